import type { Address } from '../model/page.ts'
import type { NotePath } from '../model/path.ts'
import type { Snapshot } from '../session/snapshot.ts'

/** A file that is somewhere else now. */
export interface MovedFile {
  readonly from: string
  readonly to: string
}

/** Where pages went whose notes have moved while the server ran: who comes by an old address is sent on. */
export interface MovedPages {
  /** Told of each new snapshot. `moves` are those that are known; others are found by their text, which stays. */
  follow(previous: Snapshot, next: Snapshot, moves?: readonly MovedFile[]): void
  /** Where the page is that was at an address; undefined where none was, or it is gone. */
  find(address: Address, snapshot: Snapshot): Address | undefined
}

/** How many old addresses are remembered; the oldest are forgotten first. */
const maxMoved = 10_000

/** Remembers nothing yet. */
export function createMovedPages(): MovedPages {
  const noteByAddress = new Map<Address, NotePath>()
  const note = (address: Address, path: NotePath): void => {
    noteByAddress.delete(address)
    noteByAddress.set(address, path)
    const oldest = noteByAddress.keys().next().value
    if (noteByAddress.size > maxMoved && oldest !== undefined) noteByAddress.delete(oldest)
  }
  return {
    follow(previous, next, moves = movesBetween(previous, next)) {
      const to = new Map(moves.map((move) => [move.from, move.to as NotePath]))
      if (to.size === 0) return
      for (const [address, path] of noteByAddress) {
        const now = to.get(path)
        if (now !== undefined) noteByAddress.set(address, now)
      }
      for (const [from, path] of to) {
        const address = previous.plan.addressByNote.get(from as NotePath)
        if (address !== undefined && next.garden.notesByPath.has(path)) note(address, path)
      }
    },
    find(address, { plan }) {
      const path = noteByAddress.get(address) ?? noteByAddress.get(`${address}/` as Address)
      return path === undefined ? undefined : plan.addressByNote.get(path)
    },
  }
}

/** Notes that have gone and come under another path with the same bytes, each once. */
function movesBetween(previous: Snapshot, next: Snapshot): readonly MovedFile[] {
  const [before, after] = [previous.garden.notesByPath, next.garden.notesByPath]
  if (before === after) return []
  const gone = new Map<string, NotePath | undefined>()
  for (const [path, { hash }] of before)
    if (!after.has(path)) gone.set(hash, gone.has(hash) ? undefined : path)
  if (gone.size === 0) return []
  const moves: MovedFile[] = []
  for (const [path, { hash }] of after) {
    const from = before.has(path) ? undefined : gone.get(hash)
    if (from !== undefined) moves.push({ from, to: path })
  }
  return moves
}
