package normalize

import (
	"slices"
	"strings"
	"unicode/utf8"

	"taizhang/internal/runeset"
)

// cutWords open a list of other articles: what follows them is no more of this one. They stand at the start of a short line.
var cutWords = wordsOf(
	"相关阅读", "相关新闻", "相关报道", "相关链接", "相关文章", "相关专题", "相关推荐", "相关资讯", "相关内容", "相关稿件", "相关搜索",
	"相关主题", "延伸阅读", "拓展阅读", "推荐阅读", "推荐新闻", "推荐文章", "更多精彩", "更多新闻", "更多阅读", "更多相关", "热门推荐",
	"热门新闻", "热门文章", "热点推荐", "热点新闻", "此前报道", "猜你喜欢", "为你推荐", "为您推荐", "精彩推荐", "网友评论", "发表评论",
	"最新评论", "全部评论", "大家都在看", "你可能", "您可能", "其他人也在看", "最近发表", "随机阅读", "最新文章", "最新新闻", "新闻排行",
	"点击排行", "热门排行", "编辑推荐", "今日推荐", "图片新闻", "图片推荐", "视频推荐", "精彩图片", "我要评论", "新闻推荐", "阅读排行",
	"24小时热", "热图", "今日热点", "今日头条", "每日推荐", "特别推荐", "往期回顾", "往期推荐", "下一篇", "上一篇", "网友留言",
)

// siteWords stand in lines that sites put around every article, if they are no sentences.
var siteWords = wordsOf(
	"公网安备", "举报电话", "举报邮箱", "扫一扫", "分享到", "友情链接", "网站地图", "关于我们", "联系我们", "上一篇", "下一篇", "纠错", "打印本页",
	"关闭窗口", "加入收藏", "参与评论", "条评论", "登录", "注册", "字号", "客户端下载", "下载客户端", "微信公众号", "官方微信", "人参与", "广告服务",
	"设为首页", "招聘信息", "法律声明", "许可证", "违法和不良信息", "扫描二维码", "扫码", "powered by", "返回顶部", "返回首页", "我要评论", "网友评论",
	"浏览次数", "点击数", "阅读数", "收藏本站", "帮助中心", "意见反馈", "用户协议", "隐私政策", "客服电话", "联系电话", "在线客服",
)

// legalWords stand in the small print of sites, sentences or not.
var legalWords = wordsOf(
	"版权所有", "copyright", "©", "icp备", "icp证", "不得转载", "禁止转载", "免责声明", "特别声明", "平台声明", "版权声明", "仅提供信息", "增值电信",
	"转载请注明", "转载请联系", "转载、摘编", "本网注明", "本站注明", "未经授权", "未经许可", "未经书面", "仅代表作者", "代表作者本人", "不代表本",
	"不代表平台", "赞同其观点", "对其真实性负责", "追究法律责任", "追究其法律责任", "追究相关法律责任", "文责自负", "内容侵权", "侵犯您的", "侵犯了您的",
	"不构成投资", "不构成实质性投资", "据此操作", "网络转载", "来源于网络", "来自网络", "信息存储",
)

// interfaceWords are what the buttons and counters of sites say.
var interfaceWords = wordsOf(
	"分享", "分享至", "和", "评论", "举报", "点赞", "收藏", "关注", "打印", "大", "中", "小", "标准", "字号", "字体", "登录", "注册", "首页", "微博", "微信",
	"朋友圈", "微信好友", "好友", "空间", "复制链接", "换一换", "广告", "图集", "返回列表", "暂无评论", "更多", "赞", "回复", "阅读", "播放", "转发",
	"发布", "查看", "全文", "展开", "收起", "不感兴趣", "已关注", "取消", "确定", "提交", "搜索", "投稿", "订阅", "纠错", "手机版", "客户端", "下载",
	"qq", "QQ", "Qzone", "APP", "App", "app", "T", "THE END", "万", "次", "人", "条", "下一页", "上一页", "末页", "尾页", "页", "共", "第",
	"返回", "顶部", "列印", "友善列印", "转寄", "留言", "关闭", "全部", "网页版", "电脑版", "用户", "设置", "退出",
)

// creditWords open a line that says who made the article.
var creditWords = wordsOf("责任编辑", "责编", "编辑:", "编辑/", "编辑丨", "来源:", "来源/", "文章来源", "稿源:", "作者:", "校对:", "审核:",
	"监制:", "原标题", "原题为", "记者:", "本文来源", "信息来源", "编审:", "终审:", "值班",
)

// words is a set of words to look for in lines, found by their first characters.
type words struct {
	first   *runeset.Set
	byFirst *[256][]string // by the hash of their first characters, longer words first
}

// wordsOf returns the set of the given words.
func wordsOf(list ...string) words {
	w := words{new(runeset.Set), new([256][]string)}
	for _, s := range list {
		r, _ := utf8.DecodeRuneInString(s)
		w.first.Add(r)
		w.byFirst[hashRune(r)] = append(w.byFirst[hashRune(r)], s)
	}
	for _, same := range w.byFirst {
		slices.SortFunc(same, func(a, b string) int { return len(b) - len(a) })
	}
	return w
}

func hashRune(r rune) uint8 { return uint8(r ^ r>>8) }

// at returns the longest word that s starts with, or "".
func (w *words) at(s string) string {
	r, _ := DecodeRune(s)
	return w.from(r, s)
}

// from is at for a string whose first character is known.
func (w *words) from(r rune, s string) string {
	if w.first.Has(r) {
		for _, word := range w.byFirst[hashRune(r)] {
			if strings.HasPrefix(s, word) {
				return word
			}
		}
	}
	return ""
}

// in reports whether one of the words occurs in s.
func (w *words) in(s string) bool {
	for i := 0; i < len(s); {
		r, n := DecodeRune(s[i:])
		if w.from(r, s[i:]) != "" {
			return true
		}
		i += n
	}
	return false
}

// wordSets are several sets of words that are looked for in one pass.
type wordSets struct {
	first *runeset.Set // of the words of all
	sets  []*words
}

// setsOf returns the given sets.
func setsOf(sets ...*words) wordSets {
	first := new(runeset.Set)
	for _, w := range sets {
		for k := range first {
			first[k] |= w.first[k]
		}
	}
	return wordSets{first, sets}
}

// count returns how often the words of each set occur in s, up to most.
func (w wordSets) count(s string, most int) (n int) {
	for i := 0; i < len(s); {
		at := i
		r, size := DecodeRune(s[i:])
		if i += size; !w.first.Has(r) {
			continue
		}
		for _, set := range w.sets {
			if set.from(r, s[at:]) != "" {
				n++
			}
		}
		if n >= most {
			return most
		}
	}
	return n
}

// opening returns s without the brackets, dashes and bullets that list heads are decorated with.
func opening(s string) string { return trimLeft(s, decoration) }

var decoration = runeset.Of(" [【(<《-—·•■●◆★▲>|:*#_")

// trimLeft returns s without the characters of set that it begins with.
func trimLeft(s string, set *runeset.Set) string {
	for s != "" {
		r, n := DecodeRune(s)
		if !set.Has(r) {
			break
		}
		s = s[n:]
	}
	return s
}

// lowerASCII returns s with ASCII letters in lower case. Case-mapping Chinese text takes long and changes nothing.
func lowerASCII(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i]-'A' <= 'Z'-'A' {
			b := []byte(s)
			for ; i < len(b); i++ {
				if b[i] >= 'A' && b[i] <= 'Z' {
					b[i] |= 0x20
				}
			}
			return string(b)
		}
	}
	return s
}
