import type { Properties } from 'hast'
import type { Html } from 'mdast'
import type { Data } from 'unist'
import type { Body, Hole } from '../model/body.ts'
import { stringifyAttribute } from './attribute.ts'
import type { BodyOutput, InsetHole } from './body-output.ts'
import { escapeText } from './escape-html.ts'
import type { Mark, Piece } from './mark.ts'
import type { PlainTag, PlainTags } from './plain-tags.ts'

/** Authors' elements deeper than this in one another are for a parser. */
const maxPlainDepth = 8

/**
 * A body as HTML, written in one go. It can write only tags of ours, with text and attributes escaped, and an author's
 * plain tags as the sanitiser left them; for anything else of the author's the body is beyond it.
 */
export class HtmlOutput implements BodyOutput {
  needsTree = false
  readonly #tags: PlainTags
  readonly #maxOpen: number
  #html: string[] = []
  #holes: Hole[] = []
  /** The HTML since the last hole. */
  #chunk = ''

  /** `maxDepth` is how deep authors' elements may nest. */
  constructor(tags: PlainTags, maxDepth: number) {
    this.#tags = tags
    this.#maxOpen = Math.min(maxPlainDepth, maxDepth)
  }

  line(): void {
    this.#chunk += '\n'
  }

  text(value: string): void {
    this.#chunk += escapeText(value)
  }

  open(tagName: string, data?: Data, properties?: Properties, mark?: Mark): void {
    if (mark !== undefined) this.#startMark(mark)
    if (mark?.isTitle) {
      this.#put({ kind: 'title-start' })
      return
    }
    this.#chunk += `<${tagName}`
    if (properties !== undefined)
      for (const key in properties) this.#chunk += stringifyAttribute(key, properties[key], false)
    if (data?.dir !== undefined) this.#chunk += ` dir="${data.dir}"`
    if (mark?.attributes !== undefined) this.#putAll(mark.attributes)
    this.#chunk += '>'
  }

  close(tagName: string, mark?: Mark): void {
    if (mark?.isTitle) this.#put({ kind: 'title-end' })
    else this.#chunk += `</${tagName}>`
    if (mark?.after !== undefined) this.#putAll(mark.after)
  }

  empty(tagName: string, data?: Data, properties?: Properties, mark?: Mark): void {
    this.open(tagName, data, properties, mark)
    if (mark?.after !== undefined) this.#putAll(mark.after)
  }

  hole(hole: Hole, _: 'div' | 'span', mark?: Mark): void {
    if (mark !== undefined) this.#startMark(mark)
    this.#put(hole)
    if (mark?.after !== undefined) this.#putAll(mark.after)
  }

  inset(hole: InsetHole, _: unknown, mark?: Mark): void {
    this.hole(hole, 'div', mark)
  }

  marker(mark: Mark): void {
    this.#startMark(mark)
    if (mark.after !== undefined) this.#putAll(mark.after)
  }

  endSections(inside: number): void {
    this.#put({ kind: 'section-end', inside })
  }

  raw({ value }: Html, open: PlainTag[] | undefined): void {
    const tag = open && this.#tags(value)
    if (open === undefined || tag === undefined) {
      this.needsTree = true
    } else if (tag.kind === 'end') {
      const start = open.pop()
      if (start?.name === tag.name) this.#chunk += start.close
      else this.needsTree = true
    } else {
      this.#chunk += tag.html
      if (tag.kind === 'void') return
      if (open.length >= this.#maxOpen || open.some(({ name }) => name === tag.name)) this.needsTree = true
      open.push(tag)
    }
  }

  judge(): void {
    this.needsTree = true
  }

  capture(write: () => void): () => void {
    const [html, holes, chunk] = [this.#html, this.#holes, this.#chunk]
    this.#html = []
    this.#holes = []
    this.#chunk = ''
    write()
    const [madeHtml, madeHoles, madeChunk] = [this.#html, this.#holes, this.#chunk]
    this.#html = html
    this.#holes = holes
    this.#chunk = chunk
    return () => {
      for (const [i, hole] of madeHoles.entries()) {
        this.#chunk += madeHtml[i] ?? ''
        this.#put(hole)
      }
      this.#chunk += madeChunk
    }
  }

  /** What was written. */
  finish(): Body {
    this.#endChunk()
    return { html: this.#html, holes: this.#holes }
  }

  #startMark({ section, before }: Mark): void {
    if (section !== undefined) this.#put(section)
    if (before !== undefined) this.#putAll(before)
  }

  #putAll(pieces: readonly Piece[]): void {
    for (const piece of pieces) {
      if (typeof piece === 'string') this.#chunk += piece
      else this.#put(piece)
    }
  }

  #put(hole: Hole): void {
    this.#endChunk()
    this.#holes.push(hole)
  }

  /**
   * Keeps the HTML since the last hole. Looking at a character makes one string of the many that were added up; otherwise
   * all of them, and the text of the note that they are parts of, would live as long as the body.
   */
  #endChunk(): void {
    this.#html.push(Number.isNaN(this.#chunk.charCodeAt(0)) ? '' : this.#chunk)
    this.#chunk = ''
  }
}
