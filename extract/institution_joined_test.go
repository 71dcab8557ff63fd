package extract

import "testing"

// Who is joined to an institution where they bind themselves is one too; people, places and groups are none.
func TestJoinedBodies(t *testing.T) {
	checkFound(t, "institutions", []found{
		{"云山银行与远山重工、清河科技、Acme Robotics签署战略合作协议。远山重工将投资。", []string{
			"云山银行 company: 云山银行", "远山重工 company: 远山重工 远山重工", "清河科技 company: 清河科技", "Acme Robotics company: Acme Robotics"}},
		{"远山重工与苏南水投签订供水协议。", []string{"远山重工 company: 远山重工", "苏南水投 company: 苏南水投"}},
		{"云山银行携手Acme达成战略合作。", []string{"云山银行 company: 云山银行", "Acme company: Acme"}},
		{"徐汇区与远山重工签署框架协议。", []string{"远山重工 company: 远山重工"}},
		{"我校与远山重工签署框架协议。", []string{"远山重工 company: 远山重工"}},
		{"云山银行与Mary Smith签署框架协议，与多家企业签署框架协议，与有关部门签约。", []string{"云山银行 company: 云山银行"}},
		{"云山银行与王大江签署框架协议。", []string{"云山银行 company: 云山银行"}},
		{"云山银行与天津市签署框架协议。", []string{"云山银行 company: 云山银行"}},
		{"海淀区与通州区教育帮扶签约仪式在天津大学举行。", []string{"天津大学 university: 天津大学"}},
		{"出席签约仪式的有云山银行、远山重工和清河科技。", []string{"云山银行 company: 云山银行"}},
		{"云山银行和远山重工都很大。", []string{"云山银行 company: 云山银行"}},
	})
	checkFound(t, "relations", []found{
		{"云山银行携手Acme达成战略合作。", []string{"partner 云山银行 Acme"}},
		{"云山银行携手Mary Smith达成战略合作。", nil},
	})
}
