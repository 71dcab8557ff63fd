package extract

import (
	"strings"
	"testing"
)

// TestWhoSays: each figure with the one who says it.
func TestWhoSays(t *testing.T) {
	x := pipeline(t)
	tests := []struct{ text, want string }{
		{"天津大学校长李明远表示，学校今年招生300人。", "300人 李明远"},
		{"天津大学校长李明远说：“学校今年招生300人。”记者看到，校园里有教学楼12栋。", "300人 李明远, 12栋 "},
		{"天津大学校长李明远说：“学校今年招生300人。”他表示，教师有50人。", "300人 李明远, 50人 李明远"},
		{"天津大学校长李明远说：“校友常说‘母校有1000棵树’，学校今年招生300人。”校园里有教学楼12栋。", "1000棵 李明远, 300人 李明远, 12栋 "},
		{"“学校今年招生300人。”天津大学校长李明远说。", "300人 李明远"},
		{"天津大学校长李明远不知道，学校今年招生300人。", "300人 "},
		{"天津大学校长李明远参加开学典礼，学校今年招生300人。", "300人 "},
		{"市教委主任李明远：全市有学校120所。\n其中小学80所。\n天津大学校长王建国：学校有教师500人。\n学生2万人。", "120所 李明远, 80所 李明远, 500人 王建国, 2万人 王建国"},
		{"市教委主任李明远：全市有学校120所。\n云岭日报记者：听说有30所要合并？\n天津大学校长王建国：学校有教师500人。", "120所 李明远, 30所 , 500人 王建国"},
	}
	for _, test := range tests {
		r := x.Extract(document(test.text))
		names := map[string]string{}
		for _, p := range r.People {
			names[p.ID] = p.Name
		}
		var out []string
		for _, f := range r.Figures {
			out = append(out, test.text[f.Span.Start:f.Span.End]+" "+names[f.SaidBy])
		}
		if got := strings.Join(out, ", "); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}
