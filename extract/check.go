package extract

// check looks for contradictions of one kind in the figures of an article.
type check struct {
	name     string // as the findings report it
	doc      string
	find     func(a *Article, figures []Figure) []Finding
	examples []checkExample
}

// checkExample is a text that a check must find fault with, or must not.
type checkExample struct {
	text  string
	total string // of the fault; empty where there is none
}

// checks lists what an article's figures are held to. To add one, write its function and add an entry here.
var checks = [...]check{
	{
		name: "sum_mismatch",
		doc:  "A total and the parts that the text takes it apart into do not add up.",
		find: findSumMismatches,
		examples: []checkExample{
			{"协会承接项目120项,总金额4亿元(其中,东镇80项,金额3亿元;西镇50项,金额1亿元)。", "120项"},
			{"全县共有水库50座(其中大型水库12座、小型水库48座)。", "50座"},
			{"全校共有教师300人，其中男教师140人、女教师170人。", "300人"},
			{"全校共有教师300人（男教师120人、女教师170人）。", "300人"},
			{"春季招生1500人，秋季招生2000人，合计3600人。", "3600人"},
			{"全县共有水库50座(其中大型水库12座、小型水库38座)。", ""},
			{"总投资15.6亿元(其中东镇15.03亿元、西镇0.59亿元)。", ""},     // rounded
			{"全县共有水库50座，其中大型水库12座。", ""},                 // one part of several
			{"全县共有水库50座，其中大型水库12座、小型水库20座。", ""},         // not all parts are named
			{"全县共有水库50余座(其中大型水库12座、小型水库48座)。", ""},       // not exact
			{"全县共有水库50座(其中大型水库12座、小型水库40多座)。", ""},       // nor this
			{"全校共有教师300人，其中党员180人、女教师200人。", ""},         // both at once
			{"全校共有教师300人，其中骨干教师180人、女教师200人。", ""},       // also
			{"奖金总额50万元(金奖30万元、银奖10万元等)。", ""},            // and others
			{"全校共有教师300人，比上年增加20人，其中男教师12人、女教师18人。", ""}, // parts of the increase
			{"一等奖10名、二等奖20名及优秀奖若干，共评出65名。", ""},
		},
	},
	{
		name: "share_over_whole",
		doc:  "A share of a whole is above 100 %.",
		find: findSharesOverWhole,
		examples: []checkExample{
			{"全镇绿化覆盖率达到130%。", "130%"},
			{"新能源车占比为112.5%。", "112.5%"},
			{"产值同比增长130%。", ""},
			{"任务完成率达到130%。", ""},
			{"全镇绿化覆盖率达到43%。", ""},
			{"全镇绿化覆盖率达到100%。", ""},
		},
	},
}

// findFindings runs all checks.
func findFindings(a *Article, figures []Figure) []Finding {
	var found []Finding
	for _, c := range checks {
		for _, f := range c.find(a, figures) {
			f.Kind, f.Rule = c.name, c.name
			found = append(found, f)
		}
	}
	return found
}
