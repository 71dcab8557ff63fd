package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// state keeps what every document came to, so that a run that ended early, or one over a folder of which a part has
// changed, need not do again what was done. Output is always written from its beginning, from what is kept and what is new:
// so it is the output of one undisturbed run over the inputs as they are now, whatever happened before.
//
// The file is a header of two lines, what it is and the options as JSON, and then entries in the order in which documents
// were done: a head of fixed size with the key of the document and the sizes and checksums of both, and what it came to,
// compressed. Entries are only ever added at the end. A write that was cut short is found by its checksums: entries at the
// end that are not whole are cut off when the file is opened, and one that is damaged in the middle is done again. No
// order of writes on the disk is relied on.
type state struct {
	name   string
	file   *os.File
	header []byte
	pack   *zstd.Encoder
	unpack *zstd.Decoder

	mu    sync.Mutex // guards what follows
	end   int64
	index map[stateKey]stateEntry
	used  int64 // bytes of entries that this run had a use for
	err   error // of the first write that failed
}

// stateKey stands for a document and all that its records depend on but the options and the program: a SHA-256.
type stateKey [sha256.Size]byte

// stateEntry is where what a document came to lies in the file.
type stateEntry struct {
	at    int64
	size  uint32
	check uint32
	used  bool
}

const (
	stateMagic   = "taizhang state 1\n"
	entryMagic   = 0x545a6531 // TZe1
	entryHead    = 4 + sha256.Size + 4 + 4 + 4
	mostEntry    = 1 << 30
	stateGarbage = 1 << 20 // bytes without a use that a file may always have
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// runOptions are what the records of a run depend on beside the inputs.
type runOptions struct {
	Program string            `json:"program"` // a checksum of it
	Version string            `json:"version"`
	Options map[string]string `json:"options"` // without those that have no say in what a record is
}

// openState opens the state in a file, or begins one.
func openState(name string, options runOptions) (*state, error) {
	f, err := openLocked(name)
	if err != nil {
		return nil, err
	}
	s := &state{name: name, file: f, index: make(map[stateKey]stateEntry)}
	if err := s.start(options); err != nil {
		_ = f.Close()
		return nil, err
	}
	return s, nil
}

// openLocked opens the file of a state for this run alone.
func openLocked(name string) (*os.File, error) {
	for {
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666)
		if err != nil {
			return nil, stateError(name, err)
		}
		info, err := f.Stat()
		if err == nil && !info.Mode().IsRegular() {
			err = errors.New("is no file")
		}
		if err != nil {
			_ = f.Close()
			return nil, stateError(name, err)
		}
		if !lockFile(f) {
			_ = f.Close()
			return nil, withHint(fmt.Errorf("--state %s: another run is using it", name),
				"wait for it to end, or give each run a state of its own")
		}
		// The run that had it may have put another file in its place.
		if now, err := os.Stat(name); err == nil && os.SameFile(info, now) {
			return f, nil
		}
		_ = f.Close()
	}
}

func stateError(name string, err error) error {
	var detail *fs.PathError
	if errors.As(err, &detail) {
		err = detail.Err
	}
	return fmt.Errorf("--state %s: %w", name, err)
}

// start reads what the file has, and writes a header where it has nothing.
func (s *state) start(options runOptions) error {
	header, err := json.Marshal(options)
	if err != nil {
		return stateError(s.name, err)
	}
	s.header = append(append([]byte(stateMagic), header...), '\n')
	// Neither fails with these options.
	s.pack, _ = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1),
		zstd.WithWindowSize(1<<20))
	s.unpack, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(4*mostEntry))
	info, err := s.file.Stat()
	if err != nil {
		return stateError(s.name, err)
	}
	begun := make([]byte, min(info.Size(), int64(len(s.header))))
	if _, err := s.file.ReadAt(begun, 0); err != nil && !errors.Is(err, io.EOF) {
		return stateError(s.name, err)
	}
	switch {
	case len(begun) == len(s.header) && bytes.Equal(begun, s.header):
		if err := s.scan(info.Size()); err != nil {
			return stateError(s.name, err)
		}
	case len(begun) < len(s.header) && bytes.HasPrefix(s.header, begun):
		if _, err := s.file.WriteAt(s.header, 0); err != nil { // anew, or the run that began was cut short
			return stateError(s.name, err)
		}
		s.end = int64(len(s.header))
	default:
		return s.refuse(options, info.Size())
	}
	return nil
}

// refuse says why a file cannot be the state of this run.
func (s *state) refuse(options runOptions, size int64) error {
	head := make([]byte, min(size, 1<<20))
	n, _ := s.file.ReadAt(head, 0)
	rest, ok := bytes.CutPrefix(head[:n], []byte(stateMagic))
	line, _, _ := bytes.Cut(rest, []byte("\n"))
	var was runOptions
	if !ok || json.Unmarshal(line, &was) != nil {
		return usagef("name a file that does not exist yet, or one that an earlier run named with --state",
			"--state %s: holds something else", s.name)
	}
	anew := fmt.Sprintf("name another file, or remove %s to begin anew", s.name)
	for _, key := range sortedKeys(was.Options, options.Options) {
		if a, b := was.Options[key], options.Options[key]; a != b {
			return usagef(anew, "--state %s: belongs to a run with other options: --%s %q, now %q", s.name, key, a, b)
		}
	}
	return usagef(anew, "--state %s: was written by another build of taizhang (%s, this is %s)", s.name, was.Version, options.Version)
}

// scan makes the index of the entries, and cuts off what is not whole at the end. Files that were begun with the same
// header may have been put together.
func (s *state) scan(size int64) error {
	s.end = int64(len(s.header))
	head := make([]byte, max(entryHead, len(s.header)))
	for s.end < size {
		n, err := s.file.ReadAt(head, s.end)
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if bytes.HasPrefix(head[:n], s.header) {
			s.end += int64(len(s.header))
			continue
		}
		key, entry, ok := parseEntry(head[:n])
		next := s.end + entryHead + int64(entry.size)
		if !ok || next > size {
			break
		}
		entry.at = s.end + entryHead
		s.index[key] = entry
		s.end = next
	}
	if s.end < size {
		return s.file.Truncate(s.end)
	}
	return nil
}

// parseEntry reads the head of an entry.
func parseEntry(b []byte) (stateKey, stateEntry, bool) {
	if len(b) < entryHead || binary.LittleEndian.Uint32(b) != entryMagic ||
		binary.LittleEndian.Uint32(b[entryHead-4:]) != crc32.Checksum(b[:entryHead-4], castagnoli) {
		return stateKey{}, stateEntry{}, false
	}
	e := stateEntry{
		size:  binary.LittleEndian.Uint32(b[4+sha256.Size:]),
		check: binary.LittleEndian.Uint32(b[8+sha256.Size:]),
	}
	return stateKey(b[4 : 4+sha256.Size]), e, e.size <= mostEntry
}

// appendEntry appends an entry with its head.
func appendEntry(dst []byte, key stateKey, data []byte) []byte {
	at := len(dst)
	dst = binary.LittleEndian.AppendUint32(dst, entryMagic)
	dst = append(dst, key[:]...)
	dst = binary.LittleEndian.AppendUint32(dst, uint32(len(data)))
	dst = binary.LittleEndian.AppendUint32(dst, crc32.Checksum(data, castagnoli))
	dst = binary.LittleEndian.AppendUint32(dst, crc32.Checksum(dst[at:], castagnoli))
	return append(dst, data...)
}

// get returns what the document of the given key came to, if that is known.
func (s *state) get(key stateKey) ([][]byte, bool) {
	s.mu.Lock()
	e, ok := s.index[key]
	s.mu.Unlock()
	if !ok {
		return nil, false
	}
	data := make([]byte, e.size)
	if _, err := s.file.ReadAt(data, e.at); err != nil || crc32.Checksum(data, castagnoli) != e.check {
		return nil, false
	}
	data, err := s.unpack.DecodeAll(data, nil)
	if err != nil {
		return nil, false
	}
	pieces, ok := splitPieces(data)
	if ok {
		s.mu.Lock()
		s.use(key)
		s.mu.Unlock()
	}
	return pieces, ok
}

// use notes that an entry had a use.
func (s *state) use(key stateKey) {
	if e := s.index[key]; !e.used {
		e.used = true
		s.index[key] = e
		s.used += entryHead + int64(e.size)
	}
}

// put keeps what the document of the given key came to.
func (s *state) put(key stateKey, pieces [][]byte) error {
	data := s.pack.EncodeAll(joinPieces(pieces), nil)
	if len(data) > mostEntry {
		return nil // it will be done again
	}
	entry := appendEntry(nil, key, data)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err != nil {
		return s.err
	}
	if _, err := s.file.WriteAt(entry, s.end); err != nil {
		s.err = stateError(s.name, err)
		return s.err
	}
	if old := s.index[key]; old.used {
		s.used -= entryHead + int64(old.size)
	}
	s.index[key] = stateEntry{at: s.end + entryHead, size: uint32(len(data)), check: crc32.Checksum(data, castagnoli)}
	s.end += int64(len(entry))
	s.use(key)
	return nil
}

// joinPieces puts the pieces of a document together, each after its length.
func joinPieces(pieces [][]byte) []byte {
	var b []byte
	for _, p := range pieces {
		b = append(binary.AppendUvarint(b, uint64(len(p))), p...)
	}
	return b
}

// splitPieces takes apart what joinPieces put together.
func splitPieces(b []byte) ([][]byte, bool) {
	var pieces [][]byte
	for len(b) > 0 {
		n, width := binary.Uvarint(b)
		if width <= 0 || n > uint64(len(b)-width) {
			return nil, false
		}
		pieces = append(pieces, b[width:width+int(n)])
		b = b[width+int(n):]
	}
	return pieces, true
}

// finish ends a run that went through all inputs. Where most of the file is of documents that are gone or have changed
// since, a file of the others takes its place.
func (s *state) finish() error {
	if garbage := s.end - int64(len(s.header)) - s.used; garbage > max(s.used, stateGarbage) {
		if err := s.shrink(); err != nil {
			return stateError(s.name, err)
		}
	}
	if err := s.file.Sync(); err != nil {
		return stateError(s.name, err)
	}
	return nil
}

// shrink writes the entries that had a use to a new file, which takes the place of the old one.
func (s *state) shrink() error {
	info, err := s.file.Stat()
	if err != nil {
		return err
	}
	f, err := createBeside(s.name, info.Mode().Perm())
	if err != nil {
		return err
	}
	err = s.copyUsed(f)
	if err == nil {
		err = f.Sync()
	}
	if err == nil {
		err = os.Rename(f.Name(), s.name)
	}
	if err != nil {
		_ = f.Close()
		return errors.Join(err, os.Remove(f.Name()))
	}
	_ = s.file.Close()
	s.file = f
	return nil
}

// copyUsed writes a state of the entries that had a use, in the order of the old one.
func (s *state) copyUsed(f *os.File) error {
	if _, err := f.Write(s.header); err != nil {
		return err
	}
	head := make([]byte, entryHead)
	for at := int64(len(s.header)); at < s.end; {
		if _, err := s.file.ReadAt(head, at); err != nil {
			return err
		}
		key, e, ok := parseEntry(head)
		if !ok { // a header in the middle
			at += int64(len(s.header))
			continue
		}
		size := entryHead + int64(e.size)
		if now := s.index[key]; now.used && now.at == at+entryHead {
			if _, err := io.Copy(f, io.NewSectionReader(s.file, at, size)); err != nil {
				return err
			}
		}
		at += size
	}
	return nil
}

// close gives the file free for other runs.
func (s *state) close() { _ = s.file.Close() }
