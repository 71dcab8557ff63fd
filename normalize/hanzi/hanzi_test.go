package hanzi

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func mustOpen(t testing.TB, name string) *Converter {
	t.Helper()
	c, err := Open(name)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestConvert(t *testing.T) {
	tests := []struct{ config, in, want string }{
		{"any2s", "學校與醫院簽署協議", "学校与医院签署协议"},
		{"any2s", "臺北市台南市檯燈颱風", "台北市台南市台灯台风"},
		{"any2s", "著名作家隨著隊伍看著原著", "著名作家随着队伍看着原著"},
		{"any2s", "他穿著新衣，跑著，著手編著教材", "他穿着新衣，跑着，着手编著教材"},
		{"any2s", "乾隆年間的乾糧", "乾隆年间的干粮"},
		{"any2s", "被發明展示了如何", "被发明展示了如何"},
		{"any2s", "徐乾學把葡萄乾和餅乾放乾", "徐乾学把葡萄干和饼干放干"},
		{"any2s", "李乾脆走了，王乾淨身出戶", "李干脆走了，王干净身出户"},
		{"any2s", "頭髮、發展、皇后、以後", "头发、发展、皇后、以后"},
		{"any2s", "於倫敦於次年", "于伦敦于次年"},
		{"any2s", "裡面裏面", "里面里面"},
		{"any2s", "滑鼠與軟體", "滑鼠与软体"}, // words of a region stay
		{"any2s", "王頔", "王頔"},       // no newspaper sets 𬱖
		{"any2s", "么", "么"},
		{"any2s", "https://example.org/?q=a&b=c ABC 123", "https://example.org/?q=a&b=c ABC 123"},
		{"stray2s", "著名、乾隆、覆盖、瞭望、慰藉、于谦、皇后、台州、昇腾", "著名、乾隆、覆盖、瞭望、慰藉、于谦、皇后、台州、昇腾"},
		{"stray2s", "他著有《学记》，拚命，摺扇", "他著有《学记》，拚命，摺扇"},
		{"stray2s", "之後在於電車", "之后在于电车"},
		{"s2t", "头发发展干部干燥乾隆", "頭髮發展幹部乾燥乾隆"},
		{"s2t", "皇后之后，里程在公里里", "皇后之後，里程在公里裏"},
		{"s2t", "A股PN结", "A股PN結"},
		{"s2any", "被发明展示了如何，唯一出现的人", "被發明展示了如何，唯一出現的人"},
		{"s2any", "皇后台州于谦在台湾宣布里面有头发", "皇后台州于謙在台灣宣布裡面有頭髮"},
		{"s2any", "软件和信息、资讯", "軟件和信息、資訊"}, // words stay
		{"any2cn", "滑鼠與軟體、資訊，臺灣的鞦韆", "鼠标与软件、信息，台湾的秋千"},
		{"any2cn", "电脑软体", "电脑软体"}, // a Simplified text chose its words
		{"s2twp", "鼠标和软件", "滑鼠和軟體"},
		{"tw2sp", "滑鼠和軟體", "鼠标和软件"},
		{"t2tw", "裏面爲峯", "裡面為峰"},
		{"hk2s", "説話線綫", "说话线线"},
	}
	for _, tt := range tests {
		if got := string(mustOpen(t, tt.config).Convert(nil, tt.in, nil)); got != tt.want {
			t.Errorf("%s %s\n got %s\nwant %s", tt.config, tt.in, got, tt.want)
		}
	}
}

func TestOpenUnknown(t *testing.T) {
	if _, err := Open("s2x"); err == nil || !strings.Contains(err.Error(), "any2s") {
		t.Errorf("error %v does not name the conversions there are", err)
	}
}

// simplified is text that conversion to Simplified must leave alone.
const simplified = "著名学者于谦的专著《编著录》在台州出版，乾隆年间的碑文覆盖着瞭望塔，皇后里程碑，显著的慰藉，头发，理发，" +
	"发展，方面，面条，制度，复制，松树，放松，范围，斗争，北斗，丑时，几乎，茶几，谷物，山谷，系统，关系，联系，只有，船只，" +
	"干部，干净，树干，尽管，里面，公里，历史，日历，余额，胡同，仆人，朴素，御用，防御，姓郁，郁闷，云南，党项，卜算，萝卜，" +
	"种类，准备，批准，征求，象征，冲突，困难，家具，借口，凭借，蒙古，弥漫，面粉，千秋，舍弃，宿舍，台湾，叶公，向往，折扣，" +
	"佣金，注意，什么，多么，么么"

func TestSimplifiedStays(t *testing.T) {
	for _, name := range []string{"any2s", "stray2s"} {
		if got := string(mustOpen(t, name).Convert(nil, simplified, nil)); got != simplified {
			t.Errorf("%s changes Simplified text:\n got %s\nwant %s", name, got, simplified)
		}
	}
}

// TestEdits rebuilds the conversion from the edits reported.
func TestEdits(t *testing.T) {
	texts := []string{
		"學校與醫院簽署協議，後來頭髮白了", simplified, "他說：「軟體 software 在滑鼠裏面」", "\xff學\xe5", "", "豈不是車子",
		"伯克希尔-哈撒韦公司的U盘和内存", "樠谿 剔團圞月兒 𣨼云尤雨",
	}
	for _, name := range Names() {
		c := mustOpen(t, name)
		for _, s := range texts {
			checkEdits(t, c, name, s)
		}
	}
}

// checkEdits fails unless the bytes between the edits are those of s, and the edits ascend and change something.
func checkEdits(t *testing.T, c *Converter, name, s string) {
	t.Helper()
	type edit struct{ at, old, new int }
	var edits []edit
	got := string(c.Convert(nil, s, func(at, old, new int) { edits = append(edits, edit{at, old, new}) }))
	src, dst := 0, 0
	for _, e := range edits {
		if e.at < src || e.at+e.old > len(s) {
			t.Fatalf("%s %q: edit %v begins before %d or ends after the text", name, s, e, src)
		}
		keep := e.at - src
		if dst+keep+e.new > len(got) || got[dst:dst+keep] != s[src:e.at] {
			t.Fatalf("%s %q: bytes before edit %v differ", name, s, e)
		}
		src, dst = e.at, dst+keep
		if s[src:src+e.old] == got[dst:dst+e.new] {
			t.Fatalf("%s %q: edit %v changes nothing", name, s, e)
		}
		src, dst = src+e.old, dst+e.new
	}
	if got[dst:] != s[src:] {
		t.Fatalf("%s %q: bytes after the last edit differ", name, s)
	}
}

func FuzzConvert(f *testing.F) {
	f.Add("學校與醫院")
	f.Add("伯克希尔-哈撒韦 U盘 \xff\xe5\xad")
	f.Add("豈更車\U0002F800")
	f.Fuzz(func(t *testing.T, s string) {
		for _, name := range []string{"any2s", "s2t", "tw2sp", "s2twp"} {
			checkEdits(t, mustOpen(t, name), name, s)
		}
		if utf8.ValidString(s) {
			if got := mustOpen(t, "any2s").Convert(nil, s, nil); !utf8.Valid(got) {
				t.Errorf("%q becomes %q, which is not UTF-8", s, got)
			}
		}
	})
}

// TestAnyIsFinal converts every value of any2s again: nothing may be left to convert. The one exception is 苧, which is
// Simplified for 薴 and Traditional for 苎.
func TestAnyIsFinal(t *testing.T) {
	c := mustOpen(t, "any2s")
	for _, e := range c.chain[0].Entries() {
		once := string(c.Convert(nil, e.Key, nil))
		if twice := string(c.Convert(nil, once, nil)); twice != once && e.Key != "薴" {
			t.Errorf("%s becomes %s and then %s", e.Key, once, twice)
		}
	}
}

// maxTables is how many bytes the tables may add to a program.
const maxTables = 7 << 19

func TestSize(t *testing.T) {
	if len(tables) > maxTables {
		t.Errorf("tables take %d bytes, at most %d allowed", len(tables), maxTables)
	}
}

func TestNoAllocation(t *testing.T) {
	c := mustOpen(t, "any2s")
	s := strings.Repeat("學校與醫院簽署協議，後來頭髮白了。", 50)
	dst := make([]byte, 0, 2*len(s))
	n := 0
	edit := func(at, old, new int) { n++ }
	if allocs := testing.AllocsPerRun(10, func() { c.Convert(dst, s, edit) }); allocs != 0 {
		t.Errorf("%v allocations", allocs)
	}
	if n == 0 {
		t.Error("no edits")
	}
}

func BenchmarkConvert(b *testing.B) {
	hans := strings.Repeat(sample, 200)
	hant := string(mustOpen(b, "s2t").Convert(nil, hans, nil))
	for _, bb := range []struct{ config, name, text string }{
		{"any2s", "Traditional", hant}, {"any2s", "Simplified", hans}, {"t2s", "Traditional", hant}, {"s2t", "Simplified", hans}, {"s2any", "Simplified", hans},
		{"any2cn", "Traditional", hant}, {"tw2s", "Traditional", hant},
	} {
		b.Run(bb.config+"/"+bb.name, func(b *testing.B) {
			c := mustOpen(b, bb.config)
			dst := make([]byte, 0, 2*len(bb.text))
			n := 0
			b.SetBytes(int64(len(bb.text)))
			b.ReportAllocs()
			for b.Loop() {
				c.Convert(dst, bb.text, func(at, old, new int) { n++ })
			}
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		mustOpen(b, "any2s")
	}
}

func BenchmarkDetect(b *testing.B) {
	hans := strings.Repeat(sample, 200)
	b.SetBytes(int64(len(hans)))
	for b.Loop() {
		Detect(hans)
	}
}

// sample is running text for benchmarks.
const sample = "青石职业技术学院与云岭县教育局十七日签署合作框架协议，双方将在师资培训、课程开发和实习基地建设方面开展为期三年的合作。" +
	"据学院院长介绍，去年该校毕业生就业率达到百分之九十六，较上年提高两个百分点，其中四成以上留在本地企业工作。" +
	"“我们希望把课堂搬到车间里去，让学生在真实的生产环境中学习。”他说。协议还规定，县里每年拨款八百万元用于添置设备。\n"
