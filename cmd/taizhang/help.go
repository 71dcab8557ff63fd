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
			c.Long = fill(c.Long, width)
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

// fill sets a text in lines of at most width columns. Empty lines stay, and so do lines that are indented.
func fill(text string, width int) string {
	var b strings.Builder
	used := 0 // columns of the line that is not ended yet
	end := func() {
		if used > 0 {
			b.WriteByte('\n')
		}
		used = 0
	}
	for line := range strings.SplitSeq(text, "\n") {
		if line == "" || strings.HasPrefix(line, " ") {
			end()
			b.WriteString(line + "\n")
			continue
		}
		for word := range strings.FieldsSeq(line) {
			n := report.DisplayWidth(word)
			switch {
			case used > 0 && used+1+n > width:
				end()
			case used > 0:
				b.WriteByte(' ')
				used++
			}
			b.WriteString(word)
			used += n
		}
	}
	end()
	return strings.TrimSuffix(b.String(), "\n")
}
