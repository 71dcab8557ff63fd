package check

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"taizhang/cmd/compare"
	"taizhang/cmd/report"
)

// Golden is the golden records that there are: in one file, or in the files of a folder.
type Golden struct {
	name   string
	folder bool
	files  []goldenFile
	byPath map[string]place
	byID   map[string]place
	newest map[place][]byte  // what Set has changed in files of several records
	added  map[string][]byte // by path of the document: what Set has added to the one file there is
	order  []string          // of added
	// written counts the files that Set has written already: of new records, and of others.
	written struct{ added, changed int }
}

// goldenFile is a file of golden records.
type goldenFile struct {
	name    string
	entries []compare.Entry
}

// place is a record in a file.
type place struct{ file, entry int }

// goldenEnds are the ends of names of files with golden records.
var goldenEnds = []string{".json", ".ndjson", ".jsonl"}

// OpenGolden finds the golden records in a file, or in all files *.json, *.ndjson and *.jsonl of a folder and those in it.
// What does not exist is empty: Write makes it, a folder unless its name ends as a file of records does.
func OpenGolden(name string) (*Golden, error) {
	g := &Golden{name: name, byPath: make(map[string]place), byID: make(map[string]place),
		newest: make(map[place][]byte), added: make(map[string][]byte)}
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		g.folder = !slices.Contains(goldenEnds, filepath.Ext(name))
		return g, nil
	case err != nil:
		return nil, err
	case !info.IsDir():
		return g, g.open(name)
	}
	g.folder = true
	return g, filepath.WalkDir(name, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case path != name && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir() || !slices.Contains(goldenEnds, filepath.Ext(path)):
			return nil
		}
		return g.open(path)
	})
}

// open finds the records in a file.
func (g *Golden) open(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	entries, err := compare.Index(f, info.Size())
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	for i, e := range entries {
		at := place{len(g.files), i}
		if e.Path == "" {
			g.byID[e.ID] = at
			continue
		}
		key := cleaned(e.Path)
		if other, again := g.byPath[key]; again {
			where := name
			if other.file < len(g.files) {
				where = g.files[other.file].name
			}
			return fmt.Errorf("%s: record %d is of %s, and so is one in %s", name, i+1, e.Path, where)
		}
		g.byPath[key] = at
		if e.ID != "" {
			g.byID[e.ID] = at
		}
	}
	g.files = append(g.files, goldenFile{name, entries})
	return nil
}

// cleaned returns the name that a document is found by, however it was written.
func cleaned(name string) string { return path.Clean(filepath.ToSlash(name)) }

// Len returns the number of golden records.
func (g *Golden) Len() int {
	n := 0
	for _, f := range g.files {
		n += len(f.entries)
	}
	return n
}

// Paths returns the paths of the documents that there are golden records of, in the order of the files.
func (g *Golden) Paths() []string {
	var list []string
	for _, f := range g.files {
		for _, e := range f.entries {
			if e.Path != "" {
				list = append(list, e.Path)
			}
		}
	}
	return list
}

// find returns where the golden record of a document is: the one of its path, or else the one of its bytes.
func (g *Golden) find(document, id string) (place, bool) {
	if at, ok := g.byPath[cleaned(document)]; ok {
		return at, true
	}
	at, ok := g.byID[id]
	return at, ok
}

// Find returns the golden record of a document, and the path that it has there; nil where there is none. It may be called
// from several goroutines at once.
func (g *Golden) Find(document, id string) (record []byte, as string, err error) {
	at, ok := g.find(document, id)
	if !ok {
		return nil, "", nil
	}
	file := g.files[at.file]
	f, err := os.Open(file.name)
	if err != nil {
		return nil, "", err
	}
	defer f.Close()
	e := file.entries[at.entry]
	record, err = e.Read(f)
	return record, e.Path, err
}

// Renew returns what the golden record of a document is to be: the whole record, or as much of it as the old one has of it;
// where there is no old one, the given kinds of records, or where there are none either, the whole.
func Renew(old, record []byte, kinds []string) ([]byte, error) {
	now, err := compare.Parse(record)
	if err != nil {
		return nil, err
	}
	if old == nil {
		if len(kinds) == 0 {
			return record, nil
		}
		return now.Partial(kinds, nil), nil
	}
	before, err := compare.Parse(old)
	if err != nil || before.Whole() {
		return record, err
	}
	if len(compare.Compare(before, now, compare.Options{Partial: true}).Differences) == 0 {
		return old, nil // it says the same in its own way
	}
	return now.Partial(before.Kinds(), before), nil
}

// Replace is a function that replaces the file of a name.
type Replace func(name string, data []byte) error

// Set makes a record the golden one of a document. Files of one record are written at once; the others are by Write.
func (g *Golden) Set(document, id string, record []byte, replace Replace) error {
	at, ok := g.find(document, id)
	switch {
	case ok:
		old, _, err := g.Find(document, id)
		if err != nil || sameJSON(old, record) {
			return err
		}
		if file := g.files[at.file]; g.folder && len(file.entries) == 1 {
			g.written.changed++
			return replace(file.name, layOut(file.name, [][]byte{record}))
		}
		g.newest[at] = record
	case g.folder:
		g.written.added++
		name := filepath.Join(g.name, filepath.FromSlash(fileName(document)))
		return replace(name, layOut(name, [][]byte{record}))
	default:
		if _, again := g.added[document]; !again {
			g.order = append(g.order, document)
		}
		g.added[document] = record
	}
	return nil
}

// Write writes what Set has left, and returns how many records are new, and how many others have changed.
func (g *Golden) Write(replace Replace) (added, changed int, err error) {
	added, changed = g.written.added+len(g.added), g.written.changed+len(g.newest)
	for i := range g.files {
		if err := g.writeFile(i, replace); err != nil {
			return added, changed, err
		}
	}
	if len(g.files) > 0 || len(g.added) == 0 {
		return added, changed, nil // writeFile has appended what is new
	}
	var records [][]byte
	for _, document := range g.order {
		records = append(records, g.added[document])
	}
	return added, changed, replace(g.name, layOut(g.name, records))
}

// writeFile writes a file anew if a record in it has changed, or if it is the only file and there are new ones.
func (g *Golden) writeFile(i int, replace Replace) error {
	file := g.files[i]
	changed := len(g.added) > 0
	for k := range file.entries {
		changed = changed || g.newest[place{i, k}] != nil
	}
	if !changed {
		return nil
	}
	data, err := os.ReadFile(file.name)
	if err != nil {
		return err
	}
	var records [][]byte
	for k, e := range file.entries {
		record := g.newest[place{i, k}]
		if record == nil {
			record = data[e.Offset : e.Offset+e.Length]
		}
		records = append(records, record)
	}
	for _, document := range g.order { // then there is no other file
		records = append(records, g.added[document])
	}
	return replace(file.name, layOut(file.name, records))
}

// sameJSON reports whether two records differ in white space at most.
func sameJSON(a, b []byte) bool { return bytes.Equal(compacted(a), compacted(b)) }

// compacted returns JSON without white space between its parts. Unlike json.Compact, it leaves what is no JSON as it is.
func compacted(data []byte) []byte {
	var b bytes.Buffer
	if err := json.Compact(&b, data); err != nil {
		return data
	}
	return b.Bytes()
}

// layOut writes records as the name of the file says: a line each, or set out for reading.
func layOut(name string, records [][]byte) []byte {
	var b bytes.Buffer
	if filepath.Ext(name) != ".json" {
		for _, r := range records {
			b.Write(compacted(r))
			b.WriteByte('\n')
		}
		return b.Bytes()
	}
	b.WriteString("[\n")
	for i, r := range records {
		if i > 0 {
			b.WriteString(",\n")
		}
		b.WriteString("  ")
		b.Write(report.Indent(compacted(r), 1))
	}
	b.WriteString("\n]\n")
	return b.Bytes()
}

// fileName returns the name, within a folder of golden records, of the file for a document: its path, and .json. Paths that
// lead out of the folder are made to stay in it.
func fileName(document string) string {
	var parts []string
	for part := range strings.SplitSeq(cleaned(document), "/") {
		switch {
		case part == "" || part == ".":
		case part == "..":
			parts = append(parts, "_up")
		case strings.HasPrefix(part, "."):
			parts = append(parts, "_"+part) // hidden files are not read
		default:
			parts = append(parts, strings.ReplaceAll(part, ":", "_"))
		}
	}
	if len(parts) == 0 || parts[0] == "-" && len(parts) == 1 {
		parts = []string{"stdin"}
	}
	return strings.Join(parts, "/") + ".json"
}
