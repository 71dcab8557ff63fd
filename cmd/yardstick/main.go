// Command yardstick measures taizhang, for those who work on it: it writes invented articles, runs the program on them, and
// writes the tables and plots of docs/performance.md. It is no part of the product.
//
// Usage:
//
//	yardstick articles -n 100000 DIR      write articles, always the same for the same numbers
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "yardstick:", err)
		os.Exit(1)
	}
}

// run does what the command line says.
func run(args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("name a command: articles")
	}
	switch args[0] {
	case "articles":
		return articles(args[1:])
	}
	return fmt.Errorf("no command %q", args[0])
}

// articles writes files of articles into a folder.
func articles(args []string) error {
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
