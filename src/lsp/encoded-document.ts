import type { Position, Range, TextDocumentContentChangeEvent } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'

/** How an editor counts the characters of a line: UTF-16 code units, bytes of UTF-8, or code points. */
export type PositionEncoding = 'utf-16' | 'utf-8' | 'utf-32'

const known: readonly PositionEncoding[] = ['utf-16', 'utf-8', 'utf-32']

/** The encoding that an editor likes best of those that are known here; UTF-16 where it says nothing. */
export function chooseEncoding(wanted: readonly string[] | undefined): PositionEncoding {
  return wanted?.flatMap((name) => known.filter((one) => one === name))[0] ?? 'utf-16'
}

/** Makes documents whose positions count as the editor does; `encoding` is asked each time, for the editor says it late. */
export interface DocumentMaker {
  create(uri: string, languageId: string, version: number, text: string): TextDocument
  update(document: TextDocument, changes: TextDocumentContentChangeEvent[], version: number): TextDocument
}

/** Creates a maker of documents. */
export function createDocumentMaker(encoding: () => PositionEncoding): DocumentMaker {
  const create: DocumentMaker['create'] = (uri, languageId, version, text) => {
    const document = TextDocument.create(uri, languageId, version, text)
    const used = encoding()
    return used === 'utf-16' ? document : new EncodedDocument(document, used)
  }
  return {
    create,
    update(document, changes, version) {
      if (encoding() === 'utf-16') return TextDocument.update(document, changes, version)
      let now = document
      for (const change of changes) {
        const text = now.getText()
        const next =
          'range' in change
            ? text.slice(0, now.offsetAt(change.range.start)) +
              change.text +
              text.slice(now.offsetAt(change.range.end))
            : change.text
        now = create(document.uri, document.languageId, version, next)
      }
      return now
    },
  }
}

/** A document whose columns count bytes or code points; offsets stay UTF-16 code units. */
class EncodedDocument implements TextDocument {
  readonly #inner: TextDocument
  readonly #encoding: Exclude<PositionEncoding, 'utf-16'>

  constructor(inner: TextDocument, encoding: Exclude<PositionEncoding, 'utf-16'>) {
    this.#inner = inner
    this.#encoding = encoding
  }

  get uri(): string {
    return this.#inner.uri
  }

  get languageId(): string {
    return this.#inner.languageId
  }

  get version(): number {
    return this.#inner.version
  }

  get lineCount(): number {
    return this.#inner.lineCount
  }

  getText(range?: Range): string {
    const text = this.#inner.getText()
    return range === undefined ? text : text.slice(this.offsetAt(range.start), this.offsetAt(range.end))
  }

  getLineRange(line: number): Range {
    const { start, end } = this.#inner.getLineRange(line)
    return {
      start: this.positionAt(this.#inner.offsetAt(start)),
      end: this.positionAt(this.#inner.offsetAt(end)),
    }
  }

  getEOLCharacters(line: number): string {
    return this.#inner.getEOLCharacters(line)
  }

  positionAt(offset: number): Position {
    const { line, character } = this.#inner.positionAt(offset)
    const before = this.#line(line).slice(0, character)
    let count = 0
    for (const one of before) count += this.#widthOf(one)
    return { line, character: count }
  }

  offsetAt({ line, character }: Position): number {
    const start = this.#inner.offsetAt({ line, character: 0 })
    let count = 0
    let offset = 0
    for (const one of this.#line(line)) {
      if (one === '\n' || one === '\r') break
      count += this.#widthOf(one)
      // A place inside a character is the place before it.
      if (count > character) break
      offset += one.length
    }
    return start + offset
  }

  #line(line: number): string {
    const start = { line, character: 0 }
    return this.#inner.getText({ start, end: { line: line + 1, character: 0 } })
  }

  #widthOf(character: string): number {
    if (this.#encoding === 'utf-32') return 1
    const code = character.codePointAt(0) ?? 0
    return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
}
