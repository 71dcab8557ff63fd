#!/usr/bin/env bash
# Compares taizhang with glued pipelines on the same folders, as whole processes, by turns: run.sh TAIZHANG [PAGES TEXTS]
#
# Debian:  apt-get install python3-readability opencc python3-jieba
# npm:     npm install @mozilla/readability@0.6.0 jsdom@29.1.1 opencc-js@1.4.2 @node-rs/jieba@2.0.3
#          in the folder that NODE names, or in this one
#
# Each pipeline runs twice: as it is, and with --names, where it tags its words and writes those tagged as names.
# TURNS says how often each runs, 3 times by default.
# Without folders, 300 generated articles of each kind are made. A pipeline whose parts are missing is left out.
set -euo pipefail
bin=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$here/../../.." && ${GO:-go} build -o "$work/yardstick" ./cmd/yardstick)
if [ $# -ge 3 ]; then
	pages=$(realpath "$2") texts=$(realpath "$3")
else
	"$work/yardstick" articles -n 600 "$work/all"
	pages=$work/pages texts=$work/texts
	mkdir "$pages" "$texts"
	find "$work/all" -name '*.html' -exec mv -t "$pages" {} +
	find "$work/all" -name '*.txt' -exec mv -t "$texts" {} +
fi
commands=(-- "$bin" ingest --quiet --format ndjson)
if /usr/bin/python3 -c 'import jieba, readability' 2>/dev/null && command -v opencc >/dev/null; then
	commands+=(-- /usr/bin/python3 "$here/pipeline.py" -- /usr/bin/python3 "$here/pipeline.py" --names)
else
	echo "run.sh: left out: python3-readability, opencc or python3-jieba is missing"
fi
node=${NODE:-$here}
if [ -d "$node/node_modules/@mozilla/readability" ] && command -v node >/dev/null; then
	cp "$here/pipeline.mjs" "$work/" && ln -s "$node/node_modules" "$work/node_modules"
	commands+=(-- node "$work/pipeline.mjs" -- node "$work/pipeline.mjs" --names)
else
	echo "run.sh: left out: npm's packages are missing"
fi
for folder in "$texts" "$pages"; do
	echo "$(basename "$folder"): $(find "$folder" -type f | wc -l) files"
	"$work/yardstick" pair -turns "${TURNS:-3}" "$folder" "${commands[@]}"
done
