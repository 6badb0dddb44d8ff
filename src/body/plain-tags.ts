import type { Element, Root } from 'hast'
import { type Schema, sanitize } from 'hast-util-sanitize'
import { compileBody } from './compile-body.ts'
import { readPlainTag } from './read-plain-tag.ts'
import { scanRawHtml } from './scan-raw-html.ts'

/** One tag of an author's that needs no parser, and what the sanitiser leaves of it. */
export interface PlainTag {
  readonly name: string
  readonly kind: 'start' | 'end' | 'void'
  /** What the page gets: the start tag, or nothing. Of an end tag always nothing, it closes what its start opened. */
  readonly html: string
  /** What closes it there. */
  readonly close: string
}

/** Reads raw HTML that is one plain tag (see {@link readPlainTag}); undefined for any other. */
export type PlainTags = (raw: string) => PlainTag | undefined

/** Tags whose reading is kept. Gardens repeat few of them, but each is the author's to write. */
const maxKept = 1_000

/** A reader of plain tags by one list of what is allowed. Each tag goes through the sanitiser once and is kept. */
export function createPlainTags(schema: Schema): PlainTags {
  const tagByRaw = new Map<string, PlainTag | undefined>()
  return (raw) => {
    let tag = tagByRaw.get(raw)
    if (tag === undefined && !tagByRaw.has(raw)) {
      tag = readTag(raw, schema)
      if (tagByRaw.size < maxKept) tagByRaw.set(raw, tag)
    }
    return tag
  }
}

function readTag(raw: string, schema: Schema): PlainTag | undefined {
  const read = readPlainTag(scanRawHtml(raw))
  if (read === undefined) return undefined
  if (read.kind === 'end') return { name: read.name, kind: 'end', html: '', close: '' }
  const html = safeHtml(read.element, schema)
  const name = read.element.tagName
  if (read.kind === 'void') return { name, kind: 'void', html, close: '' }
  const close = html === '' ? '' : `</${name}>`
  return { name, kind: 'start', html: html.slice(0, html.length - close.length), close }
}

/** An element as the page gets it. The sanitiser gives back a tree's only child in the tree's place. */
function safeHtml(element: Element, schema: Schema): string {
  const safe = sanitize({ type: 'root', children: [element] }, schema) as Root | Element
  return compileBody(safe.type === 'root' ? safe : { type: 'root', children: [safe] }, []).html.join('')
}
