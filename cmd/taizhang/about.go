package main

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"taizhang/cmd/report"
)

// newSchemaCommand returns the command that describes the output format.
func newSchemaCommand() *cobra.Command {
	rows := false
	cmd := &cobra.Command{
		Use:     "schema",
		GroupID: groupAbout,
		Short:   "Write the JSON Schema of the records",
		Long: `Schema writes the JSON Schema (2020-12) of what ingest writes: the record of a document, or with --rows a
flat row as ingest --records writes it.`,
		Example: "  taizhang schema > taizhang-1.json",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			schema := report.Schema()
			if rows {
				schema = report.RowSchema()
			}
			_, err := io.WriteString(cmd.OutOrStdout(), schema)
			return err
		},
	}
	cmd.Flags().BoolVar(&rows, "rows", false, "of the flat rows of --records")
	return cmd
}

// newVersionCommand returns the command that says what is running.
func newVersionCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		GroupID: groupAbout,
		Short:   "Write the version",
		Args:    noArguments,
		RunE:    func(cmd *cobra.Command, _ []string) error { return writeVersion(cmd) },
	}
}

// writeVersion writes what is running.
func writeVersion(cmd *cobra.Command) error {
	info, _ := debug.ReadBuildInfo()
	_, err := io.WriteString(cmd.OutOrStdout(), version(info))
	return err
}

// version returns what is known about the build: the tool's version, the commit it was made from, and Go's.
func version(info *debug.BuildInfo) string {
	return fmt.Sprintf("taizhang %s\nrecords %s\n%s %s/%s\n", moduleVersion(info), report.Version,
		runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// moduleVersion returns the tool's version and the commit it was made from.
func moduleVersion(info *debug.BuildInfo) string {
	name, commit := "(devel)", ""
	if info != nil {
		if info.Main.Version != "" {
			name = info.Main.Version
		}
		for _, s := range info.Settings {
			switch {
			case s.Key == "vcs.revision":
				commit = " " + s.Value[:min(len(s.Value), 12)]
			case s.Key == "vcs.modified" && s.Value == "true":
				commit += " modified"
			}
		}
	}
	return name + commit
}
