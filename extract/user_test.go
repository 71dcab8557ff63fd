package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"taizhang/extract/lexicon"
	"taizhang/segment/tagger"
)

// The user's lists win over rules, the tagger and the built-in lists.
func TestUserLexicon(t *testing.T) {
	const list = `远山智造	research	远山	330100
青桐大学	university
青桐	place		330199
沈望溪	person	沈工
灯塔共建书	memorandum
北京大学	school	北大
数据枢纽中心	stop
云岭市	stop
省图	museum
`
	user, problems := lexicon.ReadUser(lexicon.List{Name: "l", Data: []byte(list)})
	for _, p := range problems {
		if !p.Note {
			t.Fatal(p)
		}
	}
	x, err := New(Options{Lexicon: user, Now: "2024-06-01"})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		kind, text string
		want       []string
	}{
		{"institutions", "记者从远山获悉，远山智造的新厂开工了。", []string{"远山智造 research: 远山 远山智造"}},
		{"institutions", "浙江远山智造科技有限公司没有参加。", []string{"远山智造 research: 远山智造"}}, // what the list says counts
		{"institutions", "北京大学今天开学。", []string{"北京大学 school: 北京大学"}},
		{"institutions", "记者从杭州市数据枢纽中心获悉，平台开通了。", []string{"杭州市数据枢纽中心 other: 杭州市数据枢纽中心"}}, // stopped only by itself
		{"institutions", "青桐县教育局与青桐大学签约。", []string{"青桐县教育局 government: 青桐县教育局", "青桐大学 university: 青桐大学"}},
		{"institutions", "他去省图看书。", []string{"省图 museum: 省图"}},
		{"places", "他到了云岭市，又到青桐。", []string{"青桐 330199"}},
		{"people", "云岭市教育局局长沈望溪介绍了情况。沈工还说，进展顺利。", []string{"沈望溪: 云岭市教育局局长"}},
		{"people", "本报记者 沈望溪 摄影报道", nil},
		{"agreements", "两校3月1日签署灯塔共建书，并印发《灯塔共建书》。", []string{"灯塔共建书 memorandum signed 2024-03-01"}},
	} {
		if diff := cmp.Diff(tt.want, show(x.Extract(document(tt.text)), tt.kind)); diff != "" {
			t.Errorf("%s of %s (-want +got):\n%s", tt.kind, tt.text, diff)
		}
	}
}

// The tagger knows the names of the user's lists.
func TestUserKnown(t *testing.T) {
	user, _ := lexicon.ReadUser(lexicon.List{Name: "l", Data: []byte("麦田\tcompany\n阿古\tperson\n南溪\tplace\n长青计划\tagreement\n说\tstop\n")})
	x := pipeline(t)
	for _, tt := range []struct {
		text, name string
		want       tagger.Type
	}{
		{"麦田今年招了三百人。", "麦田", tagger.Organisation},
		{"阿古说，今年雨水多。", "阿古", tagger.Person},
		{"他从南溪来，说下雨了。", "南溪", tagger.Place},
		{"双方签了长青计划，明年开始。", "长青计划", tagger.Document},
	} {
		a := newArticle(document("开头。"+tt.text), x.segmenter, user, "", nil)
		score := func(k tagger.Known) (score float32) {
			for _, e := range x.tagger.TagDocument(a.Text, a.Sentences, k) {
				if a.cut(e.Span) == tt.name && e.Type == tt.want {
					score = e.Score
				}
			}
			return score
		}
		if with, without := score(a.userKnown()), score(nil); with <= without {
			t.Errorf("%s: score %v of %s, and %v when it is known", tt.text, without, tt.name, with)
		}
	}
	if a := newArticle(document("阿强说，今年雨水多。"), x.segmenter, user, "", nil); a.userKnown() != nil {
		t.Error("no name of the list stands in the text, but something is known")
	}
}
