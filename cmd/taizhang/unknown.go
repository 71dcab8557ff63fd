package main

import (
	"fmt"
	"strings"

	"taizhang/cmd/suggest"
)

// unknown returns an error about a name that is none of the choices.
func unknown(what, name string, choices []string) error {
	err := fmt.Errorf("unknown %s %q, choose from %s", what, name, strings.Join(choices, ", "))
	if s := suggest.Nearest(name, choices); s != "" {
		return withHint(err, "did you mean %s?", s)
	}
	return err
}
