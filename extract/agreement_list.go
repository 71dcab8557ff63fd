package extract

import (
	"strings"

	"taizhang/normalize"
)

// colonTitles reads the titles without marks of a list behind a colon at byte p: 五个文件包括：甲与乙联合声明，丙与丁谅解备忘录.
func (a *Article) colonTitles(p int, verb normalize.Span) []docHit {
	rest := a.Text[p:]
	body := strings.TrimLeft(rest, "：:")
	if body == rest {
		return nil
	}
	p += len(rest) - len(body)
	end := min(len(a.Text), a.charStart(p+4*clauseBytes))
	if k := strings.IndexAny(a.Text[p:end], "。！？\n"); k >= 0 {
		end = p + k
	}
	var out []docHit
	for p < end {
		stop := end
		if k := strings.IndexAny(a.Text[p:end], "，,；;"); k >= 0 {
			stop = p + k
		}
		piece := a.Text[p:stop]
		for _, w := range []string{"以及", "和", " "} {
			if rest, ok := strings.CutPrefix(piece, w); ok {
				p, piece = p+len(piece)-len(rest), rest
			}
		}
		if cut := strings.TrimRight(piece, ". "); cut != piece {
			stop, piece = p+len(cut), cut
		}
		f, ok := kindOfTitle(piece)
		if !ok || vagueForm[f.text] || runes(piece) < 9 || runes(piece) > 60 || strings.ContainsAny(piece, "《》“”") {
			break
		}
		out = append(out, docHit{span: normalize.Span{Start: p, End: stop}, title: piece, form: f, rule: "agreement.bare", verb: verb})
		for stop < end && strings.ContainsRune("，,；;. ", a.after(stop)) {
			stop += len(string(a.after(stop)))
		}
		p = max(stop, p+1)
	}
	return out
}

// signedBefore reports whether a signing is told of not far before byte p.
func (a *Article) signedBefore(p int) bool {
	for _, w := range []string{"签署", "签订", "签约"} {
		if a.said(w, p-clauseBytes, p) {
			return true
		}
	}
	return false
}

// item is the member of a list of documents that was read last: 一、《…》 and 二、《…》 share what is done with them.
type item struct {
	number int
	at     int // of its title
	status string
	date   string
}

// itemNumber returns the number that a title at byte p has in a list: 二、《…》, （二）《…》, 2.《…》; 0 if it has none.
func (f *facts) itemNumber(p int) int {
	a := f.a
	lead := strings.TrimRight(a.Text[max(0, a.charStart(p-18)):p], " ")
	trimmed := lead
	for _, w := range []string{"、", "．", ".", "）", ")", "是"} {
		if rest, ok := strings.CutSuffix(lead, w); ok {
			trimmed = rest
			break
		}
	}
	if trimmed == lead {
		return 0
	}
	r, _ := lastRuneOf(trimmed)
	if k := strings.IndexRune("一二三四五六七八九十", r); k >= 0 {
		if n := k/len("一") + 1; n < 10 && strings.HasSuffix(strings.TrimSuffix(trimmed, string(r)), "十") {
			return n + 10
		}
		return k/len("一") + 1
	}
	if '1' <= r && r <= '9' {
		return int(r - '0')
	}
	return 0
}

func lastRuneOf(s string) (rune, bool) {
	if s == "" {
		return 0, false
	}
	return lastRune(s), true
}

// listed gives an agreement that goes on a list of documents what is told of the list as a whole.
func (f *facts) listed(g *Agreement, h docHit) {
	n := f.itemNumber(h.span.Start)
	if n == 0 {
		return
	}
	last := f.lastItem
	if g.Status == "" && n == last.number+1 && n > 1 && last.status != "" && h.span.Start-last.at < 4*clauseBytes {
		g.Status, g.Date = last.status, last.date
	}
	f.lastItem = item{n, h.span.Start, g.Status, g.Date}
}
