package hanzi

import "testing"

func TestDetect(t *testing.T) {
	tests := []struct {
		in         string
		hans, hant int
	}{
		{"国家与医院", 3, 0},
		{"國家與醫院", 0, 3},
		{"著名、乾隆、皇后、台州、里", 0, 0}, // either script has them
		{"於是之後", 0, 2},
		{"abc，《》123 \xe5\xe5", 0, 0},
		{"", 0, 0},
	}
	for _, tt := range tests {
		if hans, hant := Detect(tt.in); hans != tt.hans || hant != tt.hant {
			t.Errorf("Detect(%q) = %d, %d, want %d, %d", tt.in, hans, hant, tt.hans, tt.hant)
		}
	}
}

func TestReading(t *testing.T) {
	tests := []struct {
		r    rune
		want string
	}{
		{'網', "wǎng"}, {'區', "qū"}, {'綠', "lǜ"}, {'一', "yī"}, {'a', ""}, {'，', ""}, {0x20000, ""}, {-1, ""},
	}
	for _, tt := range tests {
		if got := Reading(tt.r); got != tt.want {
			t.Errorf("Reading(%q) = %q, want %q", tt.r, got, tt.want)
		}
	}
}

func TestUnify(t *testing.T) {
	tests := []struct{ in, want rune }{
		{0xF900, '豈'}, {0xFA19, '神'}, {0x2F800, '丽'}, // doubles
		{0xFA0E, 0xFA0E}, {0xFA29, 0xFA29}, // characters of their own
		{'神', '神'}, {'a', 'a'}, {0xFB00, 0xFB00}, {-1, -1},
	}
	for _, tt := range tests {
		if got := Unify(tt.in); got != tt.want {
			t.Errorf("Unify(%U) = %U, want %U", tt.in, got, tt.want)
		}
	}
}
