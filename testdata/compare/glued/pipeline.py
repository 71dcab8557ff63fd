#!/usr/bin/python3
"""A glued pipeline of Debian's packages python3-readability, opencc and python3-jieba: article, Simplified, words.

Usage: pipeline.py [--names] FOLDER > out.ndjson

It does what such a script does: decode, find the article of a page, convert, cut into words. It finds no facts; with --names
it tags the words (jieba.posseg) and writes those that are tagged as names of people, places or institutions."""
import json
import os
import re
import subprocess
import sys
import tempfile

import jieba
import lxml.html
from readability import Document


def decode(raw):
    for charset in ("utf-8", "gb18030", "big5"):
        try:
            return raw.decode(charset)
        except UnicodeDecodeError:
            pass
    return raw.decode("utf-8", "replace")


def article(text):
    if not re.match(r"\s*<", text):
        return text
    try:
        return lxml.html.fromstring(Document(text).summary()).text_content()
    except Exception:  # pages it cannot make sense of
        return ""


def record(path, text, posseg):
    if posseg is None:
        return {"path": path, "text": text, "words": [w for w in jieba.cut(text)]}
    pairs = [(p.word, p.flag) for p in posseg.cut(text)]
    found = [{"name": w, "tag": tag} for w, tag in pairs if tag.startswith(("nr", "ns", "nt"))]
    return {"path": path, "text": text, "words": [w for w, _ in pairs], "names": found}


def main(folder, names):
    jieba.setLogLevel(60)
    posseg = None
    if names:  # only then, as its tables take time to load
        from jieba import posseg
    paths = sorted(os.path.join(d, f) for d, _, files in os.walk(folder) for f in files)
    texts = []
    for path in paths:
        with open(path, "rb") as f:
            texts.append(article(decode(f.read())).replace("\x1e", ""))
    with tempfile.NamedTemporaryFile("w", encoding="utf-8") as f:  # one process for all: one each would take far longer
        f.write("\x1e".join(texts))
        f.flush()
        out = subprocess.run(["opencc", "-c", "t2s.json", "-i", f.name], stdout=subprocess.PIPE, check=True).stdout
    for path, text in zip(paths, out.decode("utf-8").split("\x1e")):
        json.dump(record(path, text, posseg), sys.stdout, ensure_ascii=False)
        print()


main(sys.argv[-1], "--names" in sys.argv[1:-1])
