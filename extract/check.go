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
	{
		name: "share_mismatch",
		doc:  "A part is not the share of its total that the text says.",
		find: findShareMismatches,
		examples: []checkExample{
			{"全校共有教师300人，其中女教师180人，占50%。", "50%"},
			{"全县共有水库50座，其中大型水库12座，占比34%。", "34%"},
			{"全校共有教师300人，其中女教师180人，占60%。", ""},
			{"全校共有教师310人，其中女教师180人，占58%。", ""},  // rounded
			{"全校共有教师300余人，其中女教师180人，占50%。", ""}, // not exact
			{"全校共有教师300人，其中女教师180人，约占50%。", ""}, // nor this
			{"总投资1.2亿元，其中设备投资0.5亿元，占43%。", ""},  // 0.45 and 1.15 are as well meant
			{"全校共有教师300人，其中女教师180人，增长50%。", ""},
		},
	},
	{
		name: "change_mismatch",
		doc:  "A change does not lead from the one figure to the other that the text gives.",
		find: findChangeMismatches,
		examples: []checkExample{
			{"会员由100家增至150家，增长30%。", "30%"},
			{"失业率由5.2%降至4.8%，下降0.6个百分点。", "0.6个百分点"},
			{"会员由100家增至150家，增长50%。", ""},
			{"失业率由5.2%降至4.8%，下降0.4个百分点。", ""},
			{"产值由1.2亿元增至1.6亿元，增长36%。", ""}, // 1.24 to 1.56 is 26 %, 1.15 to 1.65 is 43 %
			{"会员由100多家增至150家，增长30%。", ""},
			{"会员由100家增至150家，同比增长30%。", ""}, // compared with something else
			{"会员由100家增至150家，年均增长30%。", ""},
		},
	},
	{
		name: "count_mismatch",
		doc:  "An enumeration has more members than the text says before it.",
		find: findCountMismatches,
		examples: []checkExample{
			{"市里采取两项措施：一是增加车次；二是延长时间；三是降低票价。", "两项"},
			{"市里采取三项措施：一是增加车次；二是延长时间；三是降低票价。", ""},
			{"市里采取三项措施：一是增加车次；二是延长时间。", ""}, // some only
			{"市里有两个区，情况各不相同，任务也很重，要从实际出发把工作做好做细：一是增加车次；二是延长时间；三是降低票价。", ""},
			{"市里采取两项措施：一是增加车次；二是延长时间。\n今后，一是看；二是想；三是做。", ""},
		},
	},
	{
		name: "date_order",
		doc:  "A stretch of time ends before it begins.",
		find: findReversed,
		examples: []checkExample{
			{"协议自2025年3月至2024年6月有效。", "2025年3月至2024年6月"},
			{"会议于2024年6月8日至2024年6月5日举行。", "2024年6月8日至2024年6月5日"},
			{"协议自2024年3月至2025年6月有效。", ""},
			{"会议于10月29日至3日举行。", ""}, // the month after
			{"假期从12月29日至1月3日。", ""}, // the year after
		},
	},
	{
		name: "value_conflict",
		doc:  "The same total is given twice with different values.",
		find: findConflicts,
		examples: []checkExample{
			{"签约项目总金额15.58亿元。\n据介绍，签约项目总金额15.85亿元。", "15.85亿元"},
			{"签约项目总金额15.58亿元。\n据介绍，签约项目总金额15.6亿元。", ""},  // rounded
			{"签约项目总金额15.58亿元。\n据介绍，签约项目总金额约16亿元。", ""},   // hedged
			{"签约项目总金额15.58亿元。\n据介绍，农业项目总金额15.85亿元。", ""}, // of something else
			{"去年签约项目总金额15.58亿元。\n今年签约项目总金额15.85亿元。", ""}, // at another time
			{"签约项目总金额15.58亿元。\n据介绍，签约项目总金额1.85亿元。", ""},  // too far apart to be the same
			{"城东项目总投资15.58亿元。\n城西项目总投资15.85亿元。", ""},     // of one thing each
		},
	},
}

// findReversed finds stretches of time that end before they begin.
func findReversed(a *Article, _ []Figure) []Finding {
	var found []Finding
	for _, s := range a.reversed {
		found = append(found, Finding{Mention: Mention{Span: s}, Total: a.cut(s)})
	}
	return found
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
