package report

import (
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"taizhang/extract"
	"taizhang/normalize"
)

// The sample stands for a saved page: in Traditional characters, with a gloss and a menu line that are no part of the
// article. It has at least one record of every kind and every key.
const (
	sampleFile = "首頁 > 新聞\n" +
		"記者程亦禾：雲岭市教委主任白蘅說，去年9月雲岭市教委與青屿學院簽署《課後服務行動計劃》，首批撥款1.5億元，" +
		"約佔30%，其中設備8至10台，教師10名、學員22名，共計31名。"
	sampleGlossed = "區(qū)"
)

// sampleScripts turns the characters of the sample from Traditional to Simplified.
var sampleScripts = strings.NewReplacer("記", "记", "雲", "云", "說", "说", "與", "与", "學", "学", "簽", "签", "課", "课",
	"後", "后", "務", "务", "動", "动", "計", "计", "劃", "划", "撥", "拨", "億", "亿", "約", "约", "佔", "占", "設", "设",
	"備", "备", "師", "师", "員", "员", "共計", "共计", "區", "区")

// simplify makes the Simplified text of t, character by character.
func simplify(t *normalize.Text) *normalize.Text {
	e := t.Edit()
	for i, r := range t.String() {
		if s := sampleScripts.Replace(string(r)); s != string(r) {
			e.Replace(normalize.Span{Start: i, End: i + len(string(r))}, s)
		}
	}
	return e.Text()
}

// sampleDocument returns the document of the sample, read into a script.
func sampleDocument(script normalize.Script) *normalize.Document {
	raw := strings.Replace(sampleFile, "其中", "全"+sampleGlossed+"其中", 1)
	file := normalize.NewText(raw)
	gloss := strings.Index(raw, "(qū)")
	folded := file.Edit()
	folded.Replace(normalize.Span{Start: gloss, End: gloss + len("(qū)")}, "")
	text := folded.Text()
	article := strings.IndexByte(text.String(), '\n') + 1
	b := text.Build()
	b.Keep(normalize.Span{Start: article, End: text.Len()})
	base := b.Text()
	d := &normalize.Document{
		Path: "articles/yunling.txt", MediaType: "text/plain", Charset: "utf-8", Raw: []byte(raw), Text: text,
		Body: simplify(base),
		Meta: normalize.Meta{
			Title: "雲岭市試行“課後服務” <第2批>", Outlet: "云岭日报", Authors: []string{"程亦禾"}, Editors: []string{"苏堃", "白芷"},
			Published: "2024-05-25T17:42:38+08:00", Script: "Hant", URL: "https://news.example/1.html?a=1&b=2",
		},
		Warnings: []normalize.Warning{
			{Kind: "lost_characters", Text: "首頁 > 新聞", Repaired: "首頁 新聞", Reason: "one menu bar", Source: normalize.Span{Start: 0, End: 15}},
			{Kind: "truncated", Source: normalize.Span{Start: len(raw), End: len(raw)}},
		},
	}
	switch script {
	case normalize.Hans, normalize.HansCN:
		d.Output = d.Body
	default:
		d.Output = base
	}
	d.Paragraphs = []normalize.Part{{Kind: normalize.KindSpeech, Span: normalize.Span{End: d.Body.Len()}, Rule: "test"}}
	return d
}

// at returns a function that finds strings in the body, and the rule that stands for them.
func at(body string) func(string) normalize.Span {
	return func(s string) normalize.Span {
		i := strings.Index(body, s)
		if i < 0 {
			panic("the sample does not have " + s)
		}
		return normalize.Span{Start: i, End: i + len(s)}
	}
}

func dec(s string) *decimal.Decimal {
	d := decimal.MustParse(s)
	return &d
}

// sampleRecord returns the record of the sample.
func sampleRecord(script normalize.Script) *extract.Record {
	d := sampleDocument(script)
	span := at(d.Body.String())
	mention := func(s string) extract.Mention { return extract.Mention{Span: span(s), Rule: "test"} }
	second := span("去年9月云岭市教委")
	second.Start += len("去年9月")
	return &extract.Record{
		Doc:      d,
		Dateline: normalize.Dateline{Place: "云岭", Date: "2024-05-25"},
		Institutions: []extract.Institution{
			{ID: "i1", Name: "云岭市教育委员会", ResolvedBy: "abbreviation", Kind: "government", Place: "530100",
				Mentions: []extract.Mention{mention("云岭市教委"), {Span: second, Rule: "test"}}},
			{ID: "i2", Name: "青屿学院", ResolvedBy: "as_written", Kind: "university",
				Mentions: []extract.Mention{mention("青屿学院")}},
		},
		People: []extract.Person{{ID: "p1", Name: "白蘅", Mentions: []extract.Mention{mention("白蘅")},
			Posts: []extract.Post{{Text: "云岭市教委主任", Institution: "i1", Title: "主任", Span: span("云岭市教委主任")}}}},
		Places: []extract.Place{{ID: "l1", Name: "云岭市", Code: "530100", Mentions: []extract.Mention{mention("云岭市")}}},
		Dates:  []extract.Date{{Mention: mention("去年9月"), Value: "2023-09"}},
		Agreements: []extract.Agreement{{ID: "a1", Title: "课后服务行动计划", Aliases: []string{"行动计划"}, Kind: "action_plan",
			Status: "signed", Date: "2023-09", Start: "2023", End: "2025", Place: "l1",
			Parties: []extract.Party{{Name: "云岭市教育委员会", Institution: "i1", Role: "signatory"},
				{Name: "三地学校", Role: "signatory"}}, More: true,
			Mentions: []extract.Mention{mention("课后服务行动计划")}}},
		Figures: []extract.Figure{
			{ID: "f1", Mention: mention("1.5亿元"), Value: dec("150000000.00"), Unit: "元", Subject: "拨款",
				SubjectSpan: span("拨款"), Place: "l1", Date: "2023", Institution: "i1", SaidBy: "p1"},
			{ID: "f2", Mention: mention("30%"), Value: dec("30"), Unit: "%", Approx: "about", Of: "f1", Change: "increase",
				ComparedWith: "同比"},
			{ID: "f3", Mention: mention("8至10台"), Value: dec("8"), ValueMax: dec("10"), Unit: "台", Subject: "设备",
				SubjectSpan: span("设备")},
			{ID: "f4", Mention: mention("31名"), Unit: "名"},
		},
		Events: []extract.Event{{ID: "e1", Mention: mention("签署"), Kind: "signing", Status: "planned", Name: "签署", Date: "2023-09", Place: "l1",
			Participants: []string{"i1", "i2"}, Agreements: []string{"a1"}}},
		Quotes:    []extract.Quote{{Mention: extract.Mention{Span: normalize.Span{End: d.Body.Len()}}, Speaker: "p1"}},
		Relations: []extract.Relation{{Mention: mention("云岭市教委与青屿学院"), Kind: "partner", Subject: "i1", Object: "i2"}},
		Findings: []extract.Finding{{Mention: mention("31名"), Kind: "sum_mismatch", Total: "31名", Parts: []string{"10名", "22名"},
			Says: *dec("31"), AddsUpTo: *dec("32"), PartSpans: []normalize.Span{span("10名"), span("22名")}}},
	}
}

// emptyRecord returns the record of an empty file.
func emptyRecord() *extract.Record {
	text := normalize.NewText("")
	return &extract.Record{Doc: &normalize.Document{Path: "empty.txt", MediaType: "text/plain", Charset: "utf-8", Text: text,
		Body: text, Output: text, Warnings: []normalize.Warning{{Kind: "no_article"}}}}
}

// writeAll returns what a format makes of records.
func writeAll(t testing.TB, format string, o Options, records ...*extract.Record) string {
	t.Helper()
	f, ok := Lookup(format)
	if !ok {
		t.Fatalf("no format %q", format)
	}
	var b strings.Builder
	w := f.New(&b, o)
	for _, rec := range records {
		if err := w.Add(rec)(); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// allKinds returns every kind of row.
func allKinds() []extract.Kind {
	kinds, _ := Kinds()
	return kinds
}
