// A glued pipeline of npm's @mozilla/readability (with jsdom), opencc-js and @node-rs/jieba: article, Simplified, words.
//
// Usage: node pipeline.mjs [--names] FOLDER > out.ndjson
//
// It does what such a script does: decode, find the article of a page, convert, cut into words. It finds no facts; with
// --names it tags the words and writes those that are tagged as names of people, places or institutions.
import { readFileSync, readdirSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { Readability } from '@mozilla/readability'
import { JSDOM, VirtualConsole } from 'jsdom'
import * as OpenCC from 'opencc-js'
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

function decode (raw) {
  for (const charset of ['utf-8', 'gb18030', 'big5']) {
    try {
      return new TextDecoder(charset, { fatal: true }).decode(raw)
    } catch {}
  }
  return new TextDecoder('utf-8').decode(raw)
}

function article (text) {
  if (!/^\s*</.test(text)) return text
  const page = new JSDOM(text, { virtualConsole: new VirtualConsole() })
  const found = new Readability(page.window.document).parse()
  page.window.close()
  return found ? found.textContent : ''
}

const convert = OpenCC.Converter({ from: 't', to: 'cn' })
const jieba = Jieba.withDict(dict)
const folder = process.argv.at(-1)
const withNames = process.argv.slice(2, -1).includes('--names')

function record (path, text) {
  if (!withNames) return { path, text, words: jieba.cut(text, true) }
  const tagged = jieba.tag(text, true)
  const names = tagged.filter(w => /^n[rst]/.test(w.tag)).map(w => ({ name: w.word, tag: w.tag }))
  return { path, text, words: tagged.map(w => w.word), names }
}

const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(e => e.isFile())
  .map(e => join(e.parentPath, e.name)).sort()
for (const path of paths) {
  const text = convert(article(decode(readFileSync(path))))
  writeSync(1, JSON.stringify(record(path, text)) + '\n')
}
