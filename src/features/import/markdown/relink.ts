import type { Link } from '../../../model/link.ts'
import type { ContentHash, NotePath } from '../../../model/path.ts'
import { folderOf } from '../../../model/path.ts'
import { relativeAddress } from '../../../model/relative-address.ts'
import { createNoteProcessor } from '../../../parse/note-processor.ts'
import { parseNote } from '../../../parse/parse-note.ts'

/** Where a link of a Markdown note leads in the garden. */
export type NewTarget =
  | { readonly kind: 'note'; readonly target: string; readonly path: string; readonly fragment?: string }
  | { readonly kind: 'asset'; readonly path: string }
  /** A wiki-link, as its brackets hold it. */
  | { readonly kind: 'wiki'; readonly target: string; readonly label?: string }
  /** Something else stands in the place of the whole link. */
  | { readonly kind: 'text'; readonly markdown: string }

const processor = createNoteProcessor({ parser: 'native', lineBreaks: 'commonmark' })

/**
 * A text of Markdown whose links lead where `find` says; a link of which it knows nothing stays as it is. `path` is where
 * the text will stand in the garden. Links in code are no links.
 */
export function relinkMarkdown(
  text: string,
  path: string,
  find: (link: Link, isAlone: boolean) => NewTarget | undefined,
): string {
  const { note } = parseNote({ path: path as NotePath, source: text, hash: '' as ContentHash }, processor)
  const edits: { readonly from: number; readonly to: number; readonly by: string }[] = []
  for (const link of note.links) {
    const { start, end } = link.range
    const written = text.slice(start, end)
    const isAlone = /(?:^|\n)[ \t]*$/.test(text.slice(0, start)) && /^[ \t]*(?:\n|$)/.test(text.slice(end))
    const found = find(link, isAlone)
    if (found === undefined) continue
    // A bar would end the cell of a table.
    const isInRow = /(?:^|\n)[ \t>]*\|[^\n]*$/.test(text.slice(text.lastIndexOf('\n', start) + 1, start))
    const bar = isInRow ? '\\|' : '|'
    if (found.kind === 'text') edits.push({ from: start, to: end, by: found.markdown })
    else if (found.kind === 'wiki') {
      const shown = found.label === undefined ? '' : `${bar}${found.label}`
      edits.push({ from: start, to: end, by: `[[${found.target}${shown}]]` })
    } else {
      const label = /^!?\[([^[\]|\n]*)\]\(/.exec(written)?.[1]
      if (found.kind === 'note' && link.syntax !== 'html' && label !== undefined) {
        const fragment = found.fragment === undefined ? '' : `#${found.fragment}`
        const shown = label === '' || label === found.target ? '' : `${bar}${label}`
        edits.push({ from: start, to: end, by: `[[${found.target}${fragment}${shown}]]` })
      } else {
        const { start: from, end: to } = link.targetRange
        const isBare = text[from - 1] !== '<' || link.syntax === 'html'
        const address = relativeAddress(path, found.path)
        edits.push({ from, to, by: isBare ? address : decodeURI(address) })
      }
    }
  }
  let result = text
  let before = text.length
  for (const { from, to, by } of edits.sort((a, b) => b.from - a.from)) {
    // A picture in a link: the outer one is written with the inner one as it was.
    if (to > before) continue
    result = result.slice(0, from) + by + result.slice(to)
    before = from
  }
  return result
}

/** A path as an address in the file at `from` means it; undefined where it leads out of the source, or to the web. */
export function resolveAddress(from: string, address: string): string | undefined {
  return placeOf(from, address.replace(/[?#].*$/, ''))
}

/** The same of an address that has nothing behind its path. */
export function placeOf(from: string, address: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^[#/]|^$/i.test(address)) return undefined
  const names = folderOf(from) === '' ? [] : folderOf(from).split('/')
  for (const name of address.split('/')) {
    if (name === '..') {
      if (names.pop() === undefined) return undefined
    } else if (name !== '.' && name !== '') names.push(name)
  }
  return names.join('/').normalize('NFC')
}

/** An address without its `%20`; as it is where that is no code. */
export function decodeAddress(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
