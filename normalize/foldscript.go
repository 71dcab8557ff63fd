package normalize

import (
	"strings"

	"taizhang/normalize/hanzi"
)

// toScript converts t to script s, without pairs of a user.
func toScript(t *Text, s Script) *Text { return convertScript(t, s, nil) }

// convertScript converts t to script s; the words of pairs win over what the conversion makes of them. It returns t
// itself where nothing changes.
//
// Each line is judged by itself, and each quotation that is not in the script of its line, because pages quote: a run in
// the script asked for stays, but for characters of the other one strewn in. One that tells nothing goes with the
// majority of the text.
func convertScript(t *Text, s Script, pairs *hanzi.Pairs) *Text {
	if s != Hans && s != Hant && s != HansCN {
		return t
	}
	hans, hant := hanzi.Detect(t.str)
	if pairs.Len() == 0 && (s != Hant && hant == 0 || s == Hant && hans == 0) {
		return t
	}
	c := &scriptChange{t: t, pairs: pairs, majority: majority(hans, hant), str: make([]byte, 0, len(t.str)+len(t.str)/32)}
	hanzi.Runs(t.str, func(r hanzi.Run) bool { return c.take(s, r) })
	if c.failed || !c.changed {
		return t
	}
	return &Text{str: string(c.str), from: t, edits: c.edits}
}

// majority returns the script that a text is in on the whole, by the characters of each that it has.
func majority(hans, hant int) hanzi.Script {
	if hant > hans {
		return hanzi.Traditional
	}
	return hanzi.Simplified
}

// lineEnd returns the length of the first line of s with its line feed.
func lineEnd(s string) int {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		return i + 1
	}
	return len(s)
}

// conversion returns the name of the conversion that brings a run to script s, empty where it needs none. Majority is
// the script of a run that does not tell.
func conversion(s Script, r hanzi.Run, majority hanzi.Script) string {
	if r.Script == hanzi.Neither {
		r.Script = majority
	}
	traditional := r.Script == hanzi.Traditional
	switch {
	case s == Hant && !traditional:
		return "s2any"
	case s == Hans && traditional:
		return "any2s"
	case s == HansCN && traditional:
		return "any2cn"
	case s != Hant && r.Stray:
		return "stray2s"
	}
	return ""
}

// scriptChange is a text under conversion.
type scriptChange struct {
	t        *Text
	pairs    *hanzi.Pairs
	majority hanzi.Script // of the text on the whole
	open     string       // the name of conv
	conv     *hanzi.Converter
	str      []byte
	edits    edits
	done     int // bytes of t that are taken over
	changed  bool
	failed   bool
}

// take takes the bytes of r over, converted to script s where they are not in it. It returns false where a conversion
// cannot be opened: the tables are embedded, and a test opens each of them.
func (c *scriptChange) take(s Script, r hanzi.Run) bool {
	name := conversion(s, r, c.majority)
	if name == "" && c.pairs.Len() == 0 {
		c.keep(r.End)
	} else if err := c.convert(name, r.End); err != nil {
		c.failed = true
	}
	return !c.failed
}

// keep takes the bytes up to end over as they are.
func (c *scriptChange) keep(end int) {
	c.str = append(c.str, c.t.str[c.done:end]...)
	c.edits.replace(c.done, end-c.done, end-c.done)
	c.done = end
}

// convert takes the bytes up to end over by the named conversion and the pairs, or by these alone.
func (c *scriptChange) convert(name string, end int) error {
	if c.conv == nil || c.open != name {
		c.open, c.conv = name, c.pairs.Alone()
		if name != "" {
			conv, err := hanzi.Open(name)
			if err != nil {
				return err
			}
			c.conv = conv.With(c.pairs)
		}
	}
	start := c.done
	c.str = c.conv.Convert(c.str, c.t.str[start:end], func(at, old, new int) {
		at += start
		c.edits.replace(c.done, at-c.done, at-c.done)
		c.edits.replace(at, old, new)
		c.done = at + old
		c.changed = true
	})
	c.edits.replace(c.done, end-c.done, end-c.done)
	c.done = end
	return nil
}
