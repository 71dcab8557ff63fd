package main

import (
	"errors"
	"io"
	"os"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"github.com/spf13/cobra"
)

// fullDisk fails every write.
type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, syscall.ENOSPC }

// TestExitStatus holds every command to the table of exit statuses in README.md. Each line is a command, the status, and
// its arguments; "full" as status is 1 because nothing can be written.
func TestExitStatus(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{
		"a.txt":          "青桐县修路\n\n青桐县今年要修公路120公里，投资3亿元，通到每一个村子，两年内全部完工。\n",
		"b.txt":          "临湖县修桥\n\n临湖县今年要修桥12座，投资1亿元，通到每一个村子，两年内全部完工。\n",
		"names.txt":      "{LOC|青桐县}今年修路。\n{PER|王芳}来到{LOC|临湖市}。\n",
		"unnamed.txt":    "今天修路。\n",
		"names.tsv":      "青桐县图书馆\tgovernment\n",
		"wrong.tsv":      "青桐县图书馆\tlibrary\n",
		"other.json":     `{"source":{"path":"a.txt"},"article":{"title":"临湖县修桥"}}`,
		"half.ndjson":    `{"schema":`,
		"wrong.yaml":     "jbos: 3\n",
		"folder/a.txt":   "青桐县今年要修公路120公里，投资3亿元，通到每一个村子，两年内全部完工。\n",
		"taizhang-1.txt": "",
	} {
		if i := strings.IndexByte(name, '/'); i > 0 {
			if err := os.MkdirAll(name[:i], 0o777); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range []string{"ingest a.txt -q -o a.ndjson", "ingest b.txt -q -o b.ndjson", "ingest a.txt -q -o same.ndjson",
		"check a.txt --golden golden.json --update", "ingest a.txt -q --records figures --format ndjson -o rows.ndjson"} {
		if status, messages := runLine(args, false); status != 0 {
			t.Fatalf("%s: %d\n%s", args, status, messages)
		}
	}
	tested := make(map[string]map[string]bool)
	for _, line := range strings.Split(strings.TrimSpace(exitStatuses), "\n") {
		want, args, _ := strings.Cut(strings.TrimSpace(line), " ")
		full := want == "full"
		if full {
			want = "1"
		}
		status, messages := runLine(args, full)
		if got := string(rune('0' + status)); got != want {
			t.Errorf("taizhang %s: status %s, want %s\n%s", args, got, want, messages)
		}
		if status > 1 && !strings.Contains(messages, "taizhang: ") {
			t.Errorf("taizhang %s: status %d and nothing said", args, status)
		}
		command := strings.Fields(args)[0]
		if tested[command] == nil {
			tested[command] = make(map[string]bool)
		}
		tested[command][want] = true
	}
	s, _, _ := testStreams()
	for _, c := range newRootCommand(s).Commands() {
		if got := tested[c.Name()]; !got["0"] || !got["1"] || !got["2"] || readsFiles(c) && !got["3"] {
			t.Errorf("taizhang %s: not all of its exit statuses are tested, only %v", c.Name(), got)
		}
	}
}

// readsFiles reports whether a command has inputs that may be unreadable.
func readsFiles(c *cobra.Command) bool {
	switch c.Name() {
	case "config", "schema", "version", "man", "help", "completion":
		return false
	}
	return true
}

// runLine runs a command line; with full, nothing can be written to standard output.
func runLine(args string, full bool) (status int, messages string) {
	s, _, log := testStreams()
	if full {
		s.out = fullDisk{}
	}
	return run(strings.Fields(args), s), log.String()
}

const exitStatuses = `
0 ingest a.txt
full ingest a.txt
1 ingest a.txt -o none/a.ndjson
2 ingest
2 ingest a.txt --format jsn
2 ingest a.txt --lexicon none
2 ingest a.txt --lexicon wrong.tsv
2 ingest a.txt --pairs none
2 ingest a.txt --config wrong.yaml
2 ingest a.txt -o folder
3 ingest a.txt none.txt
3 ingest --files-from none
0 clean a.txt
full clean a.txt
2 clean a.txt --zzz
3 clean none.txt
0 normalize a.txt
full normalize a.txt
2 normalize a.txt --zzz
3 normalize none.txt
0 segment a.txt
full segment a.txt
2 segment a.txt --dict none
3 segment none.txt
0 check a.txt --golden golden.json
1 check a.txt --golden other.json
full check a.txt --golden golden.json
2 check a.txt
3 check none.txt --golden golden.json
3 check a.txt --golden none
3 check a.txt --golden half.ndjson
0 diff a.ndjson same.ndjson
1 diff a.ndjson b.ndjson
2 diff a.ndjson
2 diff folder a.ndjson
3 diff a.ndjson none
3 diff half.ndjson a.ndjson
0 merge a.ndjson b.ndjson
full merge a.ndjson
1 merge a.ndjson same.ndjson
1 merge a.ndjson -o none/a
2 merge
2 merge -
2 merge folder
2 merge a.ndjson ./a.ndjson
3 merge none
3 merge a.ndjson half.ndjson
3 merge a.txt
0 resolve a.ndjson b.ndjson
full resolve a.ndjson
1 resolve a.ndjson -o none/a
2 resolve
2 resolve .
2 resolve -
3 resolve none
3 resolve half.ndjson
3 resolve rows.ndjson
0 explain a.txt:0
full explain a.txt:0
2 explain a.txt
2 explain folder:0
2 explain a.txt:99999
3 explain none.txt:0
0 lexicon check names.tsv
full lexicon list
1 lexicon check wrong.tsv
2 lexicon check
2 lexicon check folder
3 lexicon check none
0 config
full config
2 config none
0 schema
full schema
2 schema more
0 version
full version
2 version more
0 man pages
1 man a.txt/pages
2 man
0 help ingest
full help ingest
2 help none
0 completion bash
full completion bash
2 completion none
0 train --names names.txt -o model.bin
1 train --names names.txt -o none/model.bin
2 train --names names.txt
3 train --names none -o model.bin
3 train --names unnamed.txt -o model.bin
0 eval --names names.txt
full eval --names names.txt
2 eval
3 eval --names none
3 eval --names names.txt --model names.txt
3 eval --names folder
`

// What is said of a closed pipe is nothing, and that is no failure.
func TestExitStatusClosedPipe(t *testing.T) {
	var messages strings.Builder
	if status := conclude(&messages, errors.Join(errors.New("write"), syscall.EPIPE)); status != exitOK || messages.Len() > 0 {
		t.Errorf("status %d, %q", status, messages.String())
	}
}

// A temporary file that cannot be written is no fault of the file that was to be copied to it.
func TestScratchError(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("TMPDIR is not what names the folder for temporary files there")
	}
	t.Chdir(t.TempDir())
	if err := os.WriteFile("a.txt", []byte("青桐县今年要修公路120公里，投资3亿元，通到每一个村子，两年内全部完工。\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if status, messages := runLine("ingest a.txt -q -o a.ndjson.zst", false); status != 0 {
		t.Fatal(messages)
	}
	if status, messages := runLine("diff a.ndjson.zst a.ndjson.zst", false); status != 0 {
		t.Errorf("status %d\n%s", status, messages)
	}
	t.Setenv("TMPDIR", "none")
	if status, messages := runLine("diff a.ndjson.zst a.ndjson.zst", false); status != 1 ||
		!strings.HasPrefix(messages, "taizhang: temporary file: ") || !strings.Contains(messages, "hint: name a folder with more room in TMPDIR") {
		t.Errorf("status %d\n%s", status, messages)
	}
	for _, w := range []io.Writer{scratchWriter{fullDisk{}}, namedWriter{fullDisk{}, "a.ndjson"}} {
		_, err := w.Write([]byte("x"))
		if !errors.Is(err, syscall.ENOSPC) || !strings.HasPrefix(err.Error(), "temporary file: ") && !strings.HasPrefix(err.Error(), "-o a.ndjson: ") {
			t.Errorf("%T: %v", w, err)
		}
	}
}
