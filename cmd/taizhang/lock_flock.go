//go:build darwin || dragonfly || freebsd || illumos || linux || netbsd || openbsd

package main

import (
	"errors"
	"os"
	"syscall"
)

// locks says that lockFile can tell whether another process is at work.
const locks = true

// lockFile takes f for this process alone until f is closed or the process ends, however it ends. It reports false where
// another process has it. Where the file system knows no locks, every process gets it.
func lockFile(f *os.File) bool {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	return !errors.Is(err, syscall.EWOULDBLOCK)
}
