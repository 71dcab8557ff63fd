package main

import (
	"math"
	"testing"
)

func TestF1(t *testing.T) {
	for _, c := range []struct {
		want, got string
		f         float64
	}{
		{"新桥昨天通车。", "新桥昨天通车。", 1},
		{"新桥昨天通车。\n责任编辑：王芳", "新桥\n昨天 通车。", 1},
		{"新桥昨天", "新桥昨天通车", 0.5},
		{"新桥昨天通车。", "", 0},
		{"", "新桥昨天通车。", 0},
	} {
		if f := f1(grams(body(c.want)), grams(body(c.got))); math.Abs(f-c.f) > 1e-9 {
			t.Errorf("%q, %q: %v, want %v", c.want, c.got, f, c.f)
		}
	}
}

func TestAdd(t *testing.T) {
	var sum table
	sum.add(gold{"news", "新桥昨天通车。", "新桥，通车", "王芳 李明", "2024-03-05 09:30"}, article{"新桥昨天通车。", "新桥通车", "2024-03-05", []string{"李明"}})
	sum.add(gold{Kind: "other", Text: "新桥", Title: "新桥", Published: "2024-03-05"}, article{published: "2024-03-06", authors: []string{""}})
	if sum.mean("all") != 0.5 || sum.mean("news<400") != 1 || sum.bad != 1 || sum.title != (rate{1, 2}) || sum.date != (rate{1, 2}) || sum.author != (rate{1, 1}) {
		t.Errorf("%+v", sum)
	}
}
