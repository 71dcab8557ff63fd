package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/pflag"

	"taizhang/cmd/config"
	"taizhang/normalize"
	"taizhang/normalize/bundle"
	"taizhang/normalize/hanzi"
)

// inputOptions are the flags of every command that reads documents.
type inputOptions struct {
	paths     []string
	filesFrom string
	charset   string
	field     string
	script    string
	pairsFile string
	pairs     *hanzi.Pairs // of pairsFile
	maxBytes  int64
	jobs      int
	quiet     bool // only errors are reported
	alone     bool
	known     *normalize.Shared // nil until process has looked
	early     *early            // documents of the sample
	shard     shard
	memory    *budget
	pace      *pacer
	own       []string                           // absolute paths of what this run writes, which is no input
	onFolder  func(name string)                  // called before a folder is listed
	ownParts  string                             // absolute path of the output that is cut in parts
	open      func(name string) (fs.File, error) // instead of os.Open, in tests
}

// Limits of the size of one file. Positions are 32 bits wide, and the text of a file may be three times its size.
const (
	defaultMaxBytes = 256 << 20
	mostBytes       = 512 << 20
)

// register adds the flags to a command.
func (o *inputOptions) register(f *pflag.FlagSet) {
	o.script = string(normalize.Hans)
	o.maxBytes = defaultMaxBytes
	f.StringVar(&o.filesFrom, "files-from", "", "read names of inputs from `FILE`, one a line or as find -print0 writes them; - is standard input")
	config.Once(f, "files-from")
	f.StringVar(&o.charset, "charset", "", "read inputs in this `CHARSET` instead of finding it out")
	f.StringVar(&o.field, "field", "", "read the text of JSON from this field, `NAME` or a.b (default: text, content, body or html)")
	scripts := []string{string(normalize.Hans), string(normalize.Hant), string(normalize.Keep), string(normalize.HansCN)}
	f.Var(choice{&o.script, "script", scripts}, "script",
		"write Simplified or Traditional characters, those of the source, or Simplified with the mainland's words (資訊 becomes 信息)")
	f.StringVar(&o.pairsFile, "pairs", "", "convert words as `FILE` says, before all else: a word, a tab and what it becomes on a line")
	f.Var(byteSize{&o.maxBytes, mostBytes}, "max-bytes", "leave out files larger than this")
	f.BoolVar(&o.alone, "alone", false, "judge each file by itself, not by the lines that most files of a site in this run share")
	o.jobs = defaultJobs()
	f.VarP(atLeastOne{&o.jobs}, "jobs", "j", "read this many files at a time")
	f.BoolVarP(&o.quiet, "quiet", "q", false, "report nothing but errors")
}

// check completes the options with the arguments of the command line.
func (o *inputOptions) check(args []string, stdinByDefault bool) error {
	o.paths = args
	if len(args) == 0 && o.filesFrom == "" {
		if !stdinByDefault {
			return usagef("name files or folders, or - for standard input", "nothing to read")
		}
		o.paths = []string{"-"}
	}
	stdin := 0
	for _, p := range append([]string{o.filesFrom}, o.paths...) {
		if p == "-" {
			stdin++
		}
	}
	if stdin > 1 {
		return usagef("name - only once", "standard input can be read only once")
	}
	if o.charset != "" {
		if _, err := normalize.LookupCharset(o.charset); err != nil {
			return usageError{fmt.Errorf("--charset: %w", err)}
		}
	}
	return o.readPairs()
}

// readPairs reads the pairs of conversion, where there is a file of them.
func (o *inputOptions) readPairs() error {
	if o.pairsFile == "" {
		return nil
	}
	f, err := os.Open(o.pairsFile)
	if err != nil {
		return usageError{fmt.Errorf("--pairs: %w", explain(o.pairsFile, err, false))}
	}
	defer func() { _ = f.Close() }() // it was only read
	if o.pairs, err = hanzi.ReadPairs(o.pairsFile, f); err != nil {
		return usageError{fmt.Errorf("--pairs: %w", err)}
	}
	return nil
}

// prepare sets up what bounds the memory of a run.
func (o *inputOptions) prepare() { o.memory, o.pace = newBudget(memoryLimit()), new(pacer) }

// reads reports whether name is named among the inputs.
func (o *inputOptions) reads(name string) bool {
	return o.filesFrom == name || slices.Contains(o.paths, name)
}

// read tells normalize.Read what the flags say.
func (o *inputOptions) read() normalize.Options {
	return normalize.Options{Script: normalize.Script(o.script), Charset: o.charset, Pairs: o.pairs, Shared: o.known}
}

// input is a file to read, or a reason not to.
type input struct {
	path   string
	named  bool // on the command line or in --files-from, not found in a folder
	skip   skipReason
	err    error
	cut    error          // why there is only the beginning of what is read
	open   io.ReadCloser  // where what path names is open already
	member *bundle.Member // where it is a member of a bundle
}

// skipReason says why something is not read.
type skipReason int

const (
	skipNot     skipReason = iota
	skipFolder             // a folder that was named; what is in it follows
	skipHidden             // its name begins with a dot
	skipLink               // a link to a folder: it may lead round in a circle
	skipSpecial            // neither a file nor a folder
	skipOwn                // what this run writes
	skipShard              // another run reads it
	skipBinary             // no text
	skipNoText             // JSON that holds no article
	skipReasons            // the number of reasons
)

// inputs walks over all inputs: the names in --files-from, then those on the command line, folders in the order of
// the names in them. Folders are read when their turn comes.
func (o *inputOptions) inputs(ctx context.Context, stdin io.Reader) iter.Seq[input] {
	return func(give func(input) bool) {
		yield := func(in input) bool {
			if in.skip == skipNot && !o.shard.has(in.path) {
				in.skip, in.err = skipShard, nil
			}
			return give(in)
		}
		next := func(name string) bool { return ctx.Err() == nil && o.walk(name, yield) }
		if o.filesFrom != "" && !o.listed(stdin, next, yield) {
			return
		}
		for _, name := range o.paths {
			if !next(name) {
				return
			}
		}
	}
}

// listed walks over the names in --files-from.
func (o *inputOptions) listed(stdin io.Reader, next func(string) bool, yield func(input) bool) bool {
	r := stdin
	if o.filesFrom != "-" {
		f, err := os.Open(o.filesFrom)
		if err != nil {
			return yield(input{path: o.filesFrom, err: explain(o.filesFrom, err, false)})
		}
		defer func() { _ = f.Close() }() // it was only read
		r = f
	}
	names := newNameScanner(r)
	for names.Scan() {
		if name := names.Text(); name != "" && !next(name) {
			return false
		}
	}
	switch err := names.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return yield(input{path: o.filesFrom, err: withHint(fmt.Errorf("%s: a name longer than %s in it", o.filesFrom, formatBytes(bufio.MaxScanTokenSize)),
			"--files-from takes a list of names, one a line, not the articles themselves")})
	case err != nil:
		return yield(input{path: o.filesFrom, err: explain(o.filesFrom, err, false)})
	}
	return true
}

// newNameScanner returns a scanner of the names in a list: one a line, or with a zero byte after each as find -print0
// writes them, whichever of both ends the first. A byte order mark before the first is none of it.
func newNameScanner(r io.Reader) *bufio.Scanner {
	end, first := byte(0), true
	names := bufio.NewScanner(r)
	names.Split(func(data []byte, atEOF bool) (advance int, name []byte, err error) {
		n := bytes.IndexByte(data, end)
		if first {
			n = bytes.IndexAny(data, "\n\x00")
		}
		rest := 1
		if n < 0 {
			if !atEOF || len(data) == 0 {
				return 0, nil, nil
			}
			n, rest = len(data), 0
		}
		name = data[:n]
		if first {
			first = false
			if n == len(data) || data[n] == '\n' {
				end = '\n'
			}
			name = bytes.TrimPrefix(name, []byte("\ufeff"))
		}
		if end == '\n' {
			name = bytes.TrimSuffix(name, []byte{'\r'})
		}
		return n + rest, name, nil
	})
	return names
}

// walk yields what name stands for: itself, or the files in the folder that it is. It returns false where yield did.
func (o *inputOptions) walk(name string, yield func(input) bool) bool {
	if name == "-" {
		return yield(input{path: name, named: true})
	}
	info, err := os.Stat(name)
	if err != nil {
		return yield(input{path: name, named: true, err: explain(name, err, false)})
	}
	if !info.IsDir() {
		return yield(input{path: name, named: true})
	}
	if !yield(input{path: name, named: true, skip: skipFolder}) {
		return false
	}
	return o.walkFolder(newLister(o.openFile), name, true, yield)
}

// walkFolder yields the files in a folder and in all folders in it. It returns false where yield did.
func (o *inputOptions) walkFolder(l *lister, folder string, named bool, yield func(input) bool) bool {
	if o.onFolder != nil {
		o.onFolder(folder)
	}
	for e, err := range l.list(folder) {
		if err != nil {
			return yield(input{path: folder, err: explain(folder, err, !named)})
		}
		in := input{path: filepath.Join(folder, e.name)}
		if e.mode.IsDir() && !strings.HasPrefix(e.name, ".") {
			if !o.walkFolder(l, in.path, false, yield) {
				return false
			}
		} else if !yield(o.found(in, e.mode)) {
			return false
		}
	}
	return true
}

// found says whether what was found in a folder is read: a file does, and a link to one.
func (o *inputOptions) found(in input, mode fs.FileMode) input {
	switch {
	case o.writes(in.path):
		in.skip = skipOwn
	case strings.HasPrefix(filepath.Base(in.path), "."):
		in.skip = skipHidden
	case mode&fs.ModeSymlink != 0:
		in = link(in)
	case !mode.IsRegular():
		in.skip = skipSpecial
	}
	return in
}

// openFile opens a file or folder to read.
func (o *inputOptions) openFile(name string) (fs.File, error) {
	if o.open != nil {
		return o.open(name)
	}
	return os.Open(name)
}

// writes reports whether path is what this run writes: an output that lies in the folder it is made from.
func (o *inputOptions) writes(path string) bool {
	if o.ownParts != "" && isPart(path, o.ownParts) {
		abs, err := filepath.Abs(path)
		return err == nil && filepath.Dir(abs) == filepath.Dir(o.ownParts)
	}
	for _, own := range o.own {
		if filepath.Base(own) == filepath.Base(path) {
			abs, err := filepath.Abs(path)
			return err == nil && abs == own
		}
	}
	return false
}

// size returns how many bytes an input has, 0 where that is not known before it is read.
func (in input) size() int64 {
	if in.member != nil {
		return int64(len(in.member.Raw))
	}
	if info, err := os.Stat(in.path); in.open == nil && err == nil {
		return info.Size()
	}
	return 0
}

// link looks where a symbolic link in a folder leads. Links to files are read, links to folders are not followed.
func link(in input) input {
	info, err := os.Stat(in.path)
	switch {
	case err != nil:
		in.err = explain(in.path, err, true)
	case info.IsDir():
		in.skip = skipLink
	case !info.Mode().IsRegular():
		in.skip = skipSpecial
	}
	return in
}

// readInput returns the bytes of an input.
func (o *inputOptions) readInput(in input) ([]byte, error) {
	var r io.Reader = in.open
	size := int64(0)
	switch {
	case in.member != nil:
		return in.member.Raw, nil
	case in.open != nil:
		defer func() { _ = in.open.Close() }() // it was only read
	default:
		f, err := o.openFile(in.path)
		if err != nil {
			return nil, explain(in.path, err, !in.named)
		}
		defer func() { _ = f.Close() }() // it was only read
		if info, err := f.Stat(); err == nil {
			size = info.Size()
		}
		r = f
	}
	if size > o.maxBytes {
		return nil, o.tooLarge(in.path)
	}
	raw, err := readAll(io.LimitReader(r, o.maxBytes+1), int(size))
	if err != nil {
		return nil, explain(in.path, err, !in.named)
	}
	if int64(len(raw)) > o.maxBytes {
		return nil, o.tooLarge(in.path)
	}
	return raw, nil
}

// readAll reads r to its end, which is expected at size.
func readAll(r io.Reader, size int) ([]byte, error) {
	b := make([]byte, 0, max(512, size+1)) // one more, to meet the end of the file without growing
	for {
		n, err := r.Read(b[len(b):cap(b)])
		b = b[:len(b)+n]
		if errors.Is(err, io.EOF) {
			return b, nil
		}
		if err != nil {
			return nil, err
		}
		if len(b) == cap(b) {
			b = append(b, 0)[:len(b)]
		}
	}
}

func (o *inputOptions) tooLarge(path string) error {
	hint := "raise the limit with --max-bytes, up to " + formatBytes(mostBytes)
	if o.maxBytes == mostBytes {
		hint = "split the file"
	}
	return withHint(fmt.Errorf("%s: larger than %s", path, formatBytes(o.maxBytes)), "%s", hint)
}

// explain says in words what the system has against an input, and what can be done about it. Found says that the
// name was met in a folder, where it must have been a moment ago.
func explain(path string, err error, found bool) error {
	dangling := ""
	if info, lerr := os.Lstat(path); lerr == nil && info.Mode()&fs.ModeSymlink != 0 {
		dangling, _ = os.Readlink(path)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist) && dangling != "":
		return withHint(fmt.Errorf("%s: link to %s, which does not exist", path, dangling),
			"remove the link or put back what it points to")
	case errors.Is(err, fs.ErrNotExist) && found:
		return withHint(fmt.Errorf("%s: vanished during the run", path), "run again when nothing else changes the folder")
	case errors.Is(err, fs.ErrNotExist):
		return withHint(fmt.Errorf("%s: no such file or folder", path), "check the name; names with spaces need quotes")
	case errors.Is(err, fs.ErrPermission):
		return withHint(fmt.Errorf("%s: no permission to read it", path), "allow it, for example with chmod u+rX")
	}
	if errors.Is(err, syscall.ELOOP) {
		return withHint(fmt.Errorf("%s: link that leads to itself", path), "remove the link")
	}
	if errors.Is(err, syscall.EISDIR) {
		return withHint(fmt.Errorf("%s: is a folder", path), "name the files in it")
	}
	var detail *fs.PathError
	if errors.As(err, &detail) {
		err = detail.Err
	}
	return withHint(fmt.Errorf("%s: %w", path, err), "see whether other programs can read it")
}
