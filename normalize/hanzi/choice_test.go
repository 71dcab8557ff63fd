package hanzi

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestChoices(t *testing.T) {
	tests := []struct {
		config, in string
		want       []string // each: the character, what it becomes, the phrase that decided
	}{
		{"any2s", "乾隆年間餅乾著火", []string{"乾乾乾隆年間", "乾干", "著着"}},
		{"any2s", "學校", nil},
		{"s2t", "皇后的头发", []string{"后后皇后", "发髮头发"}},
		{"s2tw", "头发后面", []string{"发髮头发", "后後后面", "面面后面"}},
		{"tw2s", "乾隆\uf900", []string{"乾乾乾隆"}},
		{"stray2s", "著名，乾净", []string{"著著著名", "乾乾"}},
		{"any2cn", "滑鼠", nil}, // a word for a word is no choice among characters
		{"s2t", "", nil},
	}
	for _, tt := range tests {
		var got []string
		for _, c := range mustOpen(t, tt.config).Choices(tt.in) {
			got = append(got, tt.in[c.Start:c.End]+string(c.Became)+c.Phrase)
			if c.Others == "" || strings.ContainsRune(c.Others, c.Became) {
				t.Errorf("%s %s: %+v has the wrong others", tt.config, tt.in, c)
			}
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s %s\n got %q\nwant %q", tt.config, tt.in, got, tt.want)
		}
	}
}

// TestChoicesConverted compares choices with the conversion: what a character became stands there.
func TestChoicesConverted(t *testing.T) {
	for _, name := range []string{"any2s", "t2s", "s2t", "s2any", "stray2s"} {
		c := mustOpen(t, name)
		s := strings.Repeat("頭髮發展，乾隆餅乾，著名著火，皇后以后，头发发展，里面公里，台风台州。", 2)
		out := string(c.Convert(nil, s, nil))
		list := c.Choices(s)
		if len(list) == 0 {
			t.Errorf("%s: no choices", name)
		}
		for _, choice := range list {
			if got := []rune(out[choice.Start:])[0]; got != choice.Became { // all characters here have three bytes
				t.Errorf("%s: %+v, but the conversion has %c", name, choice, got)
			}
		}
	}
}

func ExampleConverter_Choices() {
	c, err := Open("any2s")
	if err != nil {
		panic(err)
	}
	const s = "乾隆著書，餅乾受潮"
	for _, choice := range c.Choices(s) {
		fmt.Printf("%s becomes %c rather than %s, as in %q\n", s[choice.Start:choice.End], choice.Became, choice.Others, choice.Phrase)
	}
	// Output:
	// 乾 becomes 乾 rather than 干, as in "乾隆"
	// 著 becomes 著 rather than 着, as in "著書"
	// 乾 becomes 干 rather than 乾, as in ""
}

func ExampleConverter_With() {
	pairs, err := ReadPairs("own.txt", strings.NewReader("軟體\t软件\n"))
	if err != nil {
		panic(err)
	}
	c, err := Open("any2s")
	if err != nil {
		panic(err)
	}
	fmt.Printf("%s\n", c.With(pairs).Convert(nil, "新軟體發表後", nil))
	// Output: 新软件发表后
}

func ExampleConverter_Convert() {
	c, err := Open("any2s")
	if err != nil {
		panic(err)
	}
	const s = "頭髮與著作"
	out := c.Convert(nil, s, func(at, old, new int) { fmt.Printf("%d: %s\n", at, s[at:at+old]) })
	fmt.Printf("%s\n", out)
	// Output:
	// 0: 頭
	// 3: 髮
	// 6: 與
	// 头发与著作
}

func ExampleRuns() {
	const s = "社论说：“國民應當讀書”，现引如下。\n國家圖書館\n"
	Runs(s, func(r Run) bool {
		fmt.Printf("%v %q\n", r.Script, s[r.Start:r.End])
		return true
	})
	// Output:
	// Simplified "社论说：“"
	// Traditional "國民應當讀書"
	// Simplified "”，现引如下。\n"
	// Traditional "國家圖書館\n"
}
