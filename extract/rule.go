package extract

import "strings"

// RuleDoc is a rule that makes records, with a line on what it does.
type RuleDoc struct{ Name, Doc string }

// RuleDocs describes the rules that mentions name, or their families: person.list is one of person.
var RuleDocs = []RuleDoc{
	{"institution.user", "a name of --lexicon"},
	{"institution.lexicon", "a name of the built-in lists"},
	{"institution.suffix", "words up to an ending that names of institutions have, such as 大学 or 委员会, as far left as a name can go"},
	{"institution.numbered_school", "a place, a number and 中 or 小: 长沙一中"},
	{"institution.state_body", "a foreign country or place and the name of an office: 韩国外交部"},
	{"institution.titled", "one of two that the title of an agreement joins before 关于, where it begins with a place or a known name"},
	{"institution.coordination", "listed behind a full name, without the place that it begins with: 某省教育厅、人社厅"},
	{"institution.branch", "a branch, named behind the institution that it belongs to or the short form of a bank: 某某有限公司青桐分公司"},
	{"institution.college", "a college of a university, named by its field alone where the article names a university: 机电工程学院"},
	{"institution.laboratory", "a laboratory or centre, from the field it is named after to its ending"},
	{"institution.short", "the short form of a university or a company named in full: 某大, 某某科大, 某某科技"},
	{"institution.letter", "a body of a city of Taiwan, by a letter of the city: 北捷, 新北市府"},
	{"institution.declared", "a short name that the article declares: 以下简称“…”"},
	{"institution.tagger", "the trained model"},
	{"institution", "an institution's name"},
	{"place.user", "a name of --lexicon"},
	{"place.lexicon", "a name of the built-in lists of divisions, regions and countries"},
	{"place.chain", "places inside one another, named in a row: 河北省张家口市"},
	{"place.township", "a town, village or street behind its county"},
	{"place.tagger", "the trained model"},
	{"place", "a place's name"},
	{"person.user", "a name of --lexicon"},
	{"person.after_title", "a name behind a post: 校长某某"},
	{"person.before_title", "a name before a post"},
	{"person.takes_office", "a name before a verb of taking office"},
	{"person.list", "a name in a list that begins or ends with a known one"},
	{"person.context", "a name before a verb of saying or the like"},
	{"person.transliterated", "the characters that foreign names are written with, with a dot between"},
	{"person.last_name", "the last name of somebody named in full before"},
	{"person.repeated", "a name found elsewhere in the article"},
	{"person.tagger", "the trained model"},
	{"person", "a person's name"},
	{"agreement.user", "a name of --lexicon"},
	{"agreement.bracketed", "a title in 《》 that ends like one of an agreement, plan or law"},
	{"agreement.quoted", "a title in “” that ends so and is signed or issued, or ends in a form that says enough"},
	{"agreement.bare", "words without marks behind a verb of signing or issuing, up to such an ending"},
	{"agreement.subject", "words without marks up to such an ending, before 提出, 启动, 签约 or the like"},
	{"agreement.cited", "words without marks up to such an ending, behind those who agreed on it: 甲与乙的合作协议"},
	{"agreement.alias", "a short name that the article declares for a title: 简称《…》"},
	{"agreement", "the title of an agreement"},
	{"event.held", "a name that ends in a kind of meeting, ceremony or contest, with a verb of holding"},
	{"event.unveiling", "an institution and 揭牌"},
	{"event.talk", "who, 会见 or 拜会 and whom, or two joined by 与 with 会谈 or the like"},
	{"event.opened", "a festival, show or contest with 开幕, 落幕 or the like"},
	{"event.founded", "an institution with 开馆, 正式成立 or the like"},
	{"event.visit", "who, 对, 到 or 赴, where, and a verb of visiting"},
	{"event.appointment", "任命 somebody 为 something, or somebody 当选 or 出任 something"},
	{"event.named", "somebody 任 something where it is told that so it was decided, or in a list of appointments"},
	{"event.launch", "the name of a project or work with a verb of starting"},
	{"event.publication", "a report in 《》 with a verb of publishing"},
	{"event.agreement", "what the agreement's verb says was done with it"},
	{"event", "a happening"},
	{"relation.partner", "names joined by 与, 联合 or 分别与, and words of working together behind them"},
	{"relation.agreement", "two who signed an agreement with one another"},
	{"relation.composed", "a body 由 those named 组成"},
	{"relation.member", "words such as 的成员单位 behind a body, or 成员单位 between it and those named"},
	{"relation.joined", "somebody 加入 or 牵头组建 a body"},
	{"relation.part", "words such as 旗下, 隶属于 or 的子公司 between two names"},
	{"relation.name", "a name that goes on where another institution's name ends"},
	{"relation.location", "位于, 地处 or the like between an institution and a place"},
	{"relation.post", "the post that a person's mention gives"},
	{"relation", "a tie between two records"},
	{"quote.verb", "quotation marks behind a speaker and a verb of saying"},
	{"quote.before", "quotation marks before a speaker and a verb of saying"},
	{"quote.turn", "a paragraph that begins with a speaker's name and a colon"},
	{"quote", "words reported as said"},
	{"date in full", "a date that names its year"},
	{"date without year", "a date whose year the dateline or the publication tells"},
	{"date counted from another", "words such as 去年 or 今天, counted from the dateline or the publication"},
	{"range of dates", "two dates, or one that goes from a day to another"},
	{"share", "a percentage, or a fraction"},
	{"money", "a number with a currency"},
	{ruleUnitless, "a number that shares the unit of the next one (4.2和2.1个百分点), or that its noun makes money (投资3亿，)"},
	{"number with a classifier", "a number and the word that its kind of things is counted with"},
	{"number with a measure", "a number and a unit of measure"},
	{"sum_mismatch", "parts that do not add up to their total"},
	{"share_over_whole", "shares of one whole that exceed it"},
}

// DescribeRule returns the line on a rule, or on the family it belongs to; nothing for a rule that is not described.
func DescribeRule(name string) string {
	for _, r := range RuleDocs {
		if r.Name == name {
			return r.Doc
		}
	}
	if rule, _, ok := strings.Cut(name, ":"); ok {
		return DescribeRule(rule) // institution.suffix:局
	}
	if family, _, ok := strings.Cut(name, "."); ok {
		return DescribeRule(family)
	}
	return ""
}
