// Histories of a register that holds 0 at first: reads and writes of several clients, which overlap.

export interface Operation {
  /** Its place among the lines, from 0. */
  readonly id: number
  readonly client: string
  readonly kind: 'W' | 'R'
  readonly value: number
  readonly call: number
  /** Undefined where it never returned. */
  readonly end?: number
}

export type History = readonly Operation[]

/** Why a text is no history. */
export interface Fault {
  readonly line: number
  readonly found: string
  readonly expected: string
}

const [maxOperations, maxClients] = [60, 12]

const isTime = (word: string): boolean => /^-?\d+(\.\d+)?$/.test(word) && word.replace(/\D/g, '').length <= 15

/** A line for each operation: client, what, call, return, and `-` for what never returned. */
export function readHistory(text: string): History | Fault {
  const history: Operation[] = []
  for (const [i, line] of text.split('\n').entries()) {
    const words = line.trim().split(/\s+/)
    if (line.trim() === '') continue
    const [client = '', what = '', from = '', to = ''] = words
    const fault = (found: string, expected: string): Fault => ({
      line: i + 1,
      found: found.length > 24 ? `${found.slice(0, 23)}…` : found,
      expected,
    })
    if (words.length !== 4) return fault(line.trim(), `client, what, call and return, not ${words.length} words`)
    if (client.length > 8) return fault(client, 'a client of at most 8 letters')
    const [, kind, value] = /^([WR])(-?\d{1,6})$/.exec(what) ?? []
    if (kind === undefined) return fault(what, 'W or R and a whole number, such as W1')
    if (!isTime(from)) return fault(from, 'the time of the call, a number of at most 15 digits')
    if (to !== '-' && !isTime(to)) return fault(to, 'the time of the return, such a number too, or -')
    const call = Number(from)
    const end = to === '-' ? undefined : Number(to)
    if (end !== undefined && end < call) return fault(`${from} ${to}`, 'a return that is not before the call')
    const other = history.find(
      (one) => one.client === client && one.call < (end ?? Infinity) && call < (one.end ?? Infinity),
    )
    if (other !== undefined) return fault(line.trim(), `one after the other, but ${nameOf(other)} overlaps`)
    const id = history.length
    if (id === maxOperations) return fault(line.trim(), `at most ${maxOperations} operations`)
    history.push({ id, client, kind: kind as 'W' | 'R', value: Number(value), call, ...(end !== undefined && { end }) })
    if (clientsOf(history).length > maxClients) return fault(client, `at most ${maxClients} clients`)
  }
  return history
}

export const clientsOf = (history: History): readonly string[] => [...new Set(history.map(({ client }) => client))]
export const whatOf = ({ kind, value }: Operation): string => `${kind}${kind === 'R' ? '→' : ''}${value}`
export const nameOf = (one: Operation): string => `${one.client} ${whatOf(one)}`
export const listOf = (history: History, some: readonly number[]): string =>
  some.map((i) => nameOf(history[i]!)).join(', ')
