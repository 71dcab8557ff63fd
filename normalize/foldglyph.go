package normalize

import (
	"unicode/utf8"

	"taizhang/normalize/hanzi"
)

// glyphFold gives a character that is coded as a mere shape (a radical, a double, a form for vertical lines) its
// ordinary code. Signs that mean something by their shape (①, ㎡) stay: this is not NFKC.
var glyphFold = foldRule{
	name:  "glyph",
	doc:   "radicals and compatibility ideographs become characters, vertical and small forms ordinary punctuation",
	marks: markGlyph,
	run: func(t *Text) (*Text, []Warning) {
		return mapRunes(t, func(_, r rune) rune { return ordinaryGlyph(r) }), nil
	},
	examples: []foldExample{
		{"⼈⺠⽇报", "人民日报"},
		{"⻓江⻋⻔", "长江车门"},
		{"\uf9d1年\ufa19社", "六年神社"},
		{"︵附件︶﹁引文﹂", "（附件）「引文」"},
		{"甲﹑乙﹐丙", "甲、乙，丙"},
		{"\ufa0e\ufa29", "\ufa0e\ufa29"}, // two of the twelve that are no doubles
		{"①㎡㈱…½", "①㎡㈱…½"},
	},
}

// What the radicals from U+2F00 and from U+2E80 on stand for; one without a character of its own stands for itself.
// From the Unicode Character Database, EquivalentUnifiedIdeograph.txt of version 14.
var (
	kangxiRadicals = []rune("一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾" +
		"干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮" +
		"皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉" +
		"釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠")
	moreRadicals = []rune("⺀厂乛乚乙亻冂⺇刀刂卜㔾小小兀尣尢⺑巳幺彑彐忄心扌攵⺚旡日月歺母民氵氺灬爫爫丬牛犭王⺪目示礻⺮糹纟罓罒㓁冗⺵" +
		"羊⺷⺸耂肀聿肉⺽艹艹艹虎衤覀西见角⻇讠贝⻊车辶辶辶邑钅長镸长门⻕阝雨青韦页风飞食⻞飠饣⻡马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙" +
		"龜亀龟")
)

// The first of the radicals, of Kangxi and others.
const (
	firstKangxi = 0x2F00
	firstMore   = 0x2E80
)

// ordinaryGlyph returns the character that r is a shape of, or r.
func ordinaryGlyph(r rune) rune {
	switch {
	case r < firstMore:
		return r
	case r < firstMore+rune(len(moreRadicals)):
		return moreRadicals[r-firstMore]
	case r < firstKangxi:
		return r
	case r < firstKangxi+rune(len(kangxiRadicals)):
		return kangxiRadicals[r-firstKangxi]
	case r < 0xF900:
		return r
	case r >= 0xFE10 && r < 0xFE70:
		return ordinaryForm(r)
	}
	return hanzi.Unify(r)
}

// ordinaryForm returns the Chinese punctuation that r is the vertical or small form of, or r.
func ordinaryForm(r rune) rune {
	switch r {
	case '︐', '﹐':
		return '，'
	case '︑', '﹑':
		return '、'
	case '︒':
		return '。'
	case '︓', '﹕':
		return '：'
	case '︔', '﹔':
		return '；'
	case '︕', '﹗':
		return '！'
	case '︖', '﹖':
		return '？'
	case '︙':
		return '…'
	}
	const vertical, ordinary = "︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹙﹚﹛﹜﹝﹞", "（）｛｝〔〕【】《》〈〉「」『』（）｛｝〔〕"
	for i, v := range vertical {
		if v == r {
			c, _ := utf8.DecodeRuneInString(ordinary[i:])
			return c
		}
	}
	return r
}
