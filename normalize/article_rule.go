package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"taizhang/internal/runeset"
)

// partRule tells one kind of line by its own looks. What a line becomes depends on its neighbours as well.
type partRule struct {
	name   string
	doc    string
	match  func(*line) bool
	weight func(*line) float64 // how much the line speaks for an article (positive) or against one
	kind   PartKind            // of such a line inside the article
	// examples are proofs: lines that must match, and after a leading "!" such that must not.
	examples []string
}

// partRules is every rule, in the order they are tried; the first that matches counts. To add one, add it here.
var partRules = []partRule{
	{
		name: "list", doc: "the head of a list of other articles, or of readers' comments", kind: KindFurniture,
		match:    func(l *line) bool { return l.chars < 30 && cutWords.at(opening(l.plain)) != "" },
		weight:   fixed(-60),
		examples: []string{"相关阅读", "【推荐阅读】", ">>更多新闻", "!相关阅读材料由学校统一发给学生,教师不得另行收费,家长可以监督。"},
	},
	{
		name: "interface", doc: "a button or a counter of the site, or a row of signs", kind: KindFurniture,
		match:    (*line).isInterface,
		weight:   fixed(-10),
		examples: []string{"分享", "评论(12)", "字号: 大 中 小", "+1", strings.Repeat("=", 300), "!第一中学", "!他说"},
	},
	{
		name: "byline", doc: "who made the article, where it is from, when it appeared", kind: KindByline,
		match:    (*line).isByline,
		weight:   fixed(-20),
		examples: []string{"2024-05-25 17:42 来源:本地新闻网", "责任编辑:王芳", "(编辑 李明)", "!2024年5月25日,学校举行开学典礼。"},
	},
	{
		name: "boilerplate", doc: "what a site puts around every article: copyright, contact, share", kind: KindFurniture,
		match:    (*line).isBoilerplate,
		weight:   func(l *line) float64 { return -min(float64(l.chars), 60) },
		examples: []string{"版权所有 未经许可不得转载", "Copyright © 2020", "扫一扫分享到朋友圈", "!全市共有版权登记机构十二家。"},
	},
	{
		name: "shared", doc: "what most articles of the site in this run have word for word", kind: KindFurniture,
		match:  func(l *line) bool { return l.shared },
		weight: fixed(-5),
	},
	{
		name: "links", doc: "text that leads elsewhere", kind: KindFurniture,
		match:  func(l *line) bool { return l.links > 0.6 },
		weight: func(l *line) float64 { return -min(float64(l.chars), 40) },
	},
	{
		name: "menu", doc: "short words set off by spaces or bars", kind: KindFurniture,
		match:    (*line).isMenu,
		weight:   func(l *line) float64 { return -min(float64(l.chars), 40) },
		examples: []string{"要闻 | 城市 | 直播 | 视频 | 专题", "首页 > 新闻 > 正文", "!王芳 李明", "!会议由市教委主办,各区 学校参加。"},
	},
	{
		name: "image", doc: "the name of a picture file, or an address on the web", kind: KindFurniture,
		match:    (*line).isImageName,
		weight:   fixed(-1),
		examples: []string{"三校签约_fororder_1", "[IMG_2041.jpg]", "现场图.png", "https://news.example/a/1.html", "!报名网站https://news.example/2025", "!三校签约", "!网址为a_b,请家长登录后报名。"},
	},
	{
		name: "dateline", doc: "a paragraph that says where and when a report was sent", kind: KindParagraph,
		match: func(l *line) bool {
			if l.chars < 15 {
				return false
			}
			_, ok := parseDateline(l.plain)
			return ok
		},
		weight:   func(l *line) float64 { return max(30, proseWeight(l)) },
		examples: []string{"新华社北京5月9日电 题:稳中有进的半年", "本报讯(记者 王芳)昨天,市图书馆新馆开放。", "!5月9日,新馆开放。"},
	},
	{
		name: "item", doc: "a numbered line", kind: KindHeading,
		match:    (*line).isItem,
		weight:   fixed(0),
		examples: []string{"一、建设目标", "(二)主要任务", "3、青山植物园", "第三条 学校应当公开收费标准", "!3 青山植物园", "!一建设目标", "!2024年、2025年的计划"},
	},
	{
		name: "caption", doc: "what a picture shows, and who took it", kind: KindCaption,
		match:    (*line).isCaption,
		weight:   fixed(0),
		examples: []string{"图为签约仪式现场。王芳 摄", "会议现场 摄影 李明", "(资料图片)", "!他擅长摄影。"},
	},
	{
		name: "prose", doc: "a paragraph with full stops", kind: KindParagraph,
		match: func(l *line) bool {
			return l.fullStop && l.chars >= 15 || l.chars >= 60 && l.stops >= 3 && l.stops*30 > l.chars
		},
		weight:   proseWeight,
		examples: []string{"今天上午,三所学校签署了合作协议。", "!三所学校今天签署合作协议"},
	},
	{
		name: "sentence", doc: "a short sentence", kind: KindParagraph,
		match:    func(l *line) bool { return l.fullStop },
		weight:   func(l *line) float64 { return float64(l.chars) * 0.5 },
		examples: []string{"他笑了。", "!他笑了"},
	},
	{
		name: "ending", doc: "a line that ends like a sentence, as headlines do as well", kind: KindParagraph,
		match:    (*line).endsSentence,
		weight:   fixed(0),
		examples: []string{"“妈妈,你去哪里?”", "!三校签约"},
	},
	{
		name: "clause", doc: "a line too long for a headline", kind: KindParagraph,
		match:    func(l *line) bool { return l.chars >= 42 && l.stops >= 1 },
		weight:   fixed(0),
		examples: []string{"新馆设有阅览座位一千二百个,少儿阅览区、视障阅览区和自习区各一处,全年免费开放,每周一闭馆整理图书"},
	},
	{
		name: "headline", doc: "a line of the length of headlines and subheadings", kind: KindHeading,
		match: func(l *line) bool { return l.chars >= 10 },
		weight: func(l *line) float64 {
			if strings.Contains(l.plain, ":") && strings.IndexFunc(l.plain, isDigitRune) >= 0 {
				return -2 // an item of a table
			}
			return -3 - float64(l.chars)*0.2
		},
		examples: []string{"三校签署合作协议 共建实训基地", "!三校签约"},
	},
	{
		name: "short", doc: "a few characters", kind: KindHeading,
		match:  func(*line) bool { return true },
		weight: fixed(-3),
	},
}

// weigh finds the rule for l and how much l looks like part of an article. Paragraphs have full stops and headlines have
// none: that tells a news text from a list of other news, more than length or commas.
func (l *line) weigh() {
	for i := range partRules {
		if r := &partRules[i]; r.match(l) {
			l.rule, l.kind, l.weight = r.name, r.kind, r.weight(l)
			if l.hidden && l.weight > 0 {
				l.weight /= 2
			}
			return
		}
	}
}

// fixed returns a weight that is the same for all lines.
func fixed(w float64) func(*line) float64 { return func(*line) float64 { return w } }

// proseWeight is the number of characters outside links, as one long line must not outweigh all others.
func proseWeight(l *line) float64 { return min(float64(l.chars), 400) * (1 - l.links) }

// isBoilerplate reports whether l is short enough, or linked or wordy enough, for what it says to be the site's.
func (l *line) isBoilerplate() bool {
	if l.chars >= 200 {
		return false
	}
	low := lowerASCII(l.plain)
	if l.chars < 160 && (!l.fullStop || l.links > 0.3) && (l.chars < 60 || l.stops*12 < l.chars) {
		return smallPrint.count(low, 1) > 0
	}
	return legalWords.in(low)
}

// smallPrint is what lines that are no sentences have that sites put around articles.
var smallPrint = setsOf(&legalWords, &siteWords)

// interfaceMarks are the marks beside ASCII that stand among the words of buttons.
var interfaceMarks = runeset.Of("×·“”【】—–、")

// isInterface reports whether l consists of the words of buttons and counters alone, or of signs.
func (l *line) isInterface() bool {
	const row = 200 // shorter ones draw tables
	if l.chars > 24 {
		return l.chars > row && !strings.ContainsFunc(l.plain, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	}
	letters := 0
	rest := l.plain
	for rest != "" {
		if w := interfaceWords.at(rest); w != "" {
			rest = rest[len(w):]
			letters++
			continue
		}
		r, n := utf8.DecodeRuneInString(rest)
		if r >= utf8.RuneSelf && !interfaceMarks.Has(r) || r < utf8.RuneSelf && isLetter(byte(r)) {
			return false
		}
		rest = rest[n:]
	}
	return letters > 0 || l.chars <= 6
}

// isMenu reports whether l is a row of short words, or a path of channels.
func (l *line) isMenu() bool {
	if l.fullStop || l.chars > 300 || strings.ContainsAny(l.plain, ",;") {
		return false
	}
	parts, path, inside := 0, false, false
	for _, r := range l.plain {
		switch r {
		case '|', '>', '»', '→':
			path, inside = true, false
		case ' ', '·':
			inside = false
		default:
			if !inside {
				parts++
			}
			inside = true
		}
	}
	return parts >= 3 && l.chars <= 6*parts && (parts >= 5 || path)
}

// isByline reports whether l says who made the article, or when.
func (l *line) isByline() bool {
	if l.chars >= 80 {
		return false
	}
	_, _, l.hasDate = findStamp(l.plain)
	s := opening(l.plain)
	if creditWords.at(s) != "" || l.hasDate && !l.fullStop {
		return true
	}
	role, n := labelAt(s)
	return role == roleEditor && strings.HasPrefix(s[n:], " ") && allPeople(strings.Trim(s[n:], " )]】"))
}

// isCaption reports whether l describes a picture: it names the photographer at its end, or says that it is a picture.
func (l *line) isCaption() bool {
	if l.chars > 120 {
		return false
	}
	s := strings.TrimRight(strings.TrimRight(l.plain, "。"), ")] ")
	switch {
	case strings.HasSuffix(s, "摄") || strings.HasSuffix(s, "供图") || strings.HasSuffix(s, "资料图") || strings.HasSuffix(s, "资料图片"):
		return l.chars > 2
	case strings.HasPrefix(opening(s), "图为") || strings.HasPrefix(opening(s), "图/") || strings.HasPrefix(opening(s), "资料图"):
		return true
	case l.fullStop || !strings.Contains(s, "摄影"):
		return false
	}
	i := strings.LastIndex(s, "摄影")
	rest := strings.Trim(s[i+len("摄影"):], " /:|")
	return rest != "" && nameLen(rest) == len(rest)
}

// isItem reports whether l begins with the number of an item: 一、 (二) 3、 第三条.
func (l *line) isItem() bool {
	s := strings.TrimPrefix(l.plain, "(")
	rest := strings.TrimLeft(s, "一二三四五六七八九十百0123456789")
	if strings.HasPrefix(s, "第") {
		rest = strings.TrimLeft(s[len("第"):], "一二三四五六七八九十百0123456789")
		return rest != s[len("第"):] && (strings.HasPrefix(rest, "条") || strings.HasPrefix(rest, "章"))
	}
	if len(rest) == len(s) || l.fullStop {
		return false
	}
	if s != l.plain {
		return strings.HasPrefix(rest, ")")
	}
	return strings.HasPrefix(rest, "、")
}

// isImageName reports whether l is the name of a file, as Chinese text has no underscores, or an address on the web.
func (l *line) isImageName() bool {
	if l.fullStop {
		return false
	}
	low := lowerASCII(strings.Trim(l.plain, "[]()<>"))
	if l.chars >= 15 && strings.ContainsAny(low, "/=%&?") && !strings.ContainsFunc(low, func(r rune) bool { return r <= ' ' || r >= utf8.RuneSelf }) {
		return true
	}
	if l.chars > 80 || l.stops > 3 {
		return false
	}
	for _, ext := range []string{".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp"} {
		if strings.HasSuffix(low, ext) {
			return true
		}
	}
	_, rest, ok := strings.Cut(low, "_")
	return ok && strings.IndexFunc(rest, func(r rune) bool { return isDigitRune(r) || r >= 'a' && r <= 'z' }) >= 0
}

func isDigitRune(r rune) bool { return r >= '0' && r <= '9' }
