package extract

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What is explained is what is extracted, and what gave way is told with its reason.
func TestExplain(t *testing.T) {
	tests := []struct {
		text string
		kind Kind
		cut  string
		why  string // a part of it; empty where nothing may be given up there
	}{
		{"工程于2023年10月9日开工，共有12台设备。", KindFigure, "2023年10月9日", "the digits of the date"},
		{"他读完了《春天的河流》，又签了字。", KindAgreement, "《春天的河流》", "a book"},
		{"南开大学经济学院昨天开学。", KindInstitution, "南开大学", "inside or across the longer"},
		{"第三届论坛开幕，来了300人。", KindFigure, "第三届", ""},
		{"云岭市水务局签署了多项合作协议。", KindAgreement, "合作协议", "no two parties"},
	}
	x := pipeline(t)
	for _, tt := range tests {
		doc := document(tt.text)
		r, notes := x.Explain(doc)
		if diff := cmp.Diff(x.Extract(doc).Agreements, r.Agreements); diff != "" {
			t.Errorf("%s: explained differs from extracted: %s", tt.text, diff)
		}
		i := slices.IndexFunc(notes, func(n Note) bool {
			return n.Lost && n.Kind == tt.kind && doc.Body.Cut(n.Span) == tt.cut && (tt.why == "" || strings.Contains(n.Why, tt.why))
		})
		if (i >= 0) != (tt.why != "") {
			t.Errorf("%s: nothing or too much is told of %s: %+v", tt.text, tt.cut, notes)
		}
	}
}

// Every rule that a record can name is described, by itself or by its family.
func TestRulesAreDescribed(t *testing.T) {
	for _, e := range Extractors {
		for _, ex := range e.Examples {
			r := pipeline(t).Extract(document(ex.Text))
			for _, rule := range rulesOf(r) {
				if DescribeRule(rule) == "" {
					t.Errorf("%s: rule %q is not described in RuleDocs", ex.Text, rule)
				}
			}
		}
	}
	if DescribeRule("nothing") != "" {
		t.Error("a rule that is none is described")
	}
}

func rulesOf(r *Record) []string {
	var out []string
	add := func(ms ...Mention) {
		for _, m := range ms {
			out = append(out, m.Rule)
		}
	}
	for _, x := range r.Institutions {
		add(x.Mentions...)
	}
	for _, x := range r.People {
		add(x.Mentions...)
	}
	for _, x := range r.Places {
		add(x.Mentions...)
	}
	for _, x := range r.Agreements {
		add(x.Mentions...)
	}
	for _, x := range r.Dates {
		add(x.Mention)
	}
	for _, x := range r.Figures {
		add(x.Mention)
	}
	for _, x := range r.Events {
		add(x.Mention)
	}
	for _, x := range r.Quotes {
		add(x.Mention)
	}
	for _, x := range r.Relations {
		add(x.Mention)
	}
	return out
}
