package normalize

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"taizhang/normalize/hanzi"
)

// injector does to a text what sites do that put readings after characters, on the bytes of GBK.
type injector struct {
	keys []rune // in the order they are looked for
}

// newInjector lists a share of the characters of s that the scripts write differently.
func newInjector(s string, share float64, rng *rand.Rand) injector {
	judge := newCharJudge()
	seen := map[rune]bool{}
	for _, r := range s {
		if _, _, ok := gbkPair(r); ok && judge.simplified(r) != r && hanzi.Reading(r) != "" {
			seen[r] = true
		}
	}
	var in injector
	for _, r := range slices.Sorted(maps.Keys(seen)) {
		if rng.Float64() < share {
			in.keys = append(in.keys, r)
		}
	}
	// Some characters are on the list that the page does not have itself: only their bytes.
	for lead := 0x81; lead < 0xFE; lead++ {
		for trail := firstTrail; trail <= lastTrail; trail++ {
			if r := gbkRune(byte(lead), byte(trail)); !seen[r] && judge.simplified(r) != r && judge.cost(r) == 0 && hanzi.Reading(r) != "" && rng.Float64() < share/2 {
				in.keys = append(in.keys, r)
			}
		}
	}
	rng.Shuffle(len(in.keys), func(i, j int) { in.keys[i], in.keys[j] = in.keys[j], in.keys[i] })
	return in
}

// inject returns the bytes of s in GBK with the readings.
func (in injector) inject(t *testing.T, s string) []byte {
	t.Helper()
	enc := func(s string) []byte {
		b, err := simplifiedchinese.GBK.NewEncoder().String(s)
		if err != nil {
			t.Fatalf("%q is not in GBK: %v", s, err)
		}
		return []byte(b)
	}
	b := enc(s)
	for _, r := range in.keys {
		b = bytes.ReplaceAll(b, enc(string(r)), enc(string(r)+"("+hanzi.Reading(r)+")"))
	}
	return b
}

// decodeSwallowing reads GBK as the decoders of such sites do: a byte that makes no character with the next becomes a ?
// together with it; but not a line feed, which is an element of the page.
func decodeSwallowing(b []byte) string {
	var s strings.Builder
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			s.WriteByte(b[i])
			i++
			continue
		}
		r := utf8.RuneError
		if i+1 < len(b) {
			r = gbkRune(b[i], b[i+1])
		}
		if r == utf8.RuneError {
			r = '?'
		}
		s.WriteRune(r)
		if i++; i < len(b) && b[i] != '\n' {
			i++
		}
	}
	return s.String()
}

// pageLines are sentences of a page, made of parts of sentences in every order that rng chooses.
func pageLines(rng *rand.Rand, n int) []string {
	who := []string{"青石职业技术学院", "云岭县教育局", "东湖区人民政府", "远望农业科技公司", "该校校长", "多位专家", "白水镇医院", "本报记者", "当地企业负责人", "省财政厅"}
	when := []string{"昨日", "今年三月以来", "上周五", "去年年底", "近日", "“十四五”期间", "开学第一天", "会议结束后"}
	what := []string{"签署战略合作框架协议", "发布招生计划", "介绍实习基地建设进展", "组织教师赴县乡支教", "调查设备采购问题", "宣传禁烟条例",
		"召开动员大会", "参观数据中心", "检查宿舍卫生", "总结扶贫经验", "报告预算执行情况", "讨论课程标准与师资培训", "审议关于环境保护的议案"}
	detail := []string{"涉及资金三千余万元", "参加人数较上年增长两成", "得到群众广泛欢迎", "这是双方第二次联手", "为农村儿童带来更多图书", "预计明年全面完成",
		"现场气氛热烈", "将进一步缩小城乡差距", "其中网络课程占一半以上", "有关规定还需要认真执行", "种粮补贴已经发到农户手中", "院长说，难点在于师资"}
	pick := func(list []string) string { return list[rng.IntN(len(list))] }
	var lines []string
	for range n {
		lines = append(lines, pick(when)+"，"+pick(who)+"与"+pick(who)+pick(what)+"，"+pick(detail)+"。"+pick(who)+pick(what)+"，"+pick(detail)+"。")
	}
	return lines
}

func injectedPage(t *testing.T, seed uint64) (page string, in injector) {
	t.Helper()
	rng := rand.New(rand.NewPCG(seed, 7))
	c, err := hanzi.Open("s2tw")
	if err != nil {
		t.Fatal(err)
	}
	page = string(c.Convert(nil, strings.Join(pageLines(rng, 40), "\n"), nil))
	return page, newInjector(page, []float64{0.1, 0.3, 0.6, 1}[seed%4], rng)
}

// TestInjectedPages damages pages and counts the lines that come back whole: those that differ must be in a warning.
func TestInjectedPages(t *testing.T) {
	decoders := []struct {
		name   string
		decode func([]byte) *Text
		least  float64 // share of damaged lines that must come back
	}{
		{"swallowing", func(b []byte) *Text { return NewText(decodeSwallowing(b)) }, 0.9},
		{"own", func(b []byte) *Text { text, _, _ := decode(b, Options{Charset: "gb18030"}); return text }, 0.9},
	}
	for _, d := range decoders {
		lines, torn, whole, silent := 0, 0, 0, 0
		for seed := range uint64(24) {
			page, in := injectedPage(t, seed)
			seen := d.decode(in.inject(t, page))
			got, warnings := fold(seen)
			want := strings.Split(page, "\n")
			plain := strings.Split(stripReadings(seen.str), "\n")
			for i, line := range strings.Split(got.str, "\n") {
				lines++
				if plain[i] == want[i] && line == want[i] {
					continue // only plain glosses
				}
				torn++
				if line == want[i] {
					whole++
				} else if !warned(seen, i, warnings) {
					silent++
				}
			}
		}
		share := float64(whole) / float64(torn)
		t.Logf("%s decoder: of %d lines %d had a character torn apart; %d (%.1f %%) come back whole, %d differ without a warning",
			d.name, lines, torn, whole, 100*share, silent)
		if share < d.least || silent > 0 {
			t.Errorf("%s decoder: %.3f of the lines come back, want %.3f; %d differ without a warning", d.name, share, d.least, silent)
		}
	}
}

// stripReadings takes every reading out of s.
func stripReadings(s string) string {
	var b strings.Builder
	at := 0
	glosses, _ := glossesOf(s)
	for _, g := range glosses {
		b.WriteString(s[at:g.at.Start])
		at = g.at.End
	}
	return b.String() + s[at:]
}

// warned reports whether a repair or a loss in line i of the text is in a warning.
func warned(seen *Text, i int, warnings []Warning) bool {
	start := 0
	for range i {
		start += lineEnd(seen.str[start:])
	}
	line := seen.Source(Span{start, start + lineEnd(seen.str[start:])})
	return slices.ContainsFunc(warnings, func(w Warning) bool { return w.Kind != "glosses_removed" && w.Source.Overlaps(line) })
}
