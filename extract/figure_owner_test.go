package extract

import (
	"strings"
	"testing"
)

func TestFigureOwners(t *testing.T) {
	x := pipeline(t)
	tests := []struct{ text, want string }{
		{"清华大学现有教师300人，学生5000人。", "300人 清华大学, 5000人 清华大学"},
		{"2023年，浙江省有学校12所。", "12所 浙江省"},
		{"项目共120项(其中，北京80项，金额3亿元；河北40项，金额1亿元)。", "120项 , 80项 北京市, 3亿元 北京市, 40项 河北省, 1亿元 河北省"},
		{"清华大学始建于1911年。学校现有院系50个。", "50个 清华大学"},
		{"浙江省经济平稳。全省新建学校12所。", "12所 浙江省"},
		{"浙江省经济平稳。\n全省新建学校12所。", "12所 "},
		{"国家统计局发布数据，粮食总产量增长2%。", "2% "},
		{"清华大学校长李明远算了算，全市有学校12所。", "12所 "},
		{"据清华大学介绍，全市有学校12所。", "12所 "},
		{"来自中国、日本8个国家的代表参会。", "8个 "},
		{"北京至天津的列车共有12对。", "12对 "},
	}
	for _, test := range tests {
		r := x.Extract(document(test.text))
		names := map[string]string{"": ""}
		for _, o := range r.Institutions {
			names[o.ID] = o.Name
		}
		for _, p := range r.Places {
			names[p.ID] = p.Name
		}
		var out []string
		for _, f := range r.Figures {
			out = append(out, test.text[f.Span.Start:f.Span.End]+" "+names[f.Institution]+names[f.Place])
		}
		if got := strings.Join(out, ", "); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}
