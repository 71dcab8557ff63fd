package tagger

import (
	"strings"
	"testing"
)

// article is text as news has it.
const article = `本报讯（记者 周牧野）昨日，云南省教育厅与昆明理工大学在昆明市签署合作协议。云南省教育厅厅长李云舟、昆明理工大学校长陈望溪出席签约仪式。` +
	`根据协议，双方将在三年内共建五个实验室，投入资金两亿元，培养研究生一千名。李云舟表示，这是贯彻国家战略的重要举措，要把好事办好、实事办实，让更多学生受益。` +
	`仪式结束后，与会人员参观了校史馆和实验室。据了解，去年该校毕业生就业率达到百分之九十五，比上年提高两个百分点，其中近四成留在本省工作。`

func TestDefault(t *testing.T) {
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	if m.Size() > 3_000_000 {
		t.Errorf("the model takes %d bytes", m.Size())
	}
	got := marked(article, m.TagDocument(article, sentences(article), nil))
	for _, want := range []string{"{ORG|云南省教育厅}{POST|厅长}{PER|李云舟}、{ORG|昆明理工大学}{POST|校长}{PER|陈望溪}出席", "在{LOC|昆明市}签署", "。{PER|李云舟}表示"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
	if strings.Contains(got, "毕业生}") || strings.Contains(got, "|国家战略}") {
		t.Errorf("names that are none in %s", got)
	}
}

func BenchmarkDefault(b *testing.B) {
	m, err := Default()
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat(article+"\n", 20)
	all := sentences(text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		m.Tag(text, all, nil)
	}
}

func BenchmarkOpenDefault(b *testing.B) {
	for b.Loop() {
		if _, err := Default(); err != nil {
			b.Fatal(err)
		}
	}
}
