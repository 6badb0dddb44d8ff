import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { isNotePath, listFiles } from './list-files.mjs'

/**
 * Writes a garden of exactly `count` notes, made of copies of another one, each in a folder of its own.
 * In copy 3 every file name, alias and wiki-link target gets the same suffix (` c3`), so that a link leads to
 * a note of the same copy by the same rule as before. A part of a copy is its first notes by path, and the
 * assets that sort before the last of them: links beyond the cut become missing targets.
 */
export function growGarden(source, count, target) {
  const paths = listFiles(source)
  const notesPerCopy = paths.filter(isNotePath).length
  const assetNames = new Set(paths.filter((path) => !isNotePath(path)).map(nameOf))
  const contents = new Map(paths.map((path) => [path, readFileSync(join(source, path))]))
  const texts = new Map(paths.filter(isNotePath).map((path) => [path, contents.get(path).toString('utf8')]))
  for (let copy = 1, left = count; left > 0; copy++, left -= notesPerCopy) {
    const suffix = ` c${copy}`
    for (const path of cutAfter(paths, Math.min(left, notesPerCopy))) {
      const file = join(target, `copy-${copy}`, suffixPath(path, suffix))
      mkdirSync(dirname(file), { recursive: true })
      const text = texts.get(path)
      if (text === undefined) copyFileSync(join(source, path), file)
      else writeFileSync(file, suffixNote(text, suffix, assetNames))
    }
  }
}

/** The paths up to and including note number `notes`. */
function cutAfter(paths, notes) {
  let seen = 0
  const end = paths.findIndex((path) => isNotePath(path) && ++seen === notes)
  return paths.slice(0, end + 1)
}

/** One note's text with the suffix on its aliases and on the target of each of its wiki-links. */
export function suffixNote(text, suffix, assetNames) {
  const end = frontmatterEnd(text)
  const head = suffixAliases(text.slice(0, end), suffix)
  const body = text.slice(end)
  return suffixTargets(head, suffix, assetNames) + suffixTargets(body, suffix, assetNames)
}

function suffixTargets(text, suffix, assetNames) {
  return text.replace(/\[\[([^[\]|#\n\\]+)/g, (whole, written) => {
    const target = written.trimEnd()
    if (target.trimStart() === '' || target.endsWith('/')) return whole
    const spaces = written.slice(target.length)
    const hasExtension = isNotePath(target) || assetNames.has(nameOf(target))
    return `[[${hasExtension ? suffixPath(target, suffix) : target + suffix}${spaces}`
  })
}

/** `aliases:` as a block list, a flow list or one plain value; quotes stay around the longer name. */
function suffixAliases(head, suffix) {
  let isInside = false
  const lines = head.split('\n').map((line) => {
    const key = /^aliases:[ \t]*/.exec(line)
    if (key) {
      isInside = true
      return key[0] + suffixValues(line.slice(key[0].length), suffix)
    }
    const item = isInside ? /^[ \t]*-[ \t]+/.exec(line) : null
    if (item) return item[0] + suffixValue(line.slice(item[0].length), suffix)
    if (line.trim() !== '') isInside = false
    return line
  })
  return lines.join('\n')
}

function suffixValues(value, suffix) {
  const flow = /^\[([^\]]*)\](.*)$/.exec(value)
  if (!flow) return suffixValue(value, suffix)
  const items = flow[1].split(',').map((item) => suffixValue(item, suffix))
  return `[${items.join(',')}]${flow[2]}`
}

function suffixValue(value, suffix) {
  const text = value.trimEnd()
  if (text === '') return value
  const quote = text.at(-1)
  return quote === '"' || quote === "'" ? text.slice(0, -1) + suffix + quote : text + suffix
}

/** Where the frontmatter ends, its closing fence included; 0 without any. */
export function frontmatterEnd(text) {
  const open = /^\uFEFF?---[ \t]*\r?\n/.exec(text)
  if (!open) return 0
  const close = /^---[ \t]*(?:\r?\n|$)/m
  const found = close.exec(text.slice(open[0].length))
  return found ? open[0].length + found.index + found[0].length : 0
}

function suffixPath(path, suffix) {
  const extension = extname(path)
  return path.slice(0, path.length - extension.length) + suffix + extension
}

function nameOf(path) {
  return path.slice(path.lastIndexOf('/') + 1)
}
