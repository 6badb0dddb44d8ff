import type { ImporterName, Remark } from './importer.ts'
import type { RenamedNote } from './place-notes.ts'

/** What an import did, or would do. */
export interface ImportReport {
  readonly importer: ImporterName
  /** The program. */
  readonly tool: string
  /** What says that the source is of this program, where nobody said. */
  readonly sign?: string
  readonly source: string
  readonly garden: string
  readonly isDry: boolean
  /** Notes that came, or would come. */
  readonly notes: number
  /** Bases and other files that the importer made. */
  readonly otherFiles: number
  readonly assets: number
  /** Of everything that came. */
  readonly bytes: number
  /** Files that were there already just as they would be written. */
  readonly unchanged: number
  /** Notes of an earlier import that were changed in the garden since, and stay as they are. */
  readonly kept: readonly string[]
  readonly renamed: readonly RenamedNote[]
  /** Links in the source, which were not followed. */
  readonly links: readonly string[]
  /** By kind, with the first places. */
  readonly remarks: readonly CountedRemark[]
  /** What undoes it; absent where nothing was written. */
  readonly change?: string
}

/** Remarks of one kind. */
export interface CountedRemark {
  readonly kind: string
  readonly message: string
  readonly count: number
  readonly first: readonly string[]
}

/** Places that are kept of each kind of remark. */
const keptPlaces = 5

/** Counts remarks by kind, in constant memory. */
export function createRemarkCounter(): {
  readonly add: (remark: Remark) => void
  readonly counted: () => readonly CountedRemark[]
} {
  const byKind = new Map<string, { message: string; count: number; first: string[] }>()
  return {
    add({ kind, message, where }) {
      const known = byKind.get(kind)
      if (known === undefined) byKind.set(kind, { message, count: 1, first: [where] })
      else {
        known.count++
        if (known.first.length < keptPlaces && known.first.at(-1) !== where) known.first.push(where)
      }
    },
    counted: () => [...byKind].map(([kind, rest]) => ({ kind, ...rest })),
  }
}
