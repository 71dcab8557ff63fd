package extract

import "testing"

// Each signing of a text is an event, whatever its title begins with; one that is to come is none.
func TestAgreementEvents(t *testing.T) {
	checkFound(t, "events", []found{
		{"3月2日，临湖大学与远山集团签署项目合作协议。", []string{"signing 签署项目合作协议 2024-03-02"}},
		{"3月2日，临湖大学与远山集团签署《项目合作协议》。", []string{"signing 签署项目合作协议 2024-03-02"}},
		{"3月2日，临湖大学与远山集团签署《份额转让协议》。", []string{"signing 签署份额转让协议 2024-03-02"}},
		{"3月2日，临湖大学与远山集团签署多达12项供水合作协议。", []string{"signing 签署供水合作协议 2024-03-02"}},
		{"临湖大学与远山集团推迟签署项目合作协议。", nil},
	})
}
