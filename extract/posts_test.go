package extract

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Posts that a text tells otherwise than by a title right beside the name, and what must not be taken for one.
func TestPosts(t *testing.T) {
	x := pipeline(t)
	for _, tt := range []struct {
		kind, text string
		want       []string
	}{
		// appointments that name the place once
		{"people", "会议决定：任命沈望溪为长沙市财政局局长，周牧野为民政局局长，林知远为城乡建设和交通委员会主任。",
			[]string{"沈望溪: 长沙市财政局局长", "周牧野: 长沙市民政局局长", "林知远: 长沙市城乡建设和交通委员会主任"}},
		{"institutions", "会议任命沈望溪为长沙市财政局局长，周牧野为民政局局长。民政局说，新局长下周到任。",
			[]string{"长沙市财政局 government: 长沙市财政局", "长沙市民政局 government: 民政局 民政局"}},
		{"institutions", "长沙市财政局局长沈望溪说，民政局也派了人。", []string{"长沙市财政局 government: 长沙市财政局"}},
		// what somebody is charged with having done while in office
		{"people", "经审理查明，被告人沈望溪在担任长沙市财政局局长、市政府副秘书长，青桐县委书记兼青桐县人大常委会主任等职务期间，收受财物。",
			[]string{"沈望溪: 长沙市财政局局长; 长沙市人民政府副秘书长; 青桐县委书记; 青桐县人大常委会主任"}},
		{"people", "沈望溪生于1970年，1993年9月任长沙市财政局副局长，4个月后调任青桐县委常委、副县长。", []string{"沈望溪: 长沙市财政局副局长; 青桐县委常委; 青桐县副县长"}},
		{"people", "沈望溪同志不再担任长沙市委书记、常委职务。", []string{"沈望溪: 长沙市委书记; 长沙市委常委"}},
		{"people", "临湖研究院副院长、中国科学院院士沈望溪，副院长周牧野参加。", []string{"沈望溪: 临湖研究院副院长; 中国科学院院士", "周牧野: 临湖研究院副院长"}},
		{"people", "临湖研究院副院长沈新和先生，临湖大学校长周会教授，临湖中学校长沈望与同志们座谈。",
			[]string{"沈新和: 临湖研究院副院长", "周会: 临湖大学校长", "沈望: 临湖中学校长"}},
		{"people", "沈望溪到会。会议任命周牧野为长沙市财政局局长。", []string{"沈望溪:", "周牧野: 长沙市财政局局长"}},
		{"people", "临湖学院院长沈望溪教授、副院长周牧野参加。", []string{"沈望溪: 临湖学院院长", "周牧野: 临湖学院副院长"}},
		{"people", "长沙市红十字会会长沈望溪、副会长林知远、教育局局长周牧野参加。", []string{"沈望溪: 长沙市红十字会会长", "林知远: 长沙市红十字会副会长", "周牧野: 长沙市教育局局长"}},
		{"people", "长沙市财政局局长沈望溪、校党委书记周牧野参加。", []string{"沈望溪: 长沙市财政局局长", "周牧野: 党委书记"}},
		{"people", "长沙市财政局局长一职则由沈望溪担任。", []string{"沈望溪: 长沙市财政局局长"}},
		{"people", "沈望溪表示，长沙市财政局局长一职将由谁担任，要看会议结果。", []string{"沈望溪:"}},
		// several people together
		{"people", "沈望溪、周牧野和林知远等三位同志当选为临湖学院党委委员。", []string{"沈望溪: 临湖学院党委委员", "周牧野: 临湖学院党委委员", "林知远: 临湖学院党委委员"}},
		{"people", "临湖大学校长沈望溪、南塘大学校长周牧野当选中国水利学会副理事长，云栖大学校长林知远到会。",
			[]string{"沈望溪: 临湖大学校长; 中国水利学会副理事长", "周牧野: 南塘大学校长; 中国水利学会副理事长", "林知远: 云栖大学校长"}},
		// the institution that the text is about
		{"people", "临湖学院与青桐县政府签约。学院党委书记沈望溪出席。党委副书记、院长周牧野致辞，工会主席林知远到场。",
			[]string{"沈望溪: 临湖学院党委书记", "周牧野: 临湖学院党委副书记; 临湖学院院长", "林知远: 临湖学院工会主席"}},
		{"people", "临湖学院与南塘学院签约。学院党委书记沈望溪出席。院长周牧野致辞。", []string{"沈望溪: 学院党委书记", "周牧野: 院长"}},
		{"people", "集团公司党委书记、董事长沈望溪到场。", []string{"沈望溪: 集团公司党委书记; 集团公司董事长"}},
		{"people", "临湖大学与远山集团签约。副校长沈望溪出席，学校党委书记周牧野致辞，校长助理林知远到场。",
			[]string{"沈望溪: 临湖大学副校长", "周牧野: 临湖大学党委书记", "林知远: 临湖大学校长助理"}},
		{"people", "临湖大学与南塘中学签约。副校长沈望溪出席。", []string{"沈望溪: 副校长"}},
		{"people", "远山集团有限公司与临湖大学签约，集团公司董事长沈望溪、副总经理周牧野出席。", []string{"沈望溪: 远山集团有限公司董事长", "周牧野: 远山集团有限公司副总经理"}},
		{"people", "远山集团有限公司与南塘集团有限公司签约，集团公司董事长沈望溪出席。", []string{"沈望溪: 集团公司董事长"}},
		{"people", "全国人大常委会举行会议，沈望溪委员长主持，副委员长周牧野出席。", []string{"沈望溪: 全国人大常委会委员长", "周牧野: 全国人大常委会副委员长"}},
		{"people", "客人受到沈望溪委员长接见。", []string{"沈望溪: 委员长"}},
		{"people", "长沙市图书馆与远山集团签约，院长沈望溪出席。青桐县人民医院派人参加。", []string{"沈望溪: 青桐县人民医院院长"}},
		{"people", "青桐县人民医院与临湖大学签约，院长沈望溪出席。", []string{"沈望溪: 院长"}},
		{"people", "会议任命沈望溪为青桐县人民法院副院长、审判委员会委员、审判员。", []string{"沈望溪: 青桐县人民法院副院长; 青桐县人民法院审判委员会委员; 青桐县人民法院审判员"}},
		{"people", "沈望溪同志任长沙市委书记，不再担任青桐县委书记、常委职务。", []string{"沈望溪: 长沙市委书记; 青桐县委书记; 青桐县委常委"}},
		{"people", "临湖大学副校长沈新和先生到会。沈新和副校长致辞。", []string{"沈新和: 临湖大学副校长"}},
		{"people", "我校与临湖大学签约。副校长沈望溪出席。", []string{"沈望溪: 副校长"}},
		{"people", "临湖大学客人来我校参观，校长沈望溪出席。", []string{"沈望溪: 校长"}},
		// what a post is for, in brackets
		{"people", "临湖大学副校长（研究及发展）沈望溪教授致辞。", []string{"沈望溪: 临湖大学副校长"}},
		{"people", "长沙市财政局局长（副厅级）沈望溪到会，沈望溪说，很好。", []string{"沈望溪:"}},
		// departments and committees
		{"people", "长沙市委组织部副部长、常务副部长沈望溪，滨江开发区党工委副书记、管委会副主任周牧野出席。",
			[]string{"沈望溪: 长沙市委组织部副部长; 长沙市委组织部常务副部长", "周牧野: 滨江开发区党工委副书记; 滨江开发区管委会副主任"}},
		{"people", "远山集团副总经理沈望溪、总经理助理周牧野参加。", []string{"沈望溪: 远山集团副总经理", "周牧野: 远山集团总经理助理"}},
		{"people", "临湖大学副校长沈望溪、党政办公室副主任周牧野、研究生院副院长林知远参加。", []string{"沈望溪: 临湖大学副校长", "周牧野: 临湖大学党政办公室副主任", "林知远: 临湖大学研究生院副院长"}},
		{"people", "长沙市副市长沈望溪、研究生院副院长林知远参加。", []string{"沈望溪: 长沙市副市长", "林知远: 研究生院副院长"}},
		// former posts, and names that hold what looks like a place
		{"people", "原市交通局局长周牧野、湖南省原副省长沈望溪到庭。", []string{"周牧野: 市交通局局长", "沈望溪: 湖南省副省长"}},
		{"people", "临湖学院副院长于乐山、沈望溪出席。", []string{"于乐山: 临湖学院副院长", "沈望溪: 临湖学院副院长"}},
	} {
		if diff := cmp.Diff(tt.want, show(x.Extract(document(tt.text)), tt.kind)); diff != "" {
			t.Errorf("%s of %s (-want +got):\n%s", tt.kind, tt.text, diff)
		}
	}
}

// Names, titles and verbs in any order are read without a fault.
func TestPostsOfAnyOrder(t *testing.T) {
	x := pipeline(t)
	words := strings.Fields("任 担任 曾任 任命 当选 为 免去 某某局 县长 张三 张三明 沈望溪 长沙市 财政局局长 市委 组织部副部长 的 临湖大学 教授 、 ， （以下简称“临大”） 等两位同志 一职由 兼 原 学院党委书记 院长")
	r := rand.New(rand.NewPCG(1, 2))
	for range 40 {
		var b strings.Builder
		for range 300 {
			b.WriteString(words[r.IntN(len(words))])
		}
		rec := x.Extract(document(b.String()))
		for _, p := range rec.People {
			for _, post := range p.Posts {
				if post.Text == "" || post.Title == "" {
					t.Errorf("a post of %s says nothing", p.Name)
				}
			}
		}
	}
}

// Posts in bodies within institutions, in branches, and those that words of groups only stand before.
func TestPostsOfBodies(t *testing.T) {
	x := pipeline(t)
	for _, tt := range []struct {
		kind, text string
		want       []string
	}{
		{"people", "远山科技有限公司企业业务副总裁、全球市场部部长沈望溪参加。", []string{"沈望溪: 远山科技有限公司企业业务副总裁; 远山科技有限公司全球市场部部长"}},
		{"people", "临湖大学医学中心主任、医学院副院长沈望溪参加。", []string{"沈望溪: 临湖大学医学中心主任; 临湖大学医学院副院长"}},
		{"people", "临湖学院党委委员、质量管理与绩效考核办公室主任沈望溪参加。", []string{"沈望溪: 临湖学院党委委员; 临湖学院质量管理与绩效考核办公室主任"}},
		{"people", "有关单位主要负责人，长沙市财政局局长沈望溪参加。", []string{"沈望溪: 长沙市财政局局长"}},
		{"people", "中国水利协会会长沈望溪、兼上海办事处主任周牧野、副秘书长林知远到中国水利协会上海办事处座谈。",
			[]string{"沈望溪: 中国水利协会会长", "周牧野: 中国水利协会上海办事处主任", "林知远: 中国水利协会副秘书长"}},
		{"people", "会议任命沈望溪担任长沙市财政局局长、远山联盟秘书长周牧野担任青桐中学校长，大家同意。", []string{"沈望溪: 长沙市财政局局长", "周牧野: 远山联盟秘书长; 青桐中学校长"}},
		{"people", "由大会选举主任一人、副主任若干人。", nil},
		{"institutions", "他曾任远山种子集团公司青桐分公司总经理，远山种子集团公司副总经理。",
			[]string{"远山种子集团公司青桐分公司 company: 远山种子集团公司青桐分公司", "远山种子集团公司 company: 远山种子集团公司"}},
	} {
		if diff := cmp.Diff(tt.want, show(x.Extract(document(tt.text)), tt.kind)); diff != "" {
			t.Errorf("%s\n(-want +got)\n%s", tt.text, diff)
		}
	}
}
