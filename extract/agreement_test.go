package extract

import (
	"testing"

	"taizhang/normalize"
)

// A caption that names a signing in other words than the text is the same signing, under the text's words.
func TestCaptionedSigning(t *testing.T) {
	for _, kind := range []normalize.PartKind{normalize.KindCaption, normalize.KindParagraph} {
		doc := document("北京市水务局与河北省水利厅签署战略合作框架协议\n北京市水务局与河北省水利厅签署了战略合作协议。")
		doc.Paragraphs[0].Kind = kind
		list := pipeline(t).Extract(doc).Agreements
		want := "战略合作协议"
		if kind != normalize.KindCaption {
			want = "战略合作框架协议"
		}
		if len(list) != 1 || list[0].Title != want || len(list[0].Aliases) != 1 || len(list[0].Mentions) != 2 {
			t.Errorf("%s: %+v", kind, list)
		}
	}
}
