package extract

import (
	"slices"
	"strings"
)

// linkAgreements ties the agreements to the meetings at which they were signed or issued: those told of in the same
// sentence, or in one of the next paragraphs behind 会上 or the like.
func (f *facts) linkAgreements(list []Event) {
	for _, g := range f.r.Agreements {
		if statusRank[g.Status] < statusRank["launched"] {
			continue
		}
		for _, m := range g.Mentions {
			if e := f.meetingOf(m.Span.Start, list); e != nil && (e.Date == g.Date || e.Date == "" || g.Date == "") {
				e.Agreements = append(e.Agreements, g.ID)
				break
			}
		}
	}
}

// maxEventCue is how many bytes before what happened the text may say at which meeting it did.
const maxEventCue = 1200

// meetingOf returns the meeting at which happened what the text tells at byte p, or nil.
func (f *facts) meetingOf(p int, list []Event) *Event {
	sentence, near := f.a.sentenceAt(p), f.a.paragraphAt(p)
	if near < 0 {
		return nil
	}
	before := f.a.Text[max(f.a.Doc.Paragraphs[near].Span.Start, p-maxEventCue):p]
	for i := len(list) - 1; i >= max(0, len(list)-200); i-- {
		e := &list[i]
		if e.Kind != "meeting" && e.Kind != "signing" && e.Kind != "launch" || e.Span.Start > p {
			continue
		}
		apart := near - f.a.paragraphAt(e.Span.Start)
		switch {
		case e.Span.Start >= sentence.Start && apart == 0:
			return e
		case e.Kind == "launch": // is told of at a meeting rather than being one
			continue
		case apart <= 4 && containsAny(before, eventCues):
			return e
		}
		return nil
	}
	return nil
}

// agreementEvents makes an event of what was done with each agreement: its signing, its publication, its launch.
func agreementEvents(agreements []Agreement) []Event {
	var out []Event
	for _, g := range agreements {
		if len(g.Mentions) == 0 {
			continue
		}
		e := Event{Mention: Mention{g.Mentions[0].Span, "event.agreement"}, Date: g.Date, Place: g.Place, Agreements: []string{g.ID}}
		switch g.Status {
		case "signed", "renewed":
			e.Kind, e.Name = "signing", "签署"+g.Title[max(0, strings.LastIndex(g.Title, "签署")):]
			e.Name = strings.Replace(e.Name, "签署签署", "签署", 1)
			if g.Title == "签约" {
				e.Name = g.Title // it has no other title
			}
		case "issued", "published":
			e.Kind, e.Name = "publication", "发布"+g.Title
		case "launched":
			e.Kind, e.Name = "launch", "启动"+g.Title
		default:
			continue
		}
		for _, p := range g.Parties {
			if p.Institution != "" {
				e.Participants = append(e.Participants, p.Institution)
			}
		}
		out = append(out, e)
	}
	return out
}

// signedAt returns the index of the ceremony at which the agreement of e was signed, or -1: one that it is tied to, or one of
// the same parties on no other day.
func signedAt(list []Event, e Event) int {
	if e.Kind != "signing" {
		return -1
	}
	for i := len(list) - 1; i >= max(0, len(list)-200); i-- {
		k := list[i]
		if k.Kind != "signing" {
			continue
		}
		if slices.Contains(k.Agreements, e.Agreements[0]) {
			return i
		}
		if k.Rule == "event.held" && len(k.Agreements) == 0 && len(e.Participants) > 1 && (k.Date == e.Date || k.Date == "" || e.Date == "") &&
			!slices.ContainsFunc(e.Participants, func(p string) bool { return !slices.Contains(k.Participants, p) }) {
			return i
		}
	}
	return -1
}

// joinTelling adds to a ceremony what the agreement signed at it tells.
func (e *Event) joinTelling(of Event) {
	e.Participants = addMissing(e.Participants, of.Participants)
	if !slices.Contains(e.Agreements, of.Agreements[0]) {
		e.Agreements = append(e.Agreements, of.Agreements[0])
	}
	e.Date, e.Place = firstOf(e.Date, of.Date), firstOf(e.Place, of.Place)
}
