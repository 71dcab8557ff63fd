package tagger

import (
	"testing"

	"taizhang/normalize"
	"taizhang/segment"
)

// loaded returns text as a sentence, with lists of the given words.
func loaded(t *testing.T, text string, words ...Word) *sentence {
	t.Helper()
	l, _, err := buildLists(words)
	if err != nil {
		t.Fatal(err)
	}
	s := new(sentence)
	s.load(l, text, normalize.Span{End: len(text)}, segmenter().Tokens(text))
	return s
}

func TestSplit(t *testing.T) {
	for _, tt := range []struct {
		text  string
		units int
	}{
		{"", 0},
		{"云栖大学", 4},
		{"2023年TCL公司", 5}, // a run of digits, a run of letters
		{"２０２３年ＴＣＬ公司", 5}, // the same in full width
		{"5G网", 3},
		{"a\xffb", 3},
	} {
		if s := loaded(t, tt.text); s.len() != tt.units || int(s.start[s.len()]) != len(tt.text) {
			t.Errorf("%q: %d units, want %d", tt.text, s.len(), tt.units)
		}
	}
	half, full := loaded(t, "2023年TCL公司"), loaded(t, "２０２３年ＴＣＬ公司")
	var a, b features
	half.around(2).ofPairs(&a)
	full.around(2).ofPairs(&b)
	if a != b {
		t.Error("full-width letters and digits have features of their own")
	}
}

// TestConsult checks that the longest word wins, also over one that begins before it.
func TestConsult(t *testing.T) {
	words := []Word{{"云栖", CityShort}, {"云栖县", County}, {"县教育局", KnownOrganisation}, {"大学", OrganisationSuffix}, {"局长", Title}}
	for _, tt := range []struct {
		text string
		at   int
		want Class
		part uint8
	}{
		{"在云栖县", 2, County, inside},
		{"在云栖市", 2, CityShort, end},
		{"在云栖市", 3, 0, 0},
		{"云栖县教育局", 2, KnownOrganisation, begin},
		{"云栖大学", 3, 0, 0}, // on a list, but of another kind
	} {
		got := loaded(t, tt.text, words...).units[pad+tt.at].name
		want := uint8(0)
		if tt.want != 0 {
			for c := tt.want; c != 0; c >>= 1 {
				want += 1 << 2
			}
			want |= tt.part
		}
		if got != want {
			t.Errorf("%s: unit %d is marked %b, want %b", tt.text, tt.at, got, want)
		}
	}
}

func TestLookAhead(t *testing.T) {
	words := []Word{{"大学", OrganisationSuffix}, {"校长", Title}}
	s := loaded(t, "云栖大学校长，云栖大学", words...)
	if s.units[pad].ahead&7 != 3 || s.units[pad+3].ahead&7 != 0 || s.units[pad].ahead == 0 {
		t.Errorf("the suffix ahead: %v", s.units)
	}
	if s.units[pad+4].ahead != 0 || s.units[pad+7].titled != 0 {
		t.Errorf("looked beyond a comma: %v", s.units)
	}
	if s.units[pad].titled != 5 || s.units[pad+4].titled != 1 {
		t.Errorf("the title ahead: %v", s.units)
	}
}

func TestReadMarks(t *testing.T) {
	s := loaded(t, "《校园安全条例》“云栖《”和《没有完")
	if s.units[pad].quoted != 0 || s.units[pad+1].quoted>>4 != 1<<2|begin || s.units[pad+6].quoted>>4 != 1<<2|end {
		t.Errorf("title marks: %v", s.units)
	}
	if want := uint32('条')<<16 | '例'; s.units[pad+1].closing != want || s.units[pad].closing != 0 {
		t.Errorf("before the closing mark: %x, want %x", s.units[pad+1].closing, want)
	}
	if s.units[pad+9].quoted>>6 != 2 || s.units[pad+14].quoted != 0 {
		t.Errorf("quotation marks: %v", s.units)
	}
}

// TestReadWords checks tokens that cut units or leave some out.
func TestReadWords(t *testing.T) {
	s := new(sentence)
	text := "云栖2023年"
	s.load(new(lists), text, normalize.Span{End: len(text)}, []segment.Token{{Span: normalize.Span{Start: 0, End: 7}}, {Span: normalize.Span{Start: 7, End: 10}}})
	if len(s.words) != 2*pad+2 || s.words[pad].length != 3 || s.words[pad+1].length != 1 {
		t.Errorf("words %+v", s.words)
	}
}
