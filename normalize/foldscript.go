package normalize

import (
	"strings"

	"taizhang/normalize/hanzi"
)

// toScript converts t to script s. It returns t itself where nothing changes.
//
// Each line is judged by itself, because pages quote: a line in the script asked for stays, but for characters of the
// other one strewn in. A line that tells nothing goes with the majority of the text.
func toScript(t *Text, s Script) *Text {
	hans, hant := hanzi.Detect(t.str)
	if s != Hans && s != Hant || s == Hans && hant == 0 || s == Hant && hans == 0 {
		return t
	}
	c := &scriptChange{t: t, majority: hant > hans, str: make([]byte, 0, len(t.str)+len(t.str)/32)}
	for at := 0; at < len(t.str); {
		end := at + lineEnd(t.str[at:])
		if name := conversion(s, t.str[at:end], c.majority); name == "" {
			c.keep(end)
		} else if err := c.convert(name, end); err != nil {
			return t // the tables are embedded; a test opens each of the conversions
		}
		at = end
	}
	if !c.changed {
		return t
	}
	return &Text{str: string(c.str), from: t, edits: c.edits}
}

// lineEnd returns the length of the first line of s with its line feed.
func lineEnd(s string) int {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		return i + 1
	}
	return len(s)
}

// conversion returns the name of the conversion that brings line to script s, empty where it needs none. Traditional
// says what a line is that does not tell.
func conversion(s Script, line string, traditional bool) string {
	hans, hant := hanzi.Detect(line)
	if hans != 0 || hant != 0 {
		traditional = hant >= hans
	}
	switch {
	case s == Hant && !traditional:
		return "s2t"
	case s == Hans && traditional:
		return "any2s"
	case s == Hans && hant > 0:
		return "stray2s"
	}
	return ""
}

// scriptChange is a text under conversion.
type scriptChange struct {
	t        *Text
	majority bool   // whether the text is Traditional on the whole
	open     string // the name of conv
	conv     *hanzi.Converter
	str      []byte
	edits    edits
	done     int // bytes of t that are taken over
	changed  bool
}

// keep takes the bytes up to end over as they are.
func (c *scriptChange) keep(end int) {
	c.str = append(c.str, c.t.str[c.done:end]...)
	c.edits.replace(c.done, end-c.done, end-c.done)
	c.done = end
}

// convert takes the bytes up to end over by the named conversion.
func (c *scriptChange) convert(name string, end int) error {
	if c.open != name {
		conv, err := hanzi.Open(name)
		if err != nil {
			return err
		}
		c.open, c.conv = name, conv
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
