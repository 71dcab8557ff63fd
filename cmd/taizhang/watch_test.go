package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// watched is a run of ingest --watch in a folder: it watches in/ and writes in/out.ndjson.
type watched struct {
	t        *testing.T
	dir      string
	cmd      *exec.Cmd
	messages strings.Builder
}

// write writes a file in the folder.
func (w *watched) write(name, text string) {
	w.t.Helper()
	path := filepath.Join(w.dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		w.t.Fatal(err)
	}
}

// start begins to watch.
func (w *watched) start(args ...string) {
	w.t.Helper()
	w.cmd = exec.Command("taizhang", append([]string{"ingest", "in", "--watch", "-o", "in/out.ndjson"}, args...)...)
	w.cmd.Dir, w.cmd.Stderr = w.dir, &w.messages
	if err := w.cmd.Start(); err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { _ = w.cmd.Process.Kill() })
}

// output returns what has been written so far.
func (w *watched) output() string {
	data, _ := os.ReadFile(filepath.Join(w.dir, "in/out.ndjson"))
	return string(data)
}

// await waits until the records of these documents have been written, in this order.
func (w *watched) await(want ...string) {
	w.t.Helper()
	got := ""
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		var paths []string
		for line := range strings.Lines(w.output()) {
			path, err := documentOf([]byte(line))
			if err != nil {
				break // it is being written
			}
			paths = append(paths, path)
		}
		if got = strings.Join(paths, " "); got == strings.Join(want, " ") {
			return
		}
	}
	w.t.Fatalf("got %s, want %s", got, want)
}

// end ends the run, as Ctrl-C does.
func (w *watched) end() {
	w.t.Helper()
	if err := w.cmd.Process.Signal(os.Interrupt); err != nil {
		w.t.Fatal(err)
	}
	if err := w.cmd.Wait(); err != nil {
		w.t.Errorf("%v", err)
	}
}

// TestWatch watches a folder while files come, change, move in and go.
func TestWatch(t *testing.T) {
	needsUnix(t)
	w := &watched{t: t, dir: t.TempDir()}
	article := func(town string) string {
		return town + "修路\n\n" + town + "交通运输局3月1日说，县里今年要修公路120公里，通到每一个村子，两年内全部完工。\n"
	}
	w.write("in/b.txt", article("石渡县"))
	w.write("in/a.txt", article("青桐县"))
	w.write("moved/deep/c.txt", article("白岭县"))
	w.start("--state", "state")
	w.await("in/a.txt", "in/b.txt")
	// A file that is written in two goes comes once, with all of its text. One that stays what it is does not come again.
	w.write("in/d.txt", "银杏县")
	w.write("in/a.txt", article("青桐县"))
	w.write("in/.hidden.txt", article("银杏县"))
	time.Sleep(watchTick)
	w.write("in/d.txt", article("银杏县"))
	w.await("in/a.txt", "in/b.txt", "in/d.txt")
	// A folder that is moved in, and what comes in it.
	if err := os.Rename(filepath.Join(w.dir, "moved"), filepath.Join(w.dir, "in/moved")); err != nil {
		t.Fatal(err)
	}
	w.await("in/a.txt", "in/b.txt", "in/d.txt", "in/moved/deep/c.txt")
	w.write("in/moved/deep/e.txt", article("枫林县"))
	w.write("in/b.txt", article("柳泉县"))
	if err := os.Remove(filepath.Join(w.dir, "in/d.txt")); err != nil {
		t.Fatal(err)
	}
	w.await("in/a.txt", "in/b.txt", "in/d.txt", "in/moved/deep/c.txt", "in/b.txt", "in/moved/deep/e.txt")
	w.end()
	if want := "taizhang: watching in; interrupt to end\n"; !strings.HasPrefix(w.messages.String(), want) {
		t.Errorf("it said %q", w.messages.String())
	}
	if n := strings.Count(w.output(), "银杏县交通运输局"); n == 0 {
		t.Error("the file was read before it was whole")
	}
}

// TestWatchLearns has articles of a site come into a folder with two of them: once there are enough to tell which line they
// share, it is left out.
func TestWatchLearns(t *testing.T) {
	needsUnix(t)
	w := &watched{t: t, dir: t.TempDir()}
	const slogan = "订一份早报，送一声问候，把青山城里每天的新鲜事带回您家。"
	bodies := map[string]string{
		"a": "城东新区小学今天开学，三百名新生走进校园，学校准备了一堂特别的木工课，教具由家长委员会一起置办。",
		"b": "停航两年的南湖渡口恢复通航，首班渡船载着四十二名乘客驶向对岸，老人和学生免票乘船。",
		"c": "老城区加装电梯的楼栋已经过半，住在六楼的住户周兰说下楼买菜方便多了，剩下的楼栋入冬以前开工。",
		"d": "北坡的苹果园这周迎来采摘季，园里的十二个品种陆续成熟，当天采下的果子当天就能送到城里。",
		"e": "青山城里的三座老桥修好了，行人和自行车可以通过，汽车还要绕行一段时间，到秋天才能开上桥面。",
	}
	write := func(names ...string) {
		for _, n := range names {
			w.write("in/"+n+".txt", bodies[n]+"\n"+slogan+"\n")
		}
	}
	write("a", "b")
	w.start()
	w.await("in/a.txt", "in/b.txt")
	if n := strings.Count(w.output(), slogan); n != 2 {
		t.Errorf("of two articles, %d have the line", n)
	}
	write("c", "d")
	w.await("in/a.txt", "in/b.txt", "in/c.txt", "in/d.txt")
	write("e")
	w.await("in/a.txt", "in/b.txt", "in/c.txt", "in/d.txt", "in/e.txt")
	w.end()
	if n := strings.Count(w.output(), slogan); n != 2 {
		t.Errorf("%d articles have the line", n)
	}
}

func TestComparePaths(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want int
	}{
		{"a/x", "a.txt", -1}, {"a/x", "a-b/x", -1}, {"a.txt", "a.txt", 0}, {"b", "a/x", 1}, {"a/b/c", "a/b", 1},
	} {
		if got := comparePaths(tt.a, tt.b); got != tt.want {
			t.Errorf("%s, %s: %d", tt.a, tt.b, got)
		}
	}
}
