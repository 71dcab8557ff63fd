package normalize

// widthFold writes Latin letters, digits and the signs of numbers and addresses the way ASCII does. Chinese
// punctuation keeps its width: what ends a sentence is told by it.
var widthFold = foldRule{
	name:  "width",
	doc:   "full-width letters, digits and ％＋－／．＠＆＝ become ASCII, every kind of space a plain one",
	marks: markWidth,
	run: func(t *Text) (*Text, []Warning) {
		return mapRunes(t, func(_, r rune) rune { return narrow(r) }), nil
	},
	examples: []foldExample{
		{"ＧＤＰ增长５．２％", "GDP增长5.2%"},
		{"第一章\u3000总\u00a0则", "第一章 总 则"},
		{"\u3000\u3000本报讯", "  本报讯"},
		{"他说：“好！”（笑）", "他说：“好！”（笑）"},
		{"①面积３㎡～４㎡", "①面积3㎡～4㎡"},
		{"｢好｣､｡", "「好」、。"},
		{"一行\n\t两行", "一行\n\t两行"},
	},
}

// narrow returns the ASCII form of a full-width letter, digit or sign, a plain space for any other kind of space,
// and everything else as it is.
func narrow(r rune) rune {
	if r >= 0xFF00 {
		return narrowForm(r)
	}
	switch {
	case r == 0x3000, r == 0xA0, r == 0x1680, r >= 0x2000 && r <= 0x200A, r == 0x2028, r == 0x2029, r == 0x202F, r == 0x205F,
		r == '\v', r == '\f',
		r == 0xE5E5: // the ideographic space of a code page of GBK
		return ' '
	}
	return r
}

// narrowForm is narrow for the block of half-width and full-width forms.
func narrowForm(r rune) rune {
	switch {
	case r >= '０' && r <= '９', r >= 'Ａ' && r <= 'Ｚ', r >= 'ａ' && r <= 'ｚ':
		return r - '０' + '0'
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
