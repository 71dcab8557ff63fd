GO ?= go
FUZZTIME ?= 30s
LINT = $(GO) tool -modfile=lint.mod golangci-lint

.PHONY: build test check format vet lint tidy generated race golden bench fuzz generate

build: ## the tool, into bin/
	$(GO) build -trimpath -o bin/taizhang ./cmd/taizhang

test:
	$(GO) test ./...

# Everything that must hold before a change goes in; tests come last, so that their results are what one sees.
check: format vet lint tidy generated race

format:
	@files=$$(gofmt -l .); if [ -n "$$files" ]; then echo "gofmt -w these:"; echo "$$files"; exit 1; fi

vet:
	$(GO) vet ./...

# The linter has a module file of its own, so that the tool's stays small. It is built once, which takes some minutes.
lint:
	$(LINT) run ./...

tidy:
	$(GO) mod tidy -diff

# Generated files are what their generators make. Generators whose sources cannot be reached are left out, with a note.
generated:
	@GO="$(GO)" bash .ci/generated

race:
	$(GO) test -race -coverprofile=coverage.out ./...
	@$(GO) tool cover -func=coverage.out | tail -n 1

# After a change that is meant to change records: read the difference before you commit it.
golden:
	$(GO) test ./cmd/taizhang ./cmd/report -run Golden -update

bench:
	$(GO) test -run '^$$' -bench . -benchmem ./...

fuzz:
	@for package in $$($(GO) list ./...); do \
		for target in $$($(GO) test -list '^Fuzz' $$package | grep '^Fuzz'); do \
			echo "$$package $$target"; \
			$(GO) test $$package -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) || exit 1; \
		done; \
	done

generate:
	$(GO) generate ./...
