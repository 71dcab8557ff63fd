package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"taizhang": main,
		"paths":    printPaths,
		"many":     copyMany,
		"pack":     pack,
	})
}

// TestScript runs the command line on the scripts in testdata/script.
func TestScript(t *testing.T) {
	root, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join(root, "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"status": status},
		Condition: func(cond string) (bool, error) {
			if cond == "root" {
				return os.Geteuid() == 0, nil
			}
			return false, fmt.Errorf("unknown condition %q", cond)
		},
		Setup: func(env *testscript.Env) error {
			env.Setenv("ARTICLES", filepath.Join(root, "articles"))
			env.Setenv("NASTY", filepath.Join(root, "nasty"))
			env.Setenv("LC_ALL", "C.UTF-8")
			image := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), make([]byte, 200)...)
			if _, err := os.Stat(filepath.Join(env.WorkDir, "news", "image.png")); err != nil {
				return nil
			}
			return os.WriteFile(filepath.Join(env.WorkDir, "news", "image.png"), image, 0o666)
		},
	})
}

// status is a script command: status N COMMAND ARG ... runs a command that must exit with status N.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N COMMAND ARG ...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// printPaths prints the source paths of the records in a file, one a line.
func printPaths() {
	f, err := os.Open(os.Args[1])
	if err != nil {
		panic(err)
	}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var record struct{ Source struct{ Path string } }
		if err := json.Unmarshal(lines.Bytes(), &record); err != nil {
			panic(err)
		}
		fmt.Println(record.Source.Path)
	}
}

// copyMany writes copies of a file into a folder: many N FILE FOLDER.
func copyMany() {
	n, err := strconv.Atoi(os.Args[1])
	if err != nil {
		panic(err)
	}
	data, err := os.ReadFile(os.Args[2])
	if err != nil {
		panic(err)
	}
	writeMany(os.Args[3], n, func(int) []byte { return data })
}

// writeMany writes n files into a folder.
func writeMany(dir string, n int, data func(i int) []byte) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		panic(err)
	}
	for i := range n {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%06d.txt", i)), data(i), 0o666); err != nil {
			panic(err)
		}
	}
}

// needsUnix skips a test that works with signals or pipes.
func needsUnix(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("needs signals and named pipes")
	}
}
