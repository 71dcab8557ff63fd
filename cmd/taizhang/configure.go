package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"taizhang/cmd/config"
)

// configFile is the configuration file that is read where none is named.
const configFile = "taizhang.yaml"

// configure sets those flags of a command that are not on its command line, from the environment or the configuration file.
func configure(s *streams, cmd *cobra.Command) error {
	if !configurable(cmd) {
		return nil
	}
	_, err := settings(s, cmd)
	return err
}

// configurable reports whether a command has options that a configuration file may set.
func configurable(cmd *cobra.Command) bool {
	switch cmd.GroupID {
	case groupMain, groupCheck, groupFilter:
		return true
	}
	return false
}

// settings returns the options of a command, and sets them.
func settings(s *streams, cmd *cobra.Command) ([]config.Setting, error) {
	name, file, err := openConfig(s, cmd.Flags())
	if err != nil {
		return nil, usageError{fmt.Errorf("--config: %w", err)}
	}
	var parsed *config.File
	if file != nil {
		defer file.Close()
		if parsed, err = config.Parse(name, io.LimitReader(file, mostConfig)); err != nil {
			return nil, configError(err)
		}
	}
	list, err := config.Resolve(cmd.Name(), configurables(cmd.Root()), parsed, s.environ)
	return list, configError(err)
}

// mostConfig is how much of a configuration file is read.
const mostConfig = 1 << 20

// configurables returns the flags of all commands that can be configured.
func configurables(root *cobra.Command) config.Commands {
	all := make(config.Commands)
	for _, c := range root.Commands() {
		if configurable(c) {
			flags := c.LocalNonPersistentFlags()
			flags.SortFlags = false
			all[c.Name()] = flags
		}
	}
	return all
}

// openConfig opens the configuration file: the one that --config or the environment names, or the one in the current folder,
// if there is one.
func openConfig(s *streams, flags *pflag.FlagSet) (name string, file *os.File, err error) {
	if f := flags.Lookup("config"); f != nil {
		name = f.Value.String()
	}
	if name == "" {
		for _, entry := range s.environ {
			if value, ok := strings.CutPrefix(entry, config.FileVariable+"="); ok {
				name = value
			}
		}
	}
	asked := name != ""
	if !asked {
		name = configFile
	}
	file, err = os.Open(name)
	switch {
	case err == nil:
		return name, file, nil
	case !asked && errors.Is(err, fs.ErrNotExist):
		return name, nil, nil
	}
	return name, nil, explain(name, err, false)
}

// configError makes a usageError of a mistake in the configuration.
func configError(err error) error {
	var mistake *config.Error
	if !errors.As(err, &mistake) {
		return err
	}
	var hinted *hintedError
	switch {
	case mistake.Hint != "":
		return usageError{&hintedError{mistake, mistake.Hint}}
	case errors.As(mistake, &hinted): // of the flag that did not take the value
		return usageError{&hintedError{mistake, hinted.hint}}
	}
	return usageError{mistake}
}

// newConfigCommand returns the command that shows where options come from.
func newConfigCommand(s *streams) *cobra.Command {
	return &cobra.Command{
		Use:     "config [COMMAND [FLAG ...]]",
		GroupID: groupAbout,
		Short:   "Write the values of all options and where they come from",
		Long: `Config writes the options of COMMAND, or of all commands, with the values they have and where those come from: the
command line, the environment, the configuration file, or the default; the first of these that has one wins. What it
writes is a configuration file itself.

Every flag is an option. In taizhang.yaml, which is read from the current folder unless --config names another file, an
option has the name of its flag: at the top for all commands that have it, or below the name of a command for that one.
Names of files are relative to the folder of taizhang.yaml. In the environment, --max-bytes is TAIZHANG_MAX_BYTES for
all commands, and TAIZHANG_INGEST_MAX_BYTES for ingest; TAIZHANG_CONFIG names the configuration file. --output and
--files-from are for the command line alone.

  jobs: 4
  ingest:
    records: [figures, agreements]

An option that does not exist is an error.`,
		Example: `  taizhang config
  taizhang config ingest --jobs 3
  taizhang config ingest > taizhang.yaml`,
		DisableFlagParsing: true,
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			var names []string
			for _, c := range cmd.Root().Commands() {
				if len(args) == 0 && configurable(c) {
					names = append(names, c.Name())
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 && (args[0] == "-h" || args[0] == "--help") {
				return cmd.Help()
			}
			return runConfig(s, cmd, args)
		},
	}
}

// runConfig writes the options of one command, which comes first in the arguments, or of all.
func runConfig(s *streams, cmd *cobra.Command, args []string) error {
	var commands []*cobra.Command
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		found, _, err := cmd.Root().Find(args[:1])
		if err != nil || found == cmd.Root() {
			return unknownCommand(cmd.Root(), args[0])
		}
		if !configurable(found) {
			return usagef("taizhang config lists those that have", "%s has no options to configure", found.Name())
		}
		commands, args = []*cobra.Command{found}, args[1:]
	} else {
		for _, c := range cmd.Root().Commands() {
			if configurable(c) {
				commands = append(commands, c)
			}
		}
	}
	var b strings.Builder
	for i, c := range commands {
		if err := parseConfigArgs(c, args, len(commands) == 1); err != nil {
			return err
		}
		list, err := settings(s, c)
		if err != nil {
			return err
		}
		if i == 0 {
			name, file, _ := openConfig(s, c.Flags()) // it could be opened a moment ago
			if file != nil {
				_ = file.Close()
				b.WriteString("# " + visible(name) + "\n")
			} else {
				b.WriteString("# no " + visible(name) + "\n")
			}
		}
		b.WriteString(config.Format(c.Name(), list))
	}
	_, err := io.WriteString(s.out, b.String())
	return err
}

// parseConfigArgs reads the flags that follow the name of a command. Without one, --config alone is meant for all.
func parseConfigArgs(c *cobra.Command, args []string, one bool) error {
	c.InitDefaultHelpFlag()
	if err := c.ParseFlags(args); err != nil {
		return flagError(c, err)
	}
	if rest := c.Flags().Args(); len(rest) > 0 {
		return usagef("for example taizhang config ingest --jobs 3", "unexpected argument %q", rest[0])
	}
	var wrong error
	c.Flags().Visit(func(f *pflag.Flag) {
		if !one && f.Name != "config" {
			wrong = usagef("for example taizhang config ingest --jobs 3", "name the command that --%s is for", f.Name)
		}
	})
	return wrong
}
