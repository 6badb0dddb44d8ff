import type { Body, Hole } from '../model/body.ts'
import type { TextEdit } from '../model/finish.ts'
import { escapeText } from './escape-html.ts'
import { voidElements } from './html-elements.ts'

/** What changes in the text of one block; `\ufffc` stands for what is no text. */
type FindEdits = (text: string) => readonly TextEdit[]

/** Elements of whose text nothing is changed. */
const opaque = new Set('code pre kbd samp var tt script style textarea svg math'.split(' '))

/** Elements that stand within a text. */
const inline = new Set(
  'a abbr b bdi bdo big cite del dfn em font i ins label mark q rb rp rt ruby s small span strike strong sub sup time u wbr'.split(
    ' ',
  ),
)

/** Elements that are like a letter of the text. */
const objects = new Set('img input audio video iframe button select picture'.split(' '))

const noText = '\ufffc'

/** A stretch of text in one of the pieces of a body, as it is read. */
interface Stretch {
  readonly piece: number
  readonly from: number
  readonly to: number
  readonly text: string
  /** Where it stands in the text of its block. */
  readonly start: number
}

/** A stretch as it is to be written. */
interface Replacement extends Pick<Stretch, 'piece' | 'from' | 'to'> {
  readonly html: string
}

/**
 * A body with edited words. Tags, attributes, holes, code and what is in another language by its own `lang` stay; a block's
 * text is seen as one, with what stands in tags among it left out. Linear.
 */
export function finishPieces(body: Body, findEdits: FindEdits): Body {
  const replacements = new TextWalk(body, findEdits).walk()
  if (replacements.length === 0) return body
  const html = [...body.html]
  for (let i = replacements.length - 1; i >= 0; ) {
    const { piece } = replacements[i]!
    const written = body.html[piece]!
    let end = written.length
    let made = ''
    for (; i >= 0 && replacements[i]!.piece === piece; i--) {
      const { from, to, html: by } = replacements[i]!
      made = by + written.slice(to, end) + made
      end = from
    }
    html[piece] = written.slice(0, end) + made
  }
  return { html, holes: body.holes }
}

/** A text with its edits. */
export function finishPlain(text: string, edits: readonly TextEdit[]): string {
  return edits.length === 0 ? text : applyEdits(text, edits, 0)
}

/** Reads a body's pieces one after another: tags may go on behind a hole, and texts too. */
class TextWalk {
  readonly #body: Body
  readonly #findEdits: FindEdits
  readonly #made: Replacement[] = []
  #stretches: Stretch[] = []
  #text = ''
  /** The tag that the next character belongs to. */
  #tag: { readonly name: string; readonly isEnd: boolean } | undefined
  /** The element that nothing is changed in, and how many of its name are open. */
  #skipped: { readonly name: string; depth: number } | undefined
  /** A link of the garden's own has just been opened. */
  #isLinkStart = false

  constructor(body: Body, findEdits: FindEdits) {
    this.#body = body
    this.#findEdits = findEdits
  }

  walk(): readonly Replacement[] {
    const { html, holes } = this.#body
    for (const [piece, text] of html.entries()) {
      this.#read(piece, text)
      const hole = holes[piece]
      if (hole !== undefined) this.#pass(hole)
    }
    this.#endBlock()
    return this.#made
  }

  #pass(hole: Hole): void {
    if (this.#tag !== undefined) this.#isLinkStart = hole.kind === 'link'
    else if (isShown(hole)) this.#text += noText
  }

  #read(piece: number, html: string): void {
    let at = 0
    while (at < html.length) {
      if (this.#tag !== undefined) {
        at = this.#readTag(html, at)
        continue
      }
      const open = html.indexOf('<', at)
      const end = open < 0 ? html.length : open
      if (end > at && this.#skipped === undefined) this.#addText(piece, html, at, end)
      if (open < 0) return
      at = this.#startTag(html, open)
    }
  }

  /** The name of a file, as a link to it shows it, is none of the text. */
  #addText(piece: number, html: string, from: number, to: number): void {
    const written = html.slice(from, to)
    const isFile = this.#isLinkStart && /\.[a-z\d]{1,5}$/i.test(written) && html.startsWith('</a>', to)
    this.#isLinkStart = false
    if (isFile) {
      this.#text += noText
      return
    }
    const text = written.includes('&') ? written.replace(/&(?:amp|lt|gt|#13);/g, decode) : written
    this.#stretches.push({ piece, from, to, text, start: this.#text.length })
    this.#text += text
  }

  /** Reads `<name` or `</name`. */
  #startTag(html: string, open: number): number {
    const isEnd = html.charCodeAt(open + 1) === 47
    const from = open + (isEnd ? 2 : 1)
    let to = from
    while (isNameUnit(html.charCodeAt(to))) to++
    const name = html.slice(from, to)
    this.#tag = { name, isEnd }
    if (this.#skipped !== undefined) {
      if (name === this.#skipped.name) this.#skipped.depth += isEnd ? -1 : 1
      return to
    }
    if (!isEnd && (opaque.has(name) || (name === 'a' && html.startsWith(' class="tag"', to))))
      this.#skip(name)
    else if (name === 'br') this.#text += '\n'
    else if (objects.has(name)) this.#text += noText
    else if (!inline.has(name)) this.#endBlock()
    return to
  }

  #skip(name: string): void {
    if (name === 'pre') this.#endBlock()
    else this.#text += noText
    this.#skipped = { name, depth: 1 }
  }

  /** Reads on to the end of a tag, or of the piece where a hole stands in the tag. */
  #readTag(html: string, from: number): number {
    let at = from
    let isQuoted = false
    for (; at < html.length; at++) {
      const code = html.charCodeAt(at)
      if (code === 34) isQuoted = !isQuoted
      else if (code === 62 && !isQuoted) break
    }
    const tag = this.#tag!
    if (this.#skipped === undefined && !tag.isEnd && !voidElements.has(tag.name)) {
      if (inLanguage.test(html.slice(from, at))) this.#skip(tag.name)
    }
    if (at === html.length) return at
    this.#tag = undefined
    if (this.#skipped?.depth === 0) this.#skipped = undefined
    return at + 1
  }

  #endBlock(): void {
    if (this.#stretches.length > 0) {
      const edits = this.#findEdits(this.#text)
      if (edits.length > 0) this.#replace(edits)
      this.#stretches = []
    }
    this.#text = ''
  }

  /** Puts the edits into the stretches that they are in. */
  #replace(edits: readonly TextEdit[]): void {
    let next = 0
    for (const { piece, from, to, text, start } of this.#stretches) {
      const at = start + text.length
      while (next < edits.length && edits[next]!.at < start) next++
      const first = next
      while (next < edits.length && edits[next]!.at + edits[next]!.length <= at) next++
      if (next > first)
        this.#made.push({
          piece,
          from,
          to,
          html: escapeText(applyEdits(text, edits.slice(first, next), start)),
        })
    }
  }
}

const inLanguage = / lang="/

/** A text with its edits, whose places count from `start`. */
function applyEdits(text: string, edits: readonly TextEdit[], start: number): string {
  let made = ''
  let from = 0
  for (const { at, length, by } of edits) {
    made += text.slice(from, at - start) + by
    from = at - start + length
  }
  return made + text.slice(from)
}

/** Whether a hole is filled by something that stands among text. */
function isShown({ kind }: Hole): boolean {
  return (
    kind === 'embed' ||
    kind === 'inset' ||
    kind === 'query' ||
    kind === 'link-text' ||
    kind === 'word' ||
    kind === 'shown'
  )
}

function decode(reference: string): string {
  switch (reference) {
    case '&amp;':
      return '&'
    case '&lt;':
      return '<'
    case '&gt;':
      return '>'
    default:
      return '\r'
  }
}

function isNameUnit(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 45
  )
}
