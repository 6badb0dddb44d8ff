import { createHash } from 'node:crypto'
import type { Reader } from '../serve/sessions.ts'

/** Who writes where, and which of Yjs's clients is whose. */
export interface Presence {
  /** Puts the names of those at the other end into what they say of themselves, and takes out what they say of others. */
  name(document: string, states: Map<number, Record<string, unknown>>, reader: Reader | undefined): void
  /** Whether somebody may write as a client of Yjs: one that nobody else has written as, as far as is known. */
  isFree(document: string, client: number, reader: Reader): boolean
  forget(document: string): void
}

/** Clients of one person in one document, since it was opened: each time a page is loaded it is another one. */
const mostClients = 500

/** Colours that can be told apart, on light and on dark. */
const colors = ['#c2410c', '#4d7c0f', '#0e7490', '#6d28d9', '#be185d', '#1d4ed8', '#a16207', '#047857']

/** Remembers clients as long as their document is in memory. */
export function createPresence(): Presence {
  const ownerByDocument = new Map<string, Map<number, string>>()
  const isFree = (document: string, client: number, { subject }: Reader): boolean => {
    const owner = ownerByDocument.get(document)?.get(client)
    return owner === undefined || owner === subject
  }
  return {
    isFree,
    name(document, states, reader) {
      const owners = ownerByDocument.get(document) ?? new Map<number, string>()
      ownerByDocument.set(document, owners)
      for (const [client, { cursor }] of states) {
        const own =
          reader === undefined ? 0 : [...owners.values()].filter((one) => one === reader.subject).length
        if (reader === undefined || !isFree(document, client, reader) || own > mostClients) {
          states.delete(client)
          continue
        }
        owners.set(client, reader.subject)
        const user = { name: reader.name.slice(0, 100), color: colorOf(reader.subject) }
        states.set(client, { user, ...(isCursor(cursor) && { cursor }) })
      }
    },
    forget: (document) => void ownerByDocument.delete(document),
  }
}

/** Two places of the text, as Yjs writes them; what is in them is for Yjs of the others to find. */
function isCursor(cursor: unknown): boolean {
  if (typeof cursor !== 'object' || cursor === null) return false
  const { anchor, head } = cursor as { readonly anchor?: unknown; readonly head?: unknown }
  return [anchor, head].every(isPlace)
}

function isPlace(place: unknown): boolean {
  if (typeof place !== 'object' || place === null) return false
  const { type, tname, item, assoc } = place as Readonly<Record<string, unknown>>
  return (
    (type === undefined || type === null) &&
    (tname === undefined || tname === null || tname === 'text') &&
    (item === undefined || item === null || isId(item)) &&
    (assoc === undefined || typeof assoc === 'number')
  )
}

function isId(item: unknown): boolean {
  const { client, clock } = item as { readonly client?: unknown; readonly clock?: unknown }
  return Number.isSafeInteger(client) && Number.isSafeInteger(clock)
}

function colorOf(subject: string): string {
  return colors[createHash('sha256').update(subject).digest()[0]! % colors.length]!
}
