package tagger

import _ "embed" // for the model

//go:embed model.bin
var modelFile string

// Default returns the model built into the program. The command that made it is in the Makefile.
func Default() (*Model, error) { return OpenString(modelFile) }
