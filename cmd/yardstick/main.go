// Command yardstick measures taizhang, for those who work on it: it writes invented articles, runs the program on them, and
// draws the plots of docs/performance.md. It is no part of the product.
//
// Usage:
//
//	yardstick articles -n 100000 DIR          write articles, always the same for the same numbers
//	yardstick grow -bin taizhang -o DIR       measure how cost grows with files, size and workers; tables as TSV
//	yardstick plot FILE.tsv > FILE.svg        draw a table
//	yardstick pair DIR -- COMMAND -- COMMAND  run commands on the same folder by turns, and compare
//	yardstick resume -bin taizhang DIR        kill runs and go on, cut in shards and merge: is the output the same?
//	yardstick stages < BENCH                  make a table of what go test -bench wrote
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

func main() {
	if err := run(os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "yardstick:", err)
		os.Exit(1)
	}
}

// run does what the command line says.
func run(args []string, in io.Reader, out io.Writer) error {
	commands := []struct {
		name string
		run  func([]string, io.Reader, io.Writer) error
	}{
		{"articles", articles}, {"grow", grow}, {"plot", plot}, {"pair", pair}, {"resume", resume}, {"stages", stages},
	}
	var names []string
	for _, c := range commands {
		if len(args) > 0 && args[0] == c.name {
			return c.run(args[1:], in, out)
		}
		names = append(names, c.name)
	}
	return fmt.Errorf("name a command: %v", names)
}

// articles writes files of articles into a folder.
func articles(args []string, _ io.Reader, _ io.Writer) error {
	f := flag.NewFlagSet("articles", flag.ContinueOnError)
	n := f.Int("n", 1000, "number of files")
	padding := f.Int("page", 12<<10, "least size of pages in bytes")
	if err := f.Parse(args); err != nil {
		return err
	}
	if f.NArg() != 1 {
		return fmt.Errorf("articles: name one folder")
	}
	return writeArticles(f.Arg(0), *n, *padding)
}

// writeArticles writes n files into a folder.
func writeArticles(dir string, n, padding int) error {
	for i := range n {
		name, data := file(i, padding)
		path := filepath.Join(dir, filepath.FromSlash(name))
		if i%1000 == 0 {
			if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
				return err
			}
		}
		if err := os.WriteFile(path, data, 0o666); err != nil {
			return err
		}
	}
	return nil
}
