package report

import (
	"bytes"
	"encoding/json"
	"errors"

	"taizhang/extract/ledger"
)

// ErrNoDocument is the error of a line that is no document record of this version: flat rows, or something else.
var ErrNoDocument = errors.New("is no document record")

// nameParts are the parts of a document record in which institutions are named.
type nameParts struct {
	Schema string `json:"schema"`
	Source struct {
		Path string `json:"path"`
	} `json:"source"`
	Institutions []json.RawMessage `json:"institutions"`
	People       []struct {
		Posts []json.RawMessage `json:"posts"`
	} `json:"people"`
	Places []struct {
		Code string `json:"code"`
	} `json:"places"`
	Agreements []struct {
		Parties []json.RawMessage `json:"parties"`
	} `json:"agreements"`
}

// institution is an institution of a document record.
type institution struct {
	ID         string          `json:"id"`
	Name       string          `json:"name"`
	ResolvedBy string          `json:"resolved_by"`
	Kind       string          `json:"kind"`
	Place      string          `json:"place"`
	Mentions   json.RawMessage `json:"mentions"`
}

// readNames reads what a line of NDJSON, a document record, says of names.
func readNames(line []byte) (*nameParts, ledger.Document, error) {
	var n nameParts
	if err := json.Unmarshal(line, &n); err != nil || n.Schema != Version || n.Source.Path == "" {
		return nil, ledger.Document{}, ErrNoDocument
	}
	d := ledger.Document{Path: n.Source.Path}
	for _, p := range n.Places {
		if p.Code != "" {
			d.Places = append(d.Places, p.Code)
		}
	}
	for _, raw := range n.Institutions {
		var i institution
		var mentions []struct{ Text string }
		if json.Unmarshal(raw, &i) != nil || json.Unmarshal(i.Mentions, &mentions) != nil {
			return nil, ledger.Document{}, ErrNoDocument
		}
		texts := make([]string, len(mentions))
		for k, m := range mentions {
			texts[k] = m.Text
		}
		d.Institutions = append(d.Institutions, ledger.Institution{ID: i.ID, Name: i.Name, ResolvedBy: i.ResolvedBy, Kind: i.Kind, Place: i.Place, Texts: texts})
	}
	return &n, d, nil
}

// AddNames adds to l what a line of NDJSON, a document record, says of names.
func AddNames(l *ledger.Ledger, line []byte) error {
	_, d, err := readNames(line)
	if err == nil {
		l.Add(d)
	}
	return err
}

// ResolveNames returns a line of NDJSON, a document record, with the full names that l tells of the institutions it names in
// short, and with these in posts and parties. What is told of an institution by another document has its path in
// resolved_in. All else, and a line without such names, stays byte for byte.
func ResolveNames(l *ledger.Ledger, line []byte) ([]byte, error) {
	n, d, err := readNames(line)
	if err != nil {
		return nil, err
	}
	found := l.Resolve(d)
	if len(found) == 0 {
		return line, nil
	}
	short := map[string]string{} // by ID
	for k, i := range d.Institutions {
		if full, ok := found[i.ID]; ok {
			short[i.ID] = i.Name
			line = bytes.Replace(line, n.Institutions[k], resolved(n.Institutions[k], full), 1)
		}
	}
	for _, p := range n.People {
		for _, raw := range p.Posts {
			line = rename(line, raw, "text", short, found)
		}
	}
	for _, a := range n.Agreements {
		for _, raw := range a.Parties {
			line = rename(line, raw, "name", short, found)
		}
	}
	return line, nil
}

// resolved returns an institution with its full name.
func resolved(raw []byte, full ledger.FullName) []byte {
	var i institution
	if json.Unmarshal(raw, &i) != nil {
		return raw
	}
	if i.Place == "" {
		i.Place = full.Place
	}
	o := &object{}
	o.open('{')
	o.str("id", i.ID)
	o.str("name", full.Name)
	o.str("resolved_by", "alias")
	o.str("resolved_in", full.In)
	o.str("kind", full.Kind)
	o.str("place", i.Place)
	o.key("mentions")
	o.b = append(o.b, i.Mentions...)
	o.close('}')
	return o.b
}

// rename returns line with the full name of the institution at the beginning of the member key of raw, an object that
// refers to it. An object cannot be mistaken for another: two with the same bytes say the same.
func rename(line, raw []byte, key string, short map[string]string, found map[string]ledger.FullName) []byte {
	var members map[string]string
	if json.Unmarshal(raw, &members) != nil {
		return line
	}
	id := members["institution"]
	full, ok := found[id]
	rest, begins := bytes.CutPrefix([]byte(members[key]), []byte(short[id]))
	if !ok || !begins {
		return line
	}
	member := func(text string) []byte {
		o := &object{}
		o.str(key, text)
		return o.b
	}
	return bytes.ReplaceAll(line, raw, bytes.Replace(raw, member(members[key]), member(full.Name+string(rest)), 1))
}
