package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"taizhang/cmd/suggest"
)

// Groups of commands in the help text.
const (
	groupMain   = "main"
	groupCheck  = "check"
	groupFilter = "filter"
	groupAbout  = "about"
)

// newRootCommand returns the command line: every command, on the given streams.
func newRootCommand(s *streams) *cobra.Command {
	root := &cobra.Command{
		Use:   "taizhang",
		Short: "Read Chinese news into records",
		Long: `Taizhang (台账, ledger) reads Chinese news, saved pages or copied text in any charset, and writes down
what it states: agreements, institutions, people, places, dates and figures, each with the place in the file
that proves it.`,
		Example: `  taizhang ingest articles/
  taizhang ingest articles/ --records figures -o figures.csv
  taizhang clean page.html | taizhang segment --tags`,
		Args:              onlyCommands,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return configure(s, cmd) },
		SilenceErrors:     true,
		SilenceUsage:      true,
	}
	// Not root.Version, whose template would make the program more than twice as large.
	showVersion := root.Flags().Bool("version", false, "write the version")
	root.RunE = func(cmd *cobra.Command, _ []string) error {
		if !*showVersion {
			return cmd.Help()
		}
		return writeVersion(cmd)
	}
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	root.PersistentFlags().String("config", "", "read options from `FILE` (default: taizhang.yaml, if it is there)")
	root.SetFlagErrorFunc(flagError)
	addCommands(root, s)
	setHelp(root, s.width)
	return root
}

// addCommands adds every command, in the order in which help lists them.
func addCommands(root *cobra.Command, s *streams) {
	root.AddGroup(&cobra.Group{ID: groupMain, Title: "Main job:"},
		&cobra.Group{ID: groupCheck, Title: "Is it still right?"},
		&cobra.Group{ID: groupFilter, Title: "One stage at a time, for pipes:"},
		&cobra.Group{ID: groupAbout, Title: "About the tool:"})
	root.AddCommand(
		newIngestCommand(s, nil),
		newCheckCommand(s),
		newDiffCommand(s),
		newMergeCommand(s),
		newResolveCommand(s),
		newExplainCommand(s),
		newCleanCommand(s, nil),
		newNormalizeCommand(s, nil),
		newSegmentCommand(s, nil),
		newLexiconCommand(s),
		newConfigCommand(s),
		newSchemaCommand(),
		newVersionCommand(),
		newManCommand(),
		newTrainCommand(s),
		newEvalCommand(s),
	)
	root.SetHelpCommandGroupID(groupAbout)
	root.SetHelpCommand(newHelpCommand())
	root.CompletionOptions.HiddenDefaultCmd = false
	root.SetCompletionCommandGroupID(groupAbout)
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.Name() != "completion" {
			continue
		}
		c.Args, c.RunE = onlyCommands, func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
		for _, shell := range c.Commands() {
			shell.Args = noArguments // cobra's own check does not say that it is the command line that is wrong
		}
	}
}

// newHelpCommand returns the command that helps with another. Unlike cobra's, it fails where there is no such command.
func newHelpCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		GroupID: groupAbout,
		Short:   "Write the help of a command",
		Long:    "Help writes what taizhang COMMAND --help does; without COMMAND, what there is.",
		Example: "  taizhang help ingest",
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			var names []string
			if len(args) == 0 {
				for _, c := range cmd.Root().Commands() {
					if c.IsAvailableCommand() {
						names = append(names, c.Name()+"\t"+c.Short)
					}
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			found, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return unknownCommand(found, append(rest, args...)[0])
			}
			return found.Help()
		},
	}
}

// onlyCommands refuses an argument that is no command.
func onlyCommands(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return unknownCommand(cmd, args[0])
	}
	return nil
}

// unknownCommand returns the error for a first argument that is no command.
func unknownCommand(root *cobra.Command, name string) error {
	var names []string
	for _, c := range root.Commands() {
		names = append(names, c.Name())
	}
	err := fmt.Errorf("unknown command %q", name)
	if near := suggest.Nearest(name, names); near != "" {
		return usageError{withHint(err, "did you mean %s %s?", root.CommandPath(), near)}
	}
	if _, statErr := os.Lstat(name); statErr == nil {
		return usageError{withHint(err, "to read it, say taizhang ingest %s", name)}
	}
	return usageError{withHint(err, "%s --help lists the commands", root.CommandPath())}
}

// flagError makes a usageError of what is wrong with a flag.
func flagError(cmd *cobra.Command, err error) error {
	if errors.Is(err, pflag.ErrHelp) {
		return err
	}
	var invalid *pflag.InvalidValueError
	if errors.As(err, &invalid) {
		return usageError{fmt.Errorf("--%s: %w", invalid.GetFlag().Name, errors.Unwrap(err))}
	}
	var missing *pflag.NotExistError
	if errors.As(err, &missing) {
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if near := suggest.Nearest(strings.TrimLeft(missing.GetSpecifiedName(), "-"), names); near != "" &&
			missing.GetSpecifiedShortnames() == "" {
			return usageError{withHint(err, "did you mean --%s?", near)}
		}
	}
	return usageError{withHint(err, "%s --help lists the flags", cmd.CommandPath())}
}

// noArguments refuses arguments.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usagef(cmd.CommandPath()+" takes no arguments", "unexpected argument %q", args[0])
	}
	return nil
}
