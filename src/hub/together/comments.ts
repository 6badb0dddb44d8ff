import { randomBytes } from 'node:crypto'
import {
  applyUpdate,
  createAbsolutePositionFromRelativePosition,
  createRelativePositionFromJSON,
  Doc,
  encodeStateAsUpdate,
  encodeStateVector,
} from 'yjs'
import { commentsName, textName } from './document-parts.ts'

/** What somebody said, and when. */
interface Said {
  /** The name at the sign-in. */
  readonly by: string
  /** ISO 8601. */
  readonly at: string
}

/** A first word on a place of the text, which both ends follow through every edit. */
export interface CommentStart extends Said {
  readonly kind: 'start'
  readonly from: unknown
  readonly to: unknown
  /** What stood there. */
  readonly quote: string
  readonly text: string
}

/** A later word on the same place. */
export interface CommentReply extends Said {
  readonly kind: 'reply'
  readonly thread: string
  readonly text: string
}

/** Whether a place needs no more words. The last one counts. */
export interface CommentSettled extends Said {
  readonly kind: 'settled'
  readonly isSettled: boolean
}

/**
 * What is kept of comments, each under a name of its own, so that states of one document that are joined lose nothing: `ID` for a
 * start, `ID/ID` for a reply, `ID/settled`.
 */
type CommentEntry = CommentStart | CommentReply | CommentSettled

/** What a writer asks for. `id` is theirs, so that what is sent twice is there once. */
export type CommentRequest =
  | {
      readonly kind: 'start'
      readonly id: string
      readonly from: unknown
      readonly to: unknown
      readonly text: string
    }
  | { readonly kind: 'reply'; readonly id: string; readonly thread: string; readonly text: string }
  | { readonly kind: 'settled'; readonly thread: string; readonly isSettled: boolean }

/** Characters of a comment and of the place that it is on, and entries of one note. */
export const commentBounds = { text: 5_000, quote: 2_000, entries: 2_000 }

const idPattern = /^[0-9a-f]{16}$/

/** Reads what a writer sent; undefined for what is no comment. */
export function readCommentRequest(payload: string): CommentRequest | undefined {
  let sent: unknown
  try {
    sent = JSON.parse(payload)
  } catch {
    return undefined
  }
  if (typeof sent !== 'object' || sent === null) return undefined
  const { kind, id, thread, from, to, text, isSettled } = sent as Readonly<Record<string, unknown>>
  const isId = (value: unknown): value is string => typeof value === 'string' && idPattern.test(value)
  const isText =
    typeof text === 'string' &&
    text.trim() !== '' &&
    text.length <= commentBounds.text &&
    !text.includes('\0')
  if (kind === 'settled' && isId(thread) && typeof isSettled === 'boolean') return { kind, thread, isSettled }
  if (!isId(id) || !isText) return undefined
  if (kind === 'reply' && isId(thread)) return { kind, id, thread, text }
  return kind === 'start' ? { kind, id, from, to, text } : undefined
}

/** Why a comment is not added; pages say it in their readers' languages. */
export type NotSaid = 'full' | 'misplaced' | 'gone' | 'later'

/** What a request adds to a document's comments; a text says why it adds nothing, an empty one that it is there already. */
export function entryOf(
  document: Doc,
  request: CommentRequest,
  said: Said,
): readonly [name: string, entry: CommentEntry] | NotSaid | '' {
  const comments = document.getMap(commentsName)
  if (comments.size >= commentBounds.entries) return 'full'
  if (request.kind === 'start') {
    if (comments.has(request.id)) return ''
    const place = placeOf(document, request.from, request.to)
    if (place === undefined) return 'misplaced'
    const { from, to, text } = request
    return [request.id, { kind: 'start', from, to, quote: place.quote, text, ...said }]
  }
  if (!comments.has(request.thread)) return 'gone'
  if (request.kind === 'settled')
    return [`${request.thread}/settled`, { kind: 'settled', isSettled: request.isSettled, ...said }]
  const name = `${request.thread}/${request.id}`
  if (comments.has(name)) return ''
  return [name, { kind: 'reply', thread: request.thread, text: request.text, ...said }]
}

/** Where a place is now; undefined where it is no place of the text, or none that a comment can be on. */
function placeOf(document: Doc, from: unknown, to: unknown): { readonly quote: string } | undefined {
  const text = document.getText(textName)
  try {
    const [start, end] = [from, to].map((end) =>
      createAbsolutePositionFromRelativePosition(createRelativePositionFromJSON(end), document),
    )
    if (start?.type !== text || end?.type !== text) return undefined
    const length = end.index - start.index
    if (length <= 0 || length > commentBounds.quote) return undefined
    return { quote: text.toString().slice(start.index, end.index) }
  } catch {
    return undefined
  }
}

/** What a document needs to have one entry more, as by a client of Yjs that nobody else is and that writes nothing else. */
export function updateWith(document: Doc, name: string, entry: CommentEntry): Uint8Array {
  const copy = new Doc()
  copy.clientID = randomBytes(4).readUInt32BE()
  applyUpdate(copy, encodeStateAsUpdate(document))
  copy.getMap(commentsName).set(name, entry)
  return encodeStateAsUpdate(copy, encodeStateVector(document))
}

/** A comment with all that was said to it. */
export interface CommentThread {
  readonly id: string
  readonly start: CommentStart
  readonly replies: readonly CommentReply[]
  readonly settled: CommentSettled | undefined
  /** Where it is in the text; undefined where that was removed. */
  readonly at: number | undefined
}

/** All comments of a document, in the order of the text; those whose place is gone come last. */
export function listThreads(document: Doc): readonly CommentThread[] {
  const entries = [...document.getMap<CommentEntry>(commentsName)].sort(([a], [b]) => (a < b ? -1 : 1))
  const byName = new Map(entries)
  const threads = entries.flatMap(([id, start]) => {
    if (start.kind !== 'start') return []
    const replies = entries.flatMap(([, entry]) =>
      entry.kind === 'reply' && entry.thread === id ? [entry] : [],
    )
    const settled = byName.get(`${id}/settled`)
    return [
      {
        id,
        start,
        replies: replies.sort((a, b) => (a.at < b.at ? -1 : 1)),
        settled: settled?.kind === 'settled' ? settled : undefined,
        at: startOf(document, start),
      },
    ]
  })
  return threads.sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity) || (a.start.at < b.start.at ? -1 : 1))
}

function startOf(document: Doc, { from, to }: CommentStart): number | undefined {
  const [start, end] = [from, to].map((end) =>
    createAbsolutePositionFromRelativePosition(createRelativePositionFromJSON(end), document),
  )
  return start && end && start.index < end.index ? start.index : undefined
}

/** The document that a database kept. */
export function documentOf(state: Uint8Array): Doc {
  const document = new Doc()
  applyUpdate(document, state)
  return document
}
