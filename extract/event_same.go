package extract

import (
	"slices"
	"strings"
)

// toldBefore reports whether an event is one told before under a longer name: 工作会议 after 某某工作会议.
func (f *facts) toldBefore(known []Event, e Event) bool {
	if len(known) > 200 {
		known = known[len(known)-200:]
	}
	for i := range known {
		k := &known[i]
		if k.Rule == "event.talk" && e.Rule == "event.talk" && sameSides(k.Participants, e.Participants) && (k.Date == e.Date || k.Date == "" || e.Date == "") {
			k.Date, k.Place = firstOf(k.Date, e.Date), firstOf(k.Place, e.Place)
			return true
		}
		if k.Rule != "event.talk" && k.Span.Contains(e.Span) && k.Span != e.Span && e.Kind != "signing" {
			return true // part of its name
		}
		if e.Span.Contains(k.Span) && e.Span.Start == k.Span.Start && k.Rule == "event.held" && e.Rule == "event.held" {
			k.Span, k.Name = e.Span, e.Name // 签约仪式|暨某某大会
			return true
		}
		if k.Kind == e.Kind && e.Kind == "appointment" && samePost(*k, e) {
			if e.Span.Start < k.Span.Start {
				*k = e // what tells it first tells it in full
			}
			return true
		}
		if k.Kind == "visit" && e.Kind == "visit" && sameVisit(*k, e) {
			k.Date, k.Participants = firstOf(k.Date, e.Date), addMissing(k.Participants, e.Participants)
			return true
		}
		if k.Rule == "event.agreement" && e.Rule == "event.agreement" && k.Kind == "signing" && k.Name == e.Name && k.Date == e.Date && sameSides(k.Participants, e.Participants) {
			k.Participants, k.Agreements = addMissing(k.Participants, e.Participants), addMissing(k.Agreements, e.Agreements)
			return true
		}
		if k.Kind != e.Kind || e.Kind == "signing" || e.Kind == "appointment" || e.Kind == "visit" {
			continue
		}
		if (e.Kind == "unveiling" || e.Kind == "launch" || e.Kind == "publication") && sameWork(*k, e) {
			k.Participants, k.Agreements = addMissing(k.Participants, e.Participants), addMissing(k.Agreements, e.Agreements)
			return true
		}
		if strings.HasSuffix(k.Name, e.Name) || strings.HasSuffix(e.Name, k.Name) && runes(k.Name) > 8 {
			if k.Date == "" {
				k.Date = e.Date
			}
			if k.Place == "" {
				k.Place = e.Place
			}
			if len(k.Participants) == 0 {
				k.Participants = e.Participants
			}
			return true
		}
	}
	return false
}

// sameWork reports whether what is unveiled, started or published the second time is called by the end of its name, or in short:
// 某某合作中心揭牌仪式, then 合作中心揭牌; 某某项目启动会, then 项目启动.
func sameWork(x, y Event) bool {
	bare := func(name string) string {
		for _, w := range []string{"仪式", "大会", "启动会", "启动", "行动", "活动", "揭牌签约", "签约揭牌", "揭牌", "揭幕", "授牌", "挂牌"} {
			name = strings.TrimSuffix(name, w)
		}
		for _, w := range []string{"发布", "启动", "《"} {
			name = strings.TrimPrefix(name, w)
		}
		return strings.Trim(name, "“”》")
	}
	long, short := bare(x.Name), bare(y.Name)
	if runes(short) < 4 {
		return false
	}
	return strings.HasSuffix(long, short) || y.Kind == "unveiling" && lastRune(long) == lastRune(short) && shortens(long, short)
}

// shortens reports whether short has nothing but characters of long, in their order.
func shortens(long, short string) bool {
	for _, r := range short {
		k := strings.IndexRune(long, r)
		if k < 0 {
			return false
		}
		long = long[k:]
	}
	return true
}

// sameSides reports whether all who took part in one of two talks took part in the other.
func sameSides(x, y []string) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	return !slices.ContainsFunc(x, func(id string) bool { return !slices.Contains(y, id) })
}

// sameVisit reports whether two visits of one person, told with other verbs, are to the same place or institution and on no other day.
func sameVisit(x, y Event) bool {
	if x.Participants[0] != y.Participants[0] || x.Status != y.Status || x.Date != y.Date && x.Date != "" && y.Date != "" {
		return false
	}
	return x.goal != "" && x.goal == y.goal
}

// bareTitleOf returns the name of an appointment without what only says that it is to a post: 党委书记|一职.
func bareTitleOf(name string) string {
	for _, w := range []string{"一职", "职务", "的"} {
		name = strings.TrimSuffix(name, w)
	}
	return name
}

// samePost reports whether two appointments put the same person in what ends like the same post.
func samePost(x, y Event) bool {
	if len(x.Participants) == 0 || len(y.Participants) == 0 || x.Participants[0] != y.Participants[0] {
		return false
	}
	a, b := []rune(bareTitleOf(x.Name)), []rune(bareTitleOf(y.Name))
	return string(a[max(0, len(a)-2):]) == string(b[max(0, len(b)-2):])
}
