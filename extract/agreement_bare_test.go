package extract

import "testing"

// What counts the texts or points at them belongs to no title; a noun that begins like a classifier does.
func TestTitleHead(t *testing.T) {
	for _, tt := range []struct {
		s, form, title string
		many           bool
	}{
		{"多达12项供水协议", "协议", "供水协议", true},
		{"至少12份供水协议", "协议", "供水协议", true},
		{"12 项供水协议", "协议", "供水协议", true},
		{"首批供水协议", "协议", "供水协议", true},
		{"另一份供水协议", "协议", "供水协议", false},
		{"该项供水协议", "协议", "供水协议", false},
		{"此份供水协议", "协议", "供水协议", false},
		{"项目合作协议", "协议", "项目合作协议", false},
		{"该项目合作协议", "协议", "项目合作协议", false},
		{"此份额转让协议", "协议", "份额转让协议", false},
		{"份额转让协议", "协议", "份额转让协议", false},
		{"一大学联合协议", "协议", "一大学联合协议", false},
	} {
		if n, many := titleHead(tt.s, tt.form); tt.s[n:] != tt.title || many != tt.many {
			t.Errorf("%s: %s, %v", tt.s, tt.s[n:], many)
		}
	}
}
