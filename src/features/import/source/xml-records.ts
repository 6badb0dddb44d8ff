import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { SaxesParser } from 'saxes'
import { messageOf } from '../../../model/message-of.ts'
import { type Source, SourceError, showSourcePath } from './source.ts'

/** An element of XML with what is in it. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  /** Elements in it, in order. */
  readonly children: readonly XmlElement[]
  /** All text right in it. */
  readonly text: string
  /** Line of its start tag, from 1. */
  readonly line: number
}

interface GrowingElement extends XmlElement {
  readonly children: GrowingElement[]
  readonly pieces: string[]
}

/** How records are read from a file. */
export interface RecordRequest {
  /** Names of elements, each of which is a record with all that is in it, but for those in another record. */
  readonly records: readonly string[]
  /** Elements whose text is not kept, such as pictures where only titles are asked for. */
  readonly without?: readonly string[]
  /** Names of elements of which a record keeps its last alone. */
  readonly keepLast?: readonly string[]
}

/** Most characters of one text: that of a file in an export, encoded. */
const longestText = 400 * 1_048_576

/** Deepest nesting of elements that is read. */
const deepest = 100

/** The first bytes of files that are packed otherwise than by gzip. */
const packed: Readonly<Record<string, string>> = { '425a68': 'bunzip2', '377abc': '7z x', fd377a: 'unxz' }

/**
 * Reads records of a file of XML one after another; of a file of any size only one is in memory. Entities are those of XML
 * and a document's own are not read, so none can grow. Rejects with a `SourceError` that names line and column where the
 * text is no XML.
 */
export async function* readRecords(
  source: Source,
  path: string,
  request: RecordRequest,
): AsyncGenerator<XmlElement> {
  const done: XmlElement[] = []
  const isRecord = new Set(request.records)
  const isLeftOut = new Set(request.without ?? [])
  const isSingle = new Set(request.keepLast ?? [])
  const open: GrowingElement[] = []
  let outside = 0
  let sinceTag = 0
  const parser = new SaxesParser({ position: true })
  const fail = (message: string): never => {
    throw new SourceError(`${showSourcePath(path)}:${parser.line}:${parser.column + 1}: ${message}`)
  }
  parser.on('error', (error) =>
    fail(`found what is no XML: ${error.message.replace(/^[^:]*:\d+:\d+: /, '')}`),
  )
  parser.on('opentag', ({ name, attributes }) => {
    sinceTag = 0
    if (open.length === 0 && !isRecord.has(name)) {
      outside++
      return
    }
    if (open.length + outside > deepest) fail(`elements are more than ${deepest} deep, expected fewer`)
    const element: GrowingElement = {
      name,
      attributes: attributes as Readonly<Record<string, string>>,
      children: [],
      pieces: [],
      text: '',
      line: parser.line,
    }
    const siblings = open.at(-1)?.children
    if (siblings !== undefined && isSingle.has(name)) {
      const earlier = siblings.findIndex((one) => one.name === name)
      if (earlier >= 0) siblings.splice(earlier, 1)
    }
    if (!isLeftOut.has(name)) siblings?.push(element)
    open.push(element)
  })
  const addText = (text: string): void => {
    const top = open.at(-1)
    sinceTag = 0
    if (top !== undefined && !isLeftOut.has(top.name)) top.pieces.push(text)
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    sinceTag = 0
    const element = open.pop()
    if (element === undefined) {
      outside--
      return
    }
    ;(element as { text: string }).text = element.pieces.join('')
    element.pieces.length = 0
    if (open.length === 0) done.push(element)
  })
  const decoder = new TextDecoder()
  let isAtEnd = false
  for await (const piece of unpacked(source, path)) {
    const text = decoder.decode(piece, { stream: true })
    sinceTag += text.length
    if (sinceTag > longestText)
      fail(`a text is longer than ${longestText} characters, expected a shorter one`)
    parser.write(text)
    yield* done.splice(0)
  }
  parser.write(decoder.decode())
  isAtEnd = open.length === 0 && outside === 0
  if (!isAtEnd) fail('the file ends here, expected more: it is cut off')
  parser.close()
  yield* done.splice(0)
}

async function* unpacked(source: Source, path: string): AsyncGenerator<Uint8Array> {
  const pieces = source.stream(path)[Symbol.asyncIterator]()
  try {
    yield* unpackPieces(pieces, path)
  } finally {
    // Whoever has seen enough leaves no file open.
    await pieces.return?.()
  }
}

async function* unpackPieces(pieces: AsyncIterator<Uint8Array>, path: string): AsyncGenerator<Uint8Array> {
  const first = await pieces.next()
  if (first.done === true) return
  const start = Buffer.from(first.value.slice(0, 3)).toString('hex')
  const tool = packed[start]
  if (tool !== undefined)
    throw new SourceError(
      `${showSourcePath(path)} is packed: unpack it first ("${tool}"), or pack it with gzip`,
    )
  const all = async function* (): AsyncGenerator<Uint8Array> {
    yield first.value
    for (;;) {
      const next = await pieces.next()
      if (next.done === true) return
      yield next.value
    }
  }
  if (!start.startsWith('1f8b')) return yield* all()
  try {
    for await (const piece of Readable.from(all()).compose(createGunzip())) yield piece as Uint8Array
  } catch (error) {
    if (error instanceof SourceError) throw error
    throw new SourceError(`${showSourcePath(path)} cannot be unpacked: ${messageOf(error)}`)
  }
}

/** The first element of a name in another. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name)
}

/** The text of the first element of a name, without blanks around it; empty where there is none. */
export function childText(element: XmlElement | undefined, name: string): string {
  return childOf(element, name)?.text.trim() ?? ''
}

/** The beginning of a file as text, to see what it is. */
export async function readStart(source: Source, path: string, most = 4_096): Promise<string> {
  let text = ''
  const decoder = new TextDecoder()
  try {
    for await (const piece of unpacked(source, path)) {
      text += decoder.decode(piece.subarray(0, most), { stream: true })
      if (text.length >= most) break
    }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
  }
  return text.slice(0, most)
}
