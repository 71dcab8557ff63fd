package main

import (
	"os"
	"runtime/debug"
)

// Articles are small and short-lived: a heap that may grow to several times what is alive, which is a few megabytes,
// saves most of the garbage collector's work, and with it what keeps two processors from being twice as fast as one.
// Large files are another matter: from the first one on the collector works as it does by default.
const (
	smallFilesPercent = 400
	largeFilesPercent = 100
	largeFile         = 4 << 20
)

// paceCollector sets the pace of the garbage collector, unless the user has done so by GOGC.
func paceCollector(percent int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}
