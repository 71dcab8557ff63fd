package extract

import "strings"

// kindWithin returns the kind of an institution whose ending tells the given one, by what stands before the ending: a campus is of the
// kind of its school, the committee of a society is part of it, that of a branch of the party is the party's.
func kindWithin(name, kind string) string {
	switch {
	case hasSuffix(name, "校区", "分校"):
		for _, whole := range []string{"专科学校", "大学", "学院"} {
			if k := strings.LastIndex(name, whole); k > 0 && !containsAny(name[k+len(whole):], attached) {
				return collegeKind(name[:k+len(whole)])
			}
		}
	case hasSuffix(name, "支部委员会", "党员大会"):
		return "party"
	case hasSuffix(name, "委员会", "分会", "专委会"):
		for _, society := range societies {
			if k := strings.Index(name, society); k > 0 && k+len(society) < len(name)-len("分会") {
				return "association"
			}
		}
	}
	return kind
}

// attached are schools of universities.
var attached = []string{"中学", "小学", "附中", "附小", "学校", "高中", "中专"}

// societies are what the names of societies end in, bodies of members or of a common cause that have committees and branches for their
// fields, and that a text calls by these words alone.
var societies = []string{"学会", "协会", "研究会", "联合会", "促进会", "商会", "公会", "基金会"}

// collegeKind returns the kind of a university or college by its full name.
func collegeKind(name string) string {
	if strings.Contains(name, "职业") && !strings.HasSuffix(name, "师范大学") || hasSuffix(name, "专科学校", "技师学院") {
		return "vocational_college"
	}
	return "university"
}
