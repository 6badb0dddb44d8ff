import { createDecoder, hasContent, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { ContentDeleted, ContentString, decodeUpdate, GC, type ID, Item, isDeleted, Skip } from 'yjs'
import { textName } from './document-parts.ts'
import { longestNote } from './git-desk.ts'

/** Bytes of one message: the longest note there may be, with what Yjs says of each of its pieces. */
export const largestMessage = 4_000_000

/** Bytes of what a client says of its writer: a cursor. */
const largestPresence = 4_000

/** UTF-16 code units of a comment with its place. */
const largestComment = 40_000

/** What one person may send, over all their connections. */
export interface Allowance {
  /** Takes a message of so many bytes; false where it is too much. */
  take(bytes: number): boolean
}

const perSecond = { messages: 120, bytes: 400_000 }

/** Seconds of it that may come at once, as after a time without a connection. */
const burst = 20

/** A person's allowance; `now` in milliseconds. */
export function createAllowance(now: () => number): Allowance {
  let at = now()
  let messages = perSecond.messages * burst
  let bytes = perSecond.bytes * burst
  return {
    take(size) {
      const seconds = (now() - at) / 1000
      at = now()
      messages = Math.min(perSecond.messages * burst, messages + seconds * perSecond.messages) - 1
      bytes = Math.min(perSecond.bytes * burst, bytes + seconds * perSecond.bytes) - size
      return messages >= 0 && bytes >= 0
    },
  }
}

/** Kinds of messages of Hocuspocus that a client sends, and of those of Yjs within the first. */
const kinds = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  syncReply: 4,
  stateless: 5,
  close: 7,
} as const
const syncKinds = { step1: 0, step2: 1, update: 2 } as const

/** What a message is for. */
interface CheckedMessage {
  /** The document that it names. */
  readonly name: string
  /** UTF-16 code units that it writes at most. */
  readonly written: number
  /** What it brings of which of Yjs's clients. */
  readonly pieces: readonly Piece[]
  /** Whether it removes one piece of the document. */
  readonly removes: (piece: ID) => boolean
}

/** Letters, or gaps of removed ones, that one client of Yjs wrote one after the other. */
interface Piece {
  readonly client: number
  /** How much that client had written with it, over all. */
  readonly end: number
}

/**
 * Reads a message before anything else does. Throws for whatever no editor sends: messages that are cut short, other things in
 * a document than its one text, and parts of a text that are no letters.
 */
export function checkMessage(message: Uint8Array): CheckedMessage {
  const decoder = createDecoder(message)
  const name = readVarString(decoder)
  let update: Omit<CheckedMessage, 'name'> = { written: 0, pieces: [], removes: () => false }
  switch (readVarUint(decoder)) {
    case kinds.sync:
    case kinds.syncReply: {
      const kind = readVarUint(decoder)
      const payload = readVarUint8Array(decoder)
      if (kind === syncKinds.step2 || kind === syncKinds.update) update = checkUpdate(payload)
      else if (kind !== syncKinds.step1) throw new Error('no kind of a message of Yjs')
      break
    }
    case kinds.awareness:
      if (readVarUint8Array(decoder).length > largestPresence) throw new Error('more than a cursor')
      break
    case kinds.auth:
      readVarUint(decoder)
      readVarString(decoder)
      // Newer clients say their version.
      if (hasContent(decoder)) readVarString(decoder)
      break
    case kinds.stateless:
      if (readVarString(decoder).length > largestComment) throw new Error('more than a comment')
      break
    case kinds.queryAwareness:
    case kinds.close:
      break
    default:
      throw new Error('no kind of a message')
  }
  return { name, ...update }
}

/** What an update writes. Throws where it has anything else than text and its removal. */
function checkUpdate(update: Uint8Array): Omit<CheckedMessage, 'name'> {
  let written = 0
  const pieces: Piece[] = []
  const { structs, ds } = decodeUpdate(update)
  for (const struct of structs) {
    if (struct instanceof Skip) continue
    const { client, clock } = struct.id
    pieces.push({ client, end: clock + struct.length })
    if (struct instanceof GC) continue
    if (!(struct instanceof Item)) throw new Error('no piece of a text')
    const { content, parentSub } = struct
    // Where it is not said, it is that of the neighbour.
    const parent: unknown = struct.parent
    if (parentSub !== null || (parent !== null && parent !== textName)) throw new Error('not in the text')
    if (content instanceof ContentDeleted) continue
    if (!(content instanceof ContentString) || content.str.includes('\r')) throw new Error('no text')
    written += content.str.length
  }
  if (written > longestNote) throw new Error('longer than a note')
  return { written, pieces, removes: (piece) => isDeleted(ds, piece) }
}
