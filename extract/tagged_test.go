package extract

import (
	"strings"
	"testing"

	"taizhang/normalize"
	"taizhang/segment/tagger"
)

// article returns the article of a text with entities the tagger is taken to have found, by their words.
func taggedArticle(t *testing.T, text string, kind tagger.Type, score float32, words ...string) *Article {
	t.Helper()
	x := pipeline(t)
	a := newArticle(document(text), x.segmenter, nil, "", nil)
	for _, w := range words {
		p := strings.Index(text, w)
		if p < 0 {
			t.Fatalf("%s is not in %s", w, text)
		}
		a.tagged = append(a.tagged, tagger.Entity{Span: normalize.Span{Start: p, End: p + len(w)}, Type: kind, Score: score})
	}
	return a
}

func TestTaggedInstitutions(t *testing.T) {
	for _, test := range []struct {
		text, tagged string
		score        float32
		want         string // the mention and its kind, or nothing
	}{
		{"远帆运动去年开了三家门店。", "远帆运动", 9, "远帆运动 company"},
		{"俄方出动了第九近卫旅。", "第九近卫旅", 9, "第九近卫旅 military"},
		{"远帆运动去年开了三家门店。", "远帆运动", 1, ""},               // not sure enough
		{"多个教育集团参加。", "教育集团", 9, ""},                   // a kind of institutions
		{"9支飞行表演队参加。", "9支飞行表演队", 9, ""},               // a number of them
		{"省里成立科技委员会。", "省里成立科技委员会", 9, ""},             // a verb
		{"《“远帆”计划》启动。", "“远帆", 9, "远帆 company"},        // a stray mark
		{"远帆（上海）总部迁址。", "远帆（上海", 9, ""},                // half a bracket
		{"市委市政府作出部署。", "市委市政府", 9, ""},                 // two bodies
		{"天津市第一所开放的学校。", "天津市第一所", 9, ""},              // an ordinal
		{"三区市教育联盟成立。", "三区市教育联盟", 9, ""},               // districts counted
		{"据环江晨报报道。", "环江晨报", 9, "环江晨报 media"},          // an ending
		{"与省航道局下属单位签约。", "省航道局", 9, "省航道局 government"}, // an office
	} {
		a := taggedArticle(t, test.text, tagger.Organisation, test.score, test.tagged)
		got := ""
		for _, h := range a.taggedInstitutions() {
			got = a.cut(h.span) + " " + h.kind
		}
		if got != test.want {
			t.Errorf("%s, tagged %s: %q, want %q", test.text, test.tagged, got, test.want)
		}
	}
}

// TestTaggedAfterTitle checks where a name ends that follows a title and the model cuts short.
func TestTaggedAfterTitle(t *testing.T) {
	for _, test := range []struct{ text, tagged, want string }{
		{"民政局局长陆望原介绍，工程已经完工。", "陆望", "陆望原"},
		{"民政局局长陆望介绍，工程已经完工。", "陆望", "陆望"},
		{"民政局局长陆望在会上介绍，工程已经完工。", "陆望", "陆望"},
	} {
		a := taggedArticle(t, test.text, tagger.Person, 3, test.tagged)
		title := strings.Index(test.text, "局长")
		h, ok := a.titledPerson(titleHit{span: normalize.Span{Start: title, End: title + len("局长")}})
		if !ok || a.cut(h.span) != test.want {
			t.Errorf("%s: %q, want %q", test.text, a.cut(h.span), test.want)
		}
	}
}

func TestReconciled(t *testing.T) {
	for _, test := range []struct{ text, rule, tagged, want string }{
		{"记者从国铁环江局获悉。", "环江局", "国铁环江局", "国铁环江局"},                    // the tagger's goes on
		{"他们远超环江市政府公布的数字。", "远超环江市政府", "环江市政府", "环江市政府"},            // the rule's took a verb in
		{"环江市第八中学东岸分校招生。", "环江市第八中学东岸分校", "环江市第八中学", "环江市第八中学东岸分校"}, // the tagger stopped early
		{"环江一中与东岸小学结对。", "环江一中", "环江一中与东岸小学", "环江一中"},               // two institutions
		{"省教育厅党组召开会议。", "省教育厅", "省教育厅党组", "省教育厅"},                   // a body's leading group
	} {
		a := taggedArticle(t, test.text, tagger.Organisation, 9, test.tagged)
		hit := func(words, rule string) orgHit {
			p := strings.Index(test.text, words)
			return orgHit{span: normalize.Span{Start: p, End: p + len(words)}, rule: rule}
		}
		var got []string
		for _, h := range a.reconciled([]orgHit{hit(test.rule, "institution.suffix:x")}, []orgHit{hit(test.tagged, "institution.tagger")}) {
			got = append(got, a.cut(h.span))
		}
		if len(got) != 1 || got[0] != test.want {
			t.Errorf("%s: %q, want %q", test.text, got, test.want)
		}
	}
}

// TestReconciledBrackets checks that what else a ministry is called is no part of its name, but a place is.
func TestReconciledBrackets(t *testing.T) {
	for _, test := range []struct{ text, rule, full, tagged, want string }{
		{"海洋总局（港口委）回应。", "海洋总局", "国家海洋总局", "海洋总局（港口委）", "海洋总局"},
		{"环江医院（东岸）开业。", "环江医院", "", "环江医院（东岸）", "环江医院（东岸）"},
	} {
		a := taggedArticle(t, test.text, tagger.Organisation, 9, test.tagged)
		rule := orgHit{span: normalize.Span{End: len(test.rule)}, kind: "government", full: test.full, rule: "institution.lexicon"}
		if test.full == "" {
			rule.kind = "hospital"
		}
		hits := a.reconciled([]orgHit{rule}, []orgHit{{span: normalize.Span{End: len(test.tagged)}, rule: "institution.tagger"}})
		if len(hits) != 1 || a.cut(hits[0].span) != test.want {
			t.Errorf("%s: %v, want %s", test.text, hits, test.want)
		}
	}
}

func TestTaggedPlacesAndPeople(t *testing.T) {
	x := pipeline(t)
	a := taggedArticle(t, "贵州遵义和环江镇下雨。", tagger.Place, 9, "贵州遵义", "环江镇")
	var got []string
	for _, p := range findPlaces(a) {
		got = append(got, a.cut(p.span)+" "+p.code)
	}
	if want := "贵州遵义 520300|环江镇 "; strings.Join(got, "|") != want {
		t.Errorf("%q, want %q", got, want)
	}
	a = newArticle(document("沈在田来了。"), x.segmenter, nil, "", nil)
	a.tagged = []tagger.Entity{{Span: normalize.Span{Start: 0, End: 9}, Type: tagger.Person, Score: 9}}
	if hits := findPeople(a); len(hits) != 1 || a.cut(hits[0].span) != "沈在田" {
		t.Errorf("%+v", hits)
	}
	for name, want := range map[string]bool{"沈在田": true, "岸边文雄": true, "博尔索纳": true, "恩德贝莱洛": true, "让·迪皮伊": true, "东浦网云岭": false, "李": false, "一二三四五": false} {
		if got := personal(name); got != want {
			t.Errorf("personal(%s) = %v", name, got)
		}
	}
	a.tagged[0].Score = 0.5
	if hits := findPeople(a); len(hits) != 0 {
		t.Errorf("unsure: %+v", hits)
	}
}
