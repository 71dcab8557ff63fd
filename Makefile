GO ?= go
FUZZTIME ?= 30s
LINT = $(GO) tool -modfile=lint.mod golangci-lint

.PHONY: build test check format vet lint tidy generated proportion race golden bench bench-all performance glued resume
.PHONY: compare fuzz generate model evaluate vulnerabilities reproducible sbom release-schema

build: ## the tool, into bin/
	$(GO) build -trimpath -o bin/taizhang ./cmd/taizhang

test:
	$(GO) test ./...

# Everything that must hold before a change goes in; tests come last, so that their results are what one sees.
check: format vet lint tidy generated proportion race

format:
	@files=$$(gofmt -l .); if [ -n "$$files" ]; then echo "gofmt -w these:"; echo "$$files"; exit 1; fi

vet:
	$(GO) vet ./...

# The linter has a module file of its own, so that the tool's stays small. It is built once, which takes some minutes.
lint:
	$(LINT) run ./...

tidy:
	$(GO) mod tidy -diff

# Known vulnerabilities in what the program calls; left out, with a note, where the database cannot be reached.
vulnerabilities:
	@GO="$(GO)" bash .ci/vulnerabilities

# The same source gives the same program, wherever it lies. Builds once without any cache, which takes a minute or two.
reproducible:
	@GO="$(GO)" bash .ci/reproducible

# What the program is made of: every module with its version and checksum, and how it was built.
sbom: build
	$(GO) version -m bin/taizhang > bin/taizhang.modules.txt

# Keeps the schemas of today, which then are never edited any more: make release-schema VERSION=v1.2.3
RELEASED = cmd/report/schema/released
release-schema:
	@case "$(VERSION)" in v[0-9]*) ;; *) echo "say VERSION=v1.2.3"; exit 2;; esac
	cp -n cmd/report/schema/taizhang-1.json $(RELEASED)/taizhang-1-$(VERSION).json
	cp -n cmd/report/schema/taizhang-1-row.json $(RELEASED)/taizhang-1-row-$(VERSION).json
	cd $(RELEASED) && sha256sum taizhang-1-$(VERSION).json taizhang-1-row-$(VERSION).json >> SHA256SUMS

# Generated files are what their generators make. Generators whose sources cannot be reached are left out, with a note.
generated:
	@GO="$(GO)" bash .ci/generated

# That time stays in proportion to the input; apart from the others, because the race detector would distort it.
proportion:
	$(GO) test -run TestProportion ./cmd/taizhang

race:
	$(GO) test -race -coverprofile=coverage.out ./...
	@$(GO) tool cover -func=coverage.out | tail -n 1

# After a change that is meant to change records: read the difference before you commit it.
golden:
	$(GO) test ./cmd/taizhang ./cmd/report -run Golden -update

# The stages of ingest: a table, and the difference to the last committed measurement. Compare only what was measured on one
# machine in one state; benchstat says which differences are more than noise. KEEP=1 makes this the one to compare with.
BENCHSTAT = $(GO) tool -modfile=bench.mod benchstat
STAGES = docs/performance/stages.txt
bench:
	@mkdir -p bin
	$(GO) test -run '^$$' -bench '^BenchmarkStage$$' -count 6 -benchtime 0.3s ./cmd/taizhang > bin/stages.txt
	@$(GO) run ./cmd/yardstick stages < bin/stages.txt
	@if [ -e $(STAGES) ]; then $(BENCHSTAT) $(STAGES) bin/stages.txt; fi
	@if [ -n "$(KEEP)" ]; then cp bin/stages.txt $(STAGES); fi

# Every benchmark of every package.
bench-all:
	$(GO) test -run '^$$' -bench . -benchmem ./...

# How the cost of a run grows with files, size and workers: tables and plots for docs/performance.md. MOST=100000 takes long.
MOST ?= 10000
performance: build
	$(GO) run ./cmd/yardstick grow -bin bin/taizhang -o docs/performance -most $(MOST)
	@for x in files size workers; do $(GO) run ./cmd/yardstick plot docs/performance/$$x.tsv > docs/performance/$$x.svg || exit 1; done

# Beside pipelines of Debian's and npm's packages, see testdata/compare/glued. What is not installed is left out.
glued: build
	@bash testdata/compare/glued/run.sh bin/taizhang

# Kill and go on, cut in shards and merge, with FILES generated articles.
FILES ?= 1000
resume: build
	@mkdir -p bin && rm -rf bin/articles && $(GO) run ./cmd/yardstick articles -n $(FILES) bin/articles
	@$(GO) run ./cmd/yardstick resume -bin bin/taizhang bin/articles

# The reader of pages beside other libraries, on pages that are not part of the repository. A module of its own.
PAGES ?= ../shared/gold/pages
compare:
	@if [ ! -d "$(PAGES)" ]; then echo "compare: skipped, no pages in $(PAGES)"; exit 0; fi; \
		pages=$$(cd "$(PAGES)" && pwd) && cd testdata/compare && $(GO) run . "$$pages"

fuzz:
	@for package in $$($(GO) list ./...); do \
		for target in $$($(GO) test -list '^Fuzz' $$package | grep '^Fuzz'); do \
			echo "$$package $$target"; \
			$(GO) test $$package -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) || exit 1; \
		done; \
	done

generate:
	$(GO) generate ./...

# The model of names, and what one trained on four fifths of the news corpora finds in the rest. CORPORA is a folder with
# names/broadcast.txt, names/web.txt and uner/uner_{train,dev,test}.iob2; some minutes each.
CORPORA ?= corpora
NEWS = --names $(CORPORA)/names/broadcast.txt --names $(CORPORA)/names/web.txt
UNER = $(foreach part,train dev test,--iob $(CORPORA)/uner/uner_$(part).iob2)

model:
	$(GO) run ./cmd/taizhang train $(NEWS) $(UNER) -o segment/tagger/model.bin

evaluate:
	$(GO) run ./cmd/taizhang train $(NEWS) $(UNER) --except 5 -o bin/held-out.bin
	$(GO) run ./cmd/taizhang eval $(NEWS) --every 5 --model bin/held-out.bin
	$(GO) run ./cmd/taizhang eval --names $(CORPORA)/names/web.txt --every 5 --model bin/held-out.bin
