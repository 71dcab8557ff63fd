package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"taizhang/extract/lexicon"
)

// nameOptions are the flags of commands that find names.
type nameOptions struct {
	lexicons []string
}

func (o *nameOptions) register(f *pflag.FlagSet) {
	f.StringArrayVar(&o.lexicons, "lexicon", nil,
		"names in `FILE` win over what the program finds and knows (repeatable); see taizhang lexicon --help")
}

// lexicon returns the names of the files, and nil where there are none.
func (o *nameOptions) lexicon() (*lexicon.User, error) {
	if len(o.lexicons) == 0 {
		return nil, nil
	}
	user, problems, err := readLexicons(o.lexicons, "--lexicon ")
	if err != nil {
		return nil, err
	}
	for _, p := range problems {
		if !p.Note {
			return nil, usagef("taizhang lexicon check "+p.List+" lists all that is wrong", "--lexicon: %w", p)
		}
	}
	return user, nil
}

// readLexicons reads files of names. Flag stands before their names in errors.
func readLexicons(files []string, flag string) (*lexicon.User, []lexicon.Problem, error) {
	var lists []lexicon.List
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, nil, usagef("name a file with a name, its kind, other names and a code on each line, tabs between them",
				"%s%s: %w", flag, name, causeOf(err))
		}
		lists = append(lists, lexicon.List{Name: name, Data: data})
	}
	user, problems := lexicon.ReadUser(lists...)
	return user, problems, nil
}

// newLexiconCommand returns the command about lists of names.
func newLexiconCommand(s *streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "lexicon",
		GroupID: groupAbout,
		Short:   "Check lists of names, and show the built-in ones",
		Long:    lexiconHelp,
		Example: `  printf '云岭远山科技有限公司\tcompany\t远山科技|远山?\t130638\n' > names.tsv
  taizhang lexicon check names.tsv
  taizhang ingest articles/ --lexicon names.tsv`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("taizhang lexicon --help lists them", "unknown command %q", args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newLexiconCheckCommand(s), newLexiconListCommand(s))
	return cmd
}

var lexiconHelp = `A lexicon is a list of names that ingest --lexicon FILE finds wherever they stand, and takes for what the
list says they are, whatever the program's rules, model and lists have to say. It is a text file in UTF-8, a name
a line, with up to four fields and tabs between them:

  name   in full; Traditional characters are looked for in their Simplified forms
  kind   of institutions: ` + kindList(lexicon.InstitutionKinds) + `;
         of agreements: ` + kindList(lexicon.AgreementKinds) + `;
         or person, place, or stop for words that are never to be taken for a name
  other  names that mean the same, with | between them; one with ? behind it counts only in articles that have
         the full name
  code   the six digits of GB/T 2260, for places and for the seats of institutions

Empty lines and lines that begin with # say nothing. Where two names of the list overlap in a text, the one that
begins first counts, and of those the longest. Within a longer name that the program finds, an institution's or an
agreement's name still counts; that of a place or a person is a part of it. Of a name that two files have, the
file named last counts.`

// kindList writes kinds in lines that fit the help text.
func kindList(kinds []string) string {
	var b strings.Builder
	width := 0
	for i, k := range kinds {
		width += len(k) + 2
		switch {
		case i == 0:
		case width > 90:
			b.WriteString(",\n         ")
			width = len(k) + 2
		default:
			b.WriteString(", ")
		}
		b.WriteString(k)
	}
	return b.String()
}

func newLexiconCheckCommand(s *streams) *cobra.Command {
	return &cobra.Command{
		Use:   "check FILE ...",
		Short: "Say what is wrong with lists of names",
		Long: `Check writes a line for everything that is wrong with the lists, with the number of the line, and notes on what may
be meant: names that the built-in lists know as something else. The exit status is 1 if something is wrong, and 3 if a
list cannot be read.`,
		Example: "  taizhang lexicon check names.tsv more.tsv",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("taizhang lexicon check FILE", "no list to check")
			}
			if err := onlyFiles("lexicon check", args); err != nil {
				return err
			}
			user, problems, err := readLexicons(args, "")
			if err != nil {
				return unreadableError{err}
			}
			out := bufio.NewWriter(s.out)
			wrong, notes := 0, 0
			for _, p := range problems {
				level := "error"
				if p.Note {
					level = "note"
					notes++
				} else {
					wrong++
				}
				fmt.Fprintf(out, "%s:%d: %s: %s\n", p.List, p.Line, level, p.Message)
				if p.Hint != "" {
					const indent = "        "
					hint := indent + "hint: " + p.Hint
					if s.width > 0 {
						hint = fillLine(hint, len(indent), s.width)
					}
					fmt.Fprintln(out, hint)
				}
			}
			fmt.Fprintf(out, "%s, %s, %s\n", count(len(user.Entries()), "entry", "entries"), count(wrong, "error", "errors"), count(notes, "note", "notes"))
			if err := out.Flush(); err != nil {
				return err
			}
			if wrong > 0 {
				return withHint(errors.New(count(wrong, "line", "lines")+" cannot be used"), "ingest --lexicon refuses a list with errors")
			}
			return nil
		},
	}
}

func newLexiconListCommand(s *streams) *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "Write the names that the program knows",
		Long: `List writes the names of the built-in lists, sorted: name, kind, full name and GB/T 2260 codes, with tabs between
them. The sources of the lists are in NOTICE.`,
		Example: "  taizhang lexicon list | grep 雄安",
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			out := bufio.NewWriter(s.out)
			for e := range lexicon.Default().Entries() {
				kind := e.Kind
				if e.Class.Place() {
					kind = "place"
				}
				fmt.Fprintf(out, "%s\t%s\t%s\t%s\n", e.Name, kind, e.Full, strings.Join(e.Codes, "|"))
			}
			return out.Flush()
		},
	}
}
