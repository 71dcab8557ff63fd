// A glued pipeline of npm's @mozilla/readability (with jsdom), opencc-js and @node-rs/jieba: article, Simplified, words.
//
// Usage: node pipeline.mjs FOLDER > out.ndjson
//
// It does what such a script does: decode, find the article of a page, convert, cut into words. It finds no facts.
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
const folder = process.argv[2]
const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(e => e.isFile())
  .map(e => join(e.parentPath, e.name)).sort()
for (const path of paths) {
  const text = convert(article(decode(readFileSync(path))))
  writeSync(1, JSON.stringify({ path, text, words: jieba.cut(text, true) }) + '\n')
}
