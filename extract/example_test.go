package extract_test

import (
	"fmt"
	"log"

	"taizhang/extract"
	"taizhang/normalize"
)

// From the bytes of a file to its records, each with the bytes that prove it.
func ExamplePipeline_Extract() {
	file := []byte(`两县签署合作协议

2025-03-02 来源：青桐新闻

3月1日，青桐县教育局与白岭县教育局签署《青桐县白岭县教师交流协议》。
首批项目12个，总金额约1.58亿元。
`)
	pipeline, err := extract.New(extract.Options{})
	if err != nil {
		log.Fatal(err)
	}
	doc := normalize.Read("signing.txt", file, normalize.Options{})
	record := pipeline.Extract(doc)

	for _, a := range record.Agreements {
		fmt.Println(a.Title, a.Status, a.Date)
		for _, p := range a.Parties {
			fmt.Println(" ", p.Role, p.Name)
		}
	}
	for _, f := range record.Figures {
		source := doc.Body.Source(f.Span)
		fmt.Printf("%v %s %s: %s at byte %d\n", f.Value, f.Unit, f.Subject, file[source.Start:source.End], source.Start)
	}
	// Output:
	// 青桐县白岭县教师交流协议 signed 2025-03-01
	//   signatory 青桐县教育局
	//   signatory 白岭县教育局
	// 12 个 首批项目: 12个 at byte 174
	// 158000000 元 总金额: 1.58亿元 at byte 194
}

// A total that is not what its parts add up to is a finding.
func ExampleFinding() {
	pipeline, err := extract.New(extract.Options{})
	if err != nil {
		log.Fatal(err)
	}
	text := "青桐县今年共修水库50座，其中大型水库12座、小型水库48座，都在入冬以前完工。\n"
	record := pipeline.Extract(normalize.Read("-", []byte(text), normalize.Options{}))
	for _, f := range record.Findings {
		fmt.Println(f.Kind, f.Total, f.Parts, f.Says, f.AddsUpTo)
	}
	// Output:
	// sum_mismatch 50座 [12座 48座] 50 60
}

// Without a date of its own, an article's 去年 counts from Options.Now; without that as well, it stays unresolved.
func ExampleOptions_now() {
	text := "青桐县图书馆说，去年新增读者3000人，今年5月起周一也开门，借书不再要押金。\n"
	doc := normalize.Read("-", []byte(text), normalize.Options{})
	for _, now := range []string{"2025-06-01", ""} {
		pipeline, err := extract.New(extract.Options{Now: now})
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("now %q:", now)
		for _, d := range pipeline.Extract(doc).Dates {
			fmt.Printf(" %s %s", doc.Body.Cut(d.Span), d.Value)
		}
		fmt.Println()
	}
	// Output:
	// now "2025-06-01": 去年 2024 今年5月 2025-05
	// now "":
}
