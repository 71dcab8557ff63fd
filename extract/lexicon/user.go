package lexicon

import (
	"bytes"
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"taizhang/extract/gazetteer"
	"taizhang/normalize"
	"taizhang/normalize/hanzi"
)

// The kinds of names a list of the user's own may hold.
var (
	// InstitutionKinds are the kinds of institutions of the record format.
	InstitutionKinds = strings.Fields("government party school university vocational_college kindergarten research company hospital media association alliance international military court museum other")
	// AgreementKinds are the kinds of agreements of the record format.
	AgreementKinds = strings.Fields("agreement framework_agreement memorandum contract treaty declaration initiative action_plan implementation_plan plan programme opinion measures regulation law guideline standard")
	otherKinds     = []string{kindPerson, kindPlace, kindStop}
)

const (
	kindPerson = "person"
	kindPlace  = "place"
	kindStop   = "stop"
)

// Sort is what a name of a user's list stands for.
type Sort int

// The sorts of names.
const (
	SortInstitution Sort = iota
	SortPerson
	SortPlace
	SortAgreement
	SortStop // no name of anything
)

// List is a list of names of the user's own. Its lines have up to four fields with tabs between them: a name in full;
// its kind, which is person, place, stop, or one of InstitutionKinds or AgreementKinds; other names, with | between
// them, a ? behind one that counts only in articles that have the full name; and the GB/T 2260 code of the place.
// Empty lines, and lines that begin with #, say nothing.
type List struct {
	Name string // of the file, for messages
	Data []byte // UTF-8
}

// UserEntry is a line of a List.
type UserEntry struct {
	Name    string // in full
	Kind    string
	Code    string
	Aliases []string // without the ?
	List    string   // name of its list
	Line    int
}

// Sort returns what e stands for.
func (e *UserEntry) Sort() Sort {
	switch e.Kind {
	case kindPerson:
		return SortPerson
	case kindPlace:
		return SortPlace
	case kindStop:
		return SortStop
	}
	if slices.Contains(AgreementKinds, e.Kind) {
		return SortAgreement
	}
	return SortInstitution
}

// UserHit is a name of a user's list found in a text.
type UserHit struct {
	Span  normalize.Span
	Entry *UserEntry
}

// User finds the names of users' lists. It is immutable and safe for concurrent use; a nil User knows no names.
type User struct {
	matcher *gazetteer.Matcher
	names   []userName // by their numbers in the matcher
	byName  map[string]int
}

// userName is a form in which an entry may stand in a text.
type userName struct {
	text  string
	entry *UserEntry
	weak  bool
}

// Problem is something wrong or noteworthy in a list.
type Problem struct {
	List    string
	Line    int
	Note    bool // the list can be used all the same
	Message string
	Hint    string // what to do about it, or empty
}

// Error implements error.
func (p Problem) Error() string { return fmt.Sprintf("%s:%d: %s", p.List, p.Line, p.Message) }

// ReadUser reads lists. Of a name that two lists have, the later list's entry counts. The lines with errors are left
// out of the User.
func ReadUser(lists ...List) (*User, []Problem) {
	u := &User{byName: map[string]int{}}
	var problems []Problem
	for _, l := range lists {
		r := &listReader{list: l, user: u, report: func(p Problem) { problems = append(problems, p) }}
		r.read()
	}
	if len(u.names) == 0 {
		return u, problems
	}
	keys := make([]string, len(u.names))
	for i, n := range u.names {
		keys[i] = n.text
	}
	b, err := gazetteer.Build(keys)
	if err == nil {
		u.matcher, err = gazetteer.Open(b)
	}
	if err != nil { // cannot happen: the names are distinct and UTF-8
		problems = append(problems, Problem{List: lists[0].Name, Message: err.Error()})
	}
	return u, problems
}

// Find returns the names that stand in text, the leftmost first and of those the longest, none overlapping another.
// Names that are to be stopped are not among them. Runs of Latin letters and digits are never cut, and a name of one or
// two characters stands only where whole reports that no word is cut.
func (u *User) Find(text string, whole func(normalize.Span) bool) []UserHit {
	if u == nil || u.matcher == nil {
		return nil
	}
	type candidate struct {
		span normalize.Span
		id   uint32
	}
	var all []candidate
	u.matcher.Each(text, func(s normalize.Span, id uint32) {
		n := u.names[id]
		if n.entry.Sort() == SortStop || n.weak && !strings.Contains(text, n.entry.Name) || cutsRun(text, s) ||
			utf8.RuneCountInString(n.text) <= 2 && !whole(s) {
			return
		}
		all = append(all, candidate{s, id})
	})
	sort.SliceStable(all, func(i, j int) bool {
		x, y := all[i].span, all[j].span
		return x.Start < y.Start || x.Start == y.Start && x.End > y.End
	})
	var hits []UserHit
	end := 0
	for _, c := range all {
		if c.span.Start >= end {
			hits = append(hits, UserHit{c.span, u.names[c.id].entry})
			end = c.span.End
		}
	}
	return hits
}

// cutsRun reports whether s begins or ends inside a run of Latin letters and digits.
func cutsRun(text string, s normalize.Span) bool {
	return inRun(text, s.Start) || inRun(text, s.End)
}

func inRun(text string, p int) bool {
	if p == 0 || p == len(text) {
		return false
	}
	return isLatin(text[p-1]) && isLatin(text[p])
}

func isLatin(b byte) bool {
	return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9'
}

// Lookup returns the entry with a name.
func (u *User) Lookup(name string) (*UserEntry, bool) {
	if u == nil {
		return nil, false
	}
	i, ok := u.byName[name]
	if !ok {
		return nil, false
	}
	return u.names[i].entry, true
}

// Stops reports whether text is to be no name of anything.
func (u *User) Stops(text string) bool {
	e, ok := u.Lookup(text)
	return ok && e.Sort() == SortStop
}

// Entries returns the entries in the order of the lists.
func (u *User) Entries() []*UserEntry {
	var out []*UserEntry
	var last *UserEntry
	for _, n := range u.names {
		if n.entry != last && n.text == n.entry.Name {
			out = append(out, n.entry)
			last = n.entry
		}
	}
	return out
}

// listReader reads a list into a User.
type listReader struct {
	list   List
	user   *User
	line   int
	report func(Problem)
}

func (r *listReader) problem(hint, format string, args ...any) {
	r.report(Problem{List: r.list.Name, Line: r.line, Message: fmt.Sprintf(format, args...), Hint: hint})
}

func (r *listReader) note(format string, args ...any) {
	r.report(Problem{List: r.list.Name, Line: r.line, Note: true, Message: fmt.Sprintf(format, args...)})
}

func (r *listReader) read() {
	entries := 0
	for line := range bytes.Lines(bytes.TrimPrefix(r.list.Data, []byte("\uFEFF"))) {
		r.line++
		if r.readLine(strings.TrimRight(string(line), "\r\n")) {
			entries++
		}
	}
	if entries == 0 {
		r.note("the list has no names")
	}
}

// readLine takes a line in and reports whether it was an entry without error.
func (r *listReader) readLine(line string) bool {
	if strings.TrimSpace(line) == "" || strings.HasPrefix(strings.TrimSpace(line), "#") {
		return false
	}
	if !utf8.ValidString(line) {
		r.problem("save the list as UTF-8", "not UTF-8")
		return false
	}
	f := strings.Split(line, "\t")
	for i := range f {
		f[i] = strings.TrimSpace(f[i])
	}
	for len(f) > 2 && f[len(f)-1] == "" {
		f = f[:len(f)-1] // as spreadsheets write them
	}
	if r.line == 1 && len(f) > 1 && f[0] == "name" && f[1] == "kind" {
		return false
	}
	switch {
	case len(f) == 1:
		r.problem("write name, kind, other names and code with tabs between them, not blanks", "no kind")
		return false
	case len(f) > 4:
		r.problem("write name, kind, other names with | between them, and code", "%d fields", len(f))
		return false
	case !slices.Contains(InstitutionKinds, f[1]) && !slices.Contains(AgreementKinds, f[1]) && !slices.Contains(otherKinds, f[1]):
		r.problem(kindHint, "unknown kind %q", f[1])
		return false
	}
	f = append(f, "", "")
	e := &UserEntry{Name: simplified(f[0]), Kind: f[1], Code: f[3], List: r.list.Name, Line: r.line}
	return r.check(e, f[0]) && r.take(e, f[2])
}

// kindHint lists the kinds.
var kindHint = "use one of " + strings.Join(InstitutionKinds, " ") + "; " + strings.Join(otherKinds, " ") + "; " + strings.Join(AgreementKinds, " ")

// check reports what is wrong with the fields of an entry.
func (r *listReader) check(e *UserEntry, written string) bool {
	if !r.goodName(e, e.Name) {
		return false
	}
	if e.Name != written {
		r.note("%s is looked for as %s", written, e.Name)
	}
	if e.Code == "" {
		return true
	}
	if s := e.Sort(); s != SortInstitution && s != SortPlace {
		r.problem("leave the fourth field empty", "a code for a name of kind %s", e.Kind)
		return false
	}
	if len(e.Code) != 6 || strings.Trim(e.Code, "0123456789") != "" {
		r.problem("codes of GB/T 2260 have six digits, as 130638", "%q is not a code of a place", e.Code)
		return false
	}
	return true
}

// goodName reports whether a name can be looked for, and what is wrong with it.
func (r *listReader) goodName(e *UserEntry, name string) bool {
	switch {
	case name == "":
		r.problem("", "a name is empty")
	case utf8.RuneCountInString(name) < 2:
		r.problem("give names of two characters or more", "%s is too short to be told from the words around it", name)
	case utf8.RuneCountInString(name) > 100:
		r.problem("", "a name of more than 100 characters")
	case strings.ContainsFunc(name, unicode.IsControl):
		r.problem("", "a name with a control character in it")
	case e.Sort() == SortAgreement && strings.HasPrefix(name, "《"):
		r.problem("write the title without 《》; it is found with and without them", "a title in 《》")
	default:
		return true
	}
	return false
}

// take adds an entry with its other names, which stand in a list with | between them.
func (r *listReader) take(e *UserEntry, aliases string) bool {
	if e.Sort() == SortStop && aliases != "" {
		r.problem("write each on a line of its own", "other names for what is no name")
		return false
	}
	names := []userName{{e.Name, e, false}}
	if aliases != "" {
		for alias := range strings.SplitSeq(aliases, "|") {
			name, weak := strings.CutSuffix(simplified(strings.TrimSpace(alias)), "?")
			if !r.goodName(e, name) {
				return false
			}
			if name == e.Name {
				r.note("%s is its own other name", name)
				continue
			}
			e.Aliases = append(e.Aliases, name)
			names = append(names, userName{name, e, weak})
		}
	}
	for _, n := range names {
		if !r.free(n, e) {
			return false
		}
	}
	for _, n := range names {
		r.compare(n)
		for _, text := range spellings(n.text) {
			r.user.add(userName{text, n.entry, n.weak})
		}
	}
	return true
}

// free reports whether a name stands on no line of the list before.
func (r *listReader) free(n userName, e *UserEntry) bool {
	known, ok := r.user.Lookup(n.text)
	switch {
	case !ok:
		return true
	case known.List != r.list.Name:
		r.note("%s stands in %s, line %d, too; the entry here counts", n.text, known.List, known.Line)
		return true
	case known.Name == e.Name && known.Kind == e.Kind && n.text == e.Name:
		r.problem("leave one of the lines out", "%s stands on line %d already", n.text, known.Line)
	default:
		r.problem("a name can stand for one thing only", "%s stands on line %d already, for %s (%s)", n.text, known.Line, known.Name, known.Kind)
	}
	return false
}

// compare notes where a built-in list says something else.
func (r *listReader) compare(n userName) {
	b, ok := Default().Lookup(n.text)
	if !ok {
		return
	}
	e := n.entry
	what := b.Kind
	if b.Class.Place() {
		what = kindPlace
	}
	switch {
	case e.Sort() == SortStop:
		r.note("%s is %s (%s) in the built-in lists; it will not be found", n.text, b.Full, what)
	case b.Full != e.Name || what != e.Kind:
		r.note("%s is %s (%s) in the built-in lists; the entry here counts", n.text, b.Full, what)
	}
}

// add makes u find a name; an earlier entry with it counts no more.
func (u *User) add(n userName) {
	if i, ok := u.byName[n.text]; ok {
		u.names[i] = n
		return
	}
	u.byName[n.text] = len(u.names)
	u.names = append(u.names, n)
}

// simplified writes a name as articles are read: in Simplified characters, letters and digits of normal width.
func simplified(name string) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case '０' <= r && r <= '９', 'Ａ' <= r && r <= 'Ｚ', 'ａ' <= r && r <= 'ｚ':
			return r - '０' + '0'
		}
		return r
	}, name)
	if _, hant := hanzi.Detect(name); hant == 0 {
		return name
	}
	c, err := hanzi.Open("any2s")
	if err != nil {
		return name
	}
	return string(c.Convert(nil, name, nil))
}

// spellings returns a name with its brackets in both widths.
func spellings(name string) []string {
	out := []string{name}
	for _, w := range []*strings.Replacer{strings.NewReplacer("(", "（", ")", "）"), strings.NewReplacer("（", "(", "）", ")")} {
		if s := w.Replace(name); s != name {
			out = append(out, s)
		}
	}
	return out
}
