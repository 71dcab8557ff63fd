package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Branches are named behind the institution that they belong to, or behind its short form, and nothing else is.
func TestBranches(t *testing.T) {
	x := pipeline(t)
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"远山集团有限公司长沙分公司与建行湖南省分行签约。", []string{"远山集团有限公司长沙分公司 company: 远山集团有限公司长沙分公司", "建行湖南省分行 company: 建行湖南省分行"}},
		{"湖南省图书馆儿童分馆开放。", []string{"湖南省图书馆儿童分馆 museum: 湖南省图书馆儿童分馆"}},
		{"农行长沙分行还与临湖大学签约。", []string{"农行长沙分行 company: 农行长沙分行", "临湖大学 university: 临湖大学"}},
		{"临湖大学（LinU）与长沙县法院签约，LinU将派人。", []string{"临湖大学 university: 临湖大学 LinU LinU", "长沙县人民法院 court: 长沙县法院"}},
		{"湖南省图书馆与儿童分馆开放。", []string{"湖南省图书馆 museum: 湖南省图书馆"}},
		{"长沙市图书馆说，各分馆照常开放。", []string{"长沙市图书馆 museum: 长沙市图书馆"}},
	} {
		if diff := cmp.Diff(tt.want, show(x.Extract(document(tt.text)), "institutions")); diff != "" {
			t.Errorf("institutions of %s (-want +got):\n%s", tt.text, diff)
		}
	}
}

// A short form in brackets is in capitals, not only in them, and no word.
func TestAcronym(t *testing.T) {
	for s, want := range map[string]bool{"WHO": true, "PolyU": true, "Apple": false, "aBC": false, "A1B": false, "": false, "X": false} {
		if got := acronym(s); got != want {
			t.Errorf("acronym(%q) = %v, want %v", s, got, want)
		}
	}
}
