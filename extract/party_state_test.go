package extract

import "testing"

// States sign under their full names, by which a title begins, or under one character each.
func TestStates(t *testing.T) {
	checkFound(t, "agreements", []found{
		{"两国元首签署《中华人民共和国和德意志联邦共和国关于节水的联合声明》。", []string{"中华人民共和国和德意志联邦共和国关于节水的联合声明 declaration signed 中华人民共和国 德意志联邦共和国"}},
		{"大家学习了《共和国和人民的节水协定》。", []string{"共和国和人民的节水协定 agreement"}},
		{"双方签署《中华人民共和国和洪都拉斯共和国联合公报》。洪都拉斯外交部长王大江在会上签署两国建交联合公报。", []string{"中华人民共和国和洪都拉斯共和国联合公报 declaration signed 中华人民共和国 洪都拉斯共和国"}},
		{"会议在巴黎召开。中法两国签署《节水合作协定》。", []string{"节水合作协定 agreement signed 中国 法国"}},
		{"会议在巴黎召开。中法企业签署《节水合作协定》。", []string{"节水合作协定 agreement signed"}},
		{"中巴签署《节水合作协定》。", []string{"节水合作协定 agreement signed"}},
		{"中巴签署《节水合作协定》。巴西来的客人到场。", []string{"节水合作协定 agreement signed 中国 巴西"}},
	})
}
