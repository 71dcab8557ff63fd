package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"taizhang/internal/runeset"
)

// nameLen returns the length of a Chinese personal name at the start of s, 0 where there is none: two to four
// characters, or longer with a middle dot, up to a space, a comma or the end.
func nameLen(s string) int {
	n, dots := 0, 0
	for i, r := range s {
		switch {
		case unicode.Is(unicode.Han, r):
			n++
		case r == '·' || r == '•':
			dots++
		case strings.ContainsRune(" ,、)&/]】;", r):
			return nameEnd(i, n, dots)
		default:
			return 0
		}
	}
	return nameEnd(len(s), n, dots)
}

func nameEnd(end, n, dots int) int {
	if n >= 2 && (n <= 4 || dots > 0 && n <= 15) {
		return end
	}
	return 0
}

// spacedName reports whether the space between two strings is one inside a name of two characters (王 芳).
func spacedName(before, after string) bool {
	before = before[strings.LastIndexAny(before, " ,、")+1:]
	after, _, _ = strings.Cut(after, " ")
	return utf8.RuneCountInString(before) == 1 && utf8.RuneCountInString(after) == 1
}

// allPeople reports whether s is a list of people and nothing else.
func allPeople(s string) bool {
	names := splitNames(s)
	for _, n := range names {
		if !isPerson(n) {
			return false
		}
	}
	return len(names) > 0
}

// isPerson reports whether s, in Simplified characters, looks like the name of a person and not like that of a site.
func isPerson(s string) bool {
	if nameLen(s) == len(s) && s != "" {
		first, n := utf8.DecodeRuneInString(s)
		return (surnames.Has(first) || strings.Contains(s, "·")) && !isOutlet(s) && !isTask(s[n:])
	}
	first, last, ok := strings.Cut(s, " ")
	return ok && isCapitalized(first) && isCapitalized(last)
}

// surnames holds the surnames of one character that nearly all Chinese have; of two-character ones the first
// character suffices (欧阳, 司马).
var surnames = runeset.Of("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔" +
	"钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂" +
	"章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳" +
	"时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查" +
	"麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣" +
	"晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元" +
	"束檀衣信展阴昝智幸奉植衡富尧闭由欧司上诸端皇令夏常萧阎凃扶藏逄旷闾鄂谯库忻衷牧蔚竺郗郏酆")

// isCapitalized reports whether s is a word in Latin letters that begins with a capital.
func isCapitalized(s string) bool {
	for i, r := range s {
		if !unicode.Is(unicode.Latin, r) && r != '-' && r != '.' || i == 0 && !unicode.IsUpper(r) {
			return false
		}
	}
	return s != ""
}

// splitNames cuts a list of people into names.
func splitNames(s string) []string {
	var out []string
	for _, f := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" 、,，&/;；|　()（）", r) }) {
		f, _, _ = strings.Cut(f, "_") // the number of an editor
		if f != "" && utf8.RuneCountInString(f) <= 20 && !isTask(f) {
			out = append(out, f)
		}
	}
	return joinSpaced(out)
}

// isTask reports whether a word among names says what they did.
func isTask(s string) bool {
	switch s {
	case "文", "图", "摄", "整合", "整理", "编译", "综合", "报道", "報道", "报导", "報導", "摄影", "攝影", "摄影报道", "撰文", "记者", "記者", "通讯员", "通訊員",
		"实习生", "實習生", "编辑", "編輯", "图文", "圖文", "等":
		return true
	}
	for _, end := range []string{"报道", "報道", "报导", "報導", "整理", "编译", "編譯", "记者", "記者"} {
		if strings.HasSuffix(s, end) {
			return true // 上海报道, 网络整理, 见习记者
		}
	}
	return false
}

// joinSpaced undoes the space inside names of two characters (王 芳), which bylines put in for looks.
func joinSpaced(names []string) []string {
	var out []string
	for i := 0; i < len(names); i++ {
		if i+1 < len(names) && utf8.RuneCountInString(names[i]) == 1 && utf8.RuneCountInString(names[i+1]) == 1 {
			out = append(out, names[i]+names[i+1])
			i++
			continue
		}
		out = append(out, names[i])
	}
	return out
}
