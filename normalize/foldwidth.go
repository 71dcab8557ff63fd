package normalize

import "unicode/utf8"

// widthFold writes Latin letters, digits and the signs of numbers and addresses the way ASCII does. Chinese
// punctuation keeps its width: what ends a sentence is told by it.
var widthFold = foldRule{
	name:  "width",
	doc:   "full-width letters, digits and ％＋－／．＠＆＝ become ASCII, and every kind of space a plain one",
	needs: markWidth,
	run:   func(t *Text) (*Text, []Warning) { return foldWidth(t), nil },
	examples: []foldExample{
		{"ＧＤＰ增长５．２％", "GDP增长5.2%"},
		{"第一章\u3000总\u00a0则", "第一章 总 则"},
		{"他说：“好！”（笑）", "他说：“好！”（笑）"},
		{"①面积３㎡～４㎡", "①面积3㎡～4㎡"},
	},
}

// foldWidth replaces every rune that narrow knows a plainer form of.
func foldWidth(t *Text) *Text {
	e := t.Edit()
	for i := 0; i < len(t.str); {
		if t.str[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(t.str[i:])
		if c := narrow(r); c != r {
			e.Replace(Span{i, i + n}, string(c))
		}
		i += n
	}
	return e.Text()
}

// narrow returns the ASCII form of a full-width letter, digit or sign, a plain space for any other kind of space,
// and everything else as it is.
func narrow(r rune) rune {
	switch {
	case r >= '０' && r <= '９', r >= 'Ａ' && r <= 'Ｚ', r >= 'ａ' && r <= 'ｚ':
		return r - '０' + '0'
	case r < 0x2000:
		if r == 0xA0 || r == 0x1680 {
			return ' '
		}
		return r
	case r <= 0x200A, r == 0x2028, r == 0x2029, r == 0x202F, r == 0x205F, r == 0x3000, r == 0xE5E5:
		return ' '
	}
	switch r {
	case '％', '＋', '－', '／', '．', '＠', '＆', '＝':
		return r - '０' + '0'
	case '｡':
		return '。'
	case '｢':
		return '「'
	case '｣':
		return '」'
	case '､':
		return '、'
	}
	return r
}
