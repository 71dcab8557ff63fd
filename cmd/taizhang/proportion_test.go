// The race detector slows things down unevenly, so this is run without it: make proportion.

//go:build unix && !race

package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// processorTime returns the time that processors have spent on this process: unlike that of the clock, it does not
// depend on what else the machine is at.
func processorTime(t testing.TB) time.Duration {
	t.Helper()
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		t.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// TestProportion holds the tool to the law that no input makes it take time out of proportion: sixteen times as much
// of the same takes at most some forty times as long, where a quadratic step would make it two hundred.
func TestProportion(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	const small, factor, slack = 16 << 10, 16, 2.5
	head := "石渡县教育局与青岚市教育局签署合作协议\n\n"
	story := head + strings.Repeat("石渡县教育局5月22日与青岚市教育局签署合作协议，首批投资15.58亿元，建设46个项目。\n", 5)
	for _, tt := range []struct{ name, head, unit, tail string }{
		{"the same paragraph", head, "石渡县教育局5月22日与青岚市教育局签署合作协议，首批投资15.58亿元，建设46个项目。\n", ""},
		{"one line", head, "石渡县教育局5月22日与青岚市教育局签署合作协议，首批投资15.58亿元，建设46个项目。", ""},
		{"one sentence", head, "石渡县教育局和青岚市教育局以及", "签署合作协议。\n"},
		{"titles in brackets", head, "会上发布了《石渡县课后服务行动计划》（以下简称《计划》）。\n", ""},
		{"texts only spoken of", head, "根据石渡县教育局与青岚市教育局的某某某合作协议，学校成立。\n", ""},
		{"declarations", head, "石渡县教育局与青岚市教育局签署某某某公报。\n", ""},
		{"an unclosed bracket", head, "《石渡县课后服务", "\n"},
		{"people", head, "石渡县教育局局长沈佳禾说，青岚市副市长顾晓岚也来了。\n", ""},
		{"parts of a sum", head, "其中小学12所、中学30所，", "共计42所。\n"},
		{"ceremonies in one sentence", story, "签约仪式在石渡县教育局举行，", "大家都来了。\n"},
		{"headlines with dates", story, "石渡县教育局与青岚市教育局签署合作协议 2024-05-22\n", "大家都来了。\n"},
		{"adopted laws", story, "《石渡县修路条例》已由石渡县人大常委会审议", "通过。\n"},
		{"delegations", head, "石渡县教育局派人到场。代表团一行来到青岚市教育局考察，双方签署合作协议。\n", ""},
		{"short names of one sentence", head, "临湖大学（以下简称“临大”", "。\n"},
		{"nested short names", head, "（以下简称“", "”）。\n"},
		{"asides that nothing opens", head + "营收3亿元，", "占比5%）", "，增长4%。\n"},
		{"events of several names", head, "工作会议暨", "在北京举行。\n"},
		{"events at places", head, "工作会议在", "北京举行。\n"},
		{"talks under conditions", head, "如果青岚市副市长顾晓岚到场，石渡县县长沈望溪将会见青岚市副市长顾晓岚，", "后来取消。\n"},
		{"talks in one clause", head, "石渡县县长沈望溪与青岚市副市长顾晓岚缺席会谈", "。\n"},
		{"visits in one sentence", head, "石渡县县长沈望溪来青岚市教育局检查，", "大家都来了。\n"},
		{"hosts in one sentence", head, "石渡论坛举行，由临湖大学主办，", "。\n"},
		{"guests in one sentence", head, "工作会议召开，副市长沈望溪致辞，", "。\n"},
		{"hosts in sentences", head + "长沙市技能大赛5月2日在长沙举行。\n", "本次比赛由临湖大学主办。", "\n"},
		{"closing marks before a verb", head, "读书节”揭牌，", "。\n"},
		{"signings listed", head, "双方签署协议、", "。\n"},
		{"sums listed", head + "全年支出620亿元，预算为", "教育80亿、", "。\n"},
		{"digits", head, "1234567890", "元\n"},
		{"quotation marks", head, "“石渡县”", "\n"},
		{"glosses", "區縣學習\n\n", "區(qū)縣(xiàn)學(xué)習(xí)會議在這裡召開。\n", ""},
		{"nested elements", "<html><body><h1>石渡县</h1>", "<div>", "<p>石渡县修路。</p></body></html>"},
		{"unclosed tags", "<html><body>", "<p><b><a href=x>石渡县修路。", ""},
		{"entities", "<html><body><p>", "&ldquo;&#30707;&amp;", "</p></body></html>"},
		{"attributes", "<html><body><p ", "a=\"b\" ", ">石渡县修路。</p></body></html>"},
		{"angle brackets", "<html><body>", "<", ""},
		{"comments", "<html><body>", "<!-- ", "石渡县修路。"},
		{"link lists", "<html><body>", "<li><a href=x>石渡县修路</a></li>\n", "</body></html>"},
		{"table cells", "<html><body><table>", "<table><tr><td>石渡", "</table></body></html>"},
		{"line feeds", "石渡县修路", "\n", "石渡县修路。"},
		{"invalid bytes", head, "\xff石\x80\xfe", "\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			took := func(size int) time.Duration {
				path := filepath.Join(t.TempDir(), "a.txt")
				text := tt.head + numbered(strings.Repeat(tt.unit, size/len(tt.unit))) + tt.tail
				if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
					t.Fatal(err)
				}
				start := processorTime(t)
				ingest(t, path, "--format", "ndjson", "--charset", "utf-8")
				return processorTime(t) - start
			}
			// The least of several times, as the collector comes when it likes; and a few milliseconds are in the noise.
			one := max(min(took(small), took(small), took(small)), 5*time.Millisecond)
			limit := time.Duration(float64(one) * factor * slack)
			all := took(factor * small)
			for range 2 {
				if all > limit {
					all = min(all, took(factor*small))
				}
			}
			if all > limit {
				t.Errorf("%d kB take %v, and %d times as much %v", small>>10, one, factor, all)
			}
		})
	}
}

// numbered returns a text with each 某某某 in it made another word.
func numbered(s string) string {
	parts := strings.Split(s, "某某某")
	var out strings.Builder
	for i, part := range parts[:len(parts)-1] {
		out.WriteString(part)
		for _, k := range []int{i / 256 % 16, i / 16 % 16, i % 16} {
			out.WriteString([]string{"东", "南", "西", "北", "春", "夏", "秋", "冬", "山", "河", "湖", "海", "风", "雨", "云", "雪"}[k])
		}
	}
	return out.String() + parts[len(parts)-1]
}
