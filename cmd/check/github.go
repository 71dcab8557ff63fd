package check

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// mostAnnotations is how many annotations of a kind GitHub shows of a step; others are lost without a word.
const mostAnnotations = 10

// writeGitHub writes a report as commands of GitHub Actions. Failures are errors, differences within the floors warnings,
// and what the check came to is a notice.
func writeGitHub(w io.Writer, r *Report, _ Options) error {
	var b strings.Builder
	for _, x := range []struct {
		level   Level
		command string
	}{{Failure, "error"}, {Warning, "warning"}} {
		list, _ := r.worstFirst(0, x.level)
		rest := 0
		if x.level == Failure {
			rest = r.Omitted
		}
		if len(list)+min(rest, 1) > mostAnnotations {
			rest += len(list) - (mostAnnotations - 1)
			list = list[:mostAnnotations-1]
		}
		for _, p := range list {
			b.WriteString("::" + x.command + " " + properties(p) + "::" + escapeData(p.Message) + "\n")
		}
		if rest > 0 {
			fmt.Fprintf(&b, "::%s title=taizhang check::and %d more, which GitHub would not show; they are in the other reports\n", x.command, rest)
		}
	}
	b.WriteString("::notice title=taizhang check::" + escapeData(r.String()) + "\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// properties returns where an annotation is shown, and under which title.
func properties(p *Problem) string {
	list := []string{}
	if p.Document != "" {
		name, member := file(p.Document)
		list = append(list, "file="+escapeProperty(name))
		if p.Line > 0 && !member {
			list = append(list, "line="+strconv.Itoa(p.Line))
		}
	}
	return strings.Join(append(list, "title="+escapeProperty("taizhang check: "+p.Rule)), ",")
}

// escapeData escapes a message for a command of GitHub Actions.
func escapeData(s string) string { return dataEscapes.Replace(s) }

// escapeProperty escapes the value of a property.
func escapeProperty(s string) string { return propertyEscapes.Replace(s) }

var (
	dataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
