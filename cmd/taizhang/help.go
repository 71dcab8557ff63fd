package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"taizhang/cmd/report"
)

// helpWidth is what help texts are written for; narrower terminals have them filled anew.
const helpWidth = 120

// setHelp sets the help of a command and of those below it, for a terminal of the given width, 0 where there is none. It
// does without templates: a program with them is more than twice as large, as the linker then keeps all exported methods.
func setHelp(cmd *cobra.Command, width int) {
	cmd.SetUsageFunc(func(c *cobra.Command) error {
		_, err := io.WriteString(c.OutOrStderr(), usage(c, width))
		return err
	})
	for _, c := range append(cmd.Commands(), cmd) {
		if width > 0 && width < helpWidth {
			c.Long, c.Example = fill(c.Long, width), fillExamples(c.Example, width)
		}
	}
}

// usage says how a command is used: its command line, examples, the commands below it and its flags.
func usage(c *cobra.Command, width int) string {
	var b strings.Builder
	b.WriteString("Usage:\n")
	if c.HasParent() {
		b.WriteString("  " + c.UseLine() + "\n")
	}
	if c.HasAvailableSubCommands() {
		b.WriteString("  " + c.CommandPath() + " COMMAND\n")
	}
	if c.Example != "" {
		b.WriteString("\nExamples:\n" + c.Example + "\n")
	}
	listCommands(&b, c)
	for _, x := range []struct {
		title string
		flags *pflag.FlagSet
	}{{"Flags", c.LocalFlags()}, {"Flags of all commands", c.InheritedFlags()}} {
		if x.flags.HasAvailableFlags() {
			b.WriteString("\n" + x.title + ":\n" + x.flags.FlagUsagesWrapped(width))
		}
	}
	if c.HasAvailableSubCommands() {
		b.WriteString("\n" + c.CommandPath() + " COMMAND --help says more about a command.\n")
	}
	return b.String()
}

// listCommands lists the commands below c, by groups.
func listCommands(b *strings.Builder, c *cobra.Command) {
	groups := c.Groups()
	if len(groups) == 0 {
		groups = []*cobra.Group{{Title: "Commands:"}}
	}
	for _, g := range groups {
		title := "\n" + g.Title + "\n"
		for _, sub := range c.Commands() {
			if sub.GroupID == g.ID && (sub.IsAvailableCommand() || sub.Name() == "help") {
				fmt.Fprintf(b, "%s  %-*s  %s\n", title, sub.NamePadding(), sub.Name(), sub.Short)
				title = ""
			}
		}
	}
}

// fill sets a text in lines of at most width columns. Empty lines stay. A line that is indented goes on below its last column:
// what stands two spaces or more behind its first word, if anything does.
func fill(text string, width int) string {
	var b strings.Builder
	for block := range strings.SplitSeq(text, "\n\n") {
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		var items []string
		last, hang := 0, 0 // spaces before the last of items, and before what it goes on with
		for line := range strings.SplitSeq(block, "\n") {
			indent := indentOf(line)
			if n := len(items); n > 0 && indent == hang && (hang == 0 || hang > last) {
				items[n-1] += " " + line[indent:]
				continue
			}
			items, last, hang = append(items, line), indent, hangOf(line)
		}
		for i, x := range items {
			if i > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(fillLine(x, hangOf(x), width))
		}
	}
	return b.String()
}

// fillExamples is fill for command lines, which stay as they are, and what is said of them behind two spaces.
func fillExamples(text string, width int) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if hang := hangOf(l); hang > indentOf(l) {
			lines[i] = fillLine(l, hang, width)
		}
	}
	return strings.Join(lines, "\n")
}

// indentOf returns the number of spaces that a line begins with.
func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// hangOf returns the number of spaces that the lines after the first of an indented item begin with: none for one that is not.
func hangOf(line string) int {
	indent := indentOf(line)
	if indent == 0 {
		return 0
	}
	gap := strings.Index(line[indent:], "  ")
	if gap < 0 {
		return indent
	}
	rest := line[indent+gap:]
	return indent + gap + indentOf(rest)
}

// fillLine sets one line in lines of at most width columns, those after the first indented by hang. What stands before the hang
// stays as it is. Only at spaces is it cut.
func fillLine(line string, hang, width int) string {
	if report.DisplayWidth(line) <= width {
		return line
	}
	lead := min(hang, len(line))
	var b strings.Builder
	b.WriteString(line[:lead])
	used, first := report.DisplayWidth(line[:lead]), true
	for word := range strings.SplitSeq(line[lead:], " ") {
		n := report.DisplayWidth(word)
		switch {
		case first:
		case used+1+n > width:
			b.WriteString("\n" + strings.Repeat(" ", hang))
			used = hang
		default:
			b.WriteByte(' ')
			used++
		}
		b.WriteString(word)
		used += n
		first = false
	}
	return b.String()
}
