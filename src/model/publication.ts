import type { Note } from './note.ts'
import type { GardenOptions } from './options.ts'
import type { GardenPath } from './path.ts'
import type { WithheldFiles } from './withheld-files.ts'
import type { Withholding } from './withholding.ts'

/** Who may see what: one decision for each file, the same for every output. */
export interface Publication {
  /** The moment it is made for, in milliseconds since 1970. */
  readonly now: number
  /** Why a note is not published; undefined where it is. */
  reasonOf(note: PrivateNote): Withholding | undefined
  /** Why an asset is not, whatever notes show it. */
  reasonOfAsset(path: GardenPath): Withholding | undefined
}

/** What of a note decides. */
export type PrivateNote = Pick<Note, 'path' | 'withheld' | 'marked'>

/** What a publication is decided by, besides the notes. */
export interface PublicationSettings {
  readonly options: Pick<GardenOptions, 'private' | 'publish'>
  /** Finds what the settings of other programs say of a file; default: nothing. */
  readonly findWithheld?: (path: GardenPath) => WithheldFiles | undefined
  /** Milliseconds since 1970, for notes that are public from a day on, or up to one. */
  readonly now: number
}

const unmarked: Withholding = {
  kind: 'unmarked',
  words: 'no property says that it is public',
  tools: 'the setting publish: marked',
}

/** Joins what notes say of themselves with what the garden's author and other programs' settings do. */
export function createPublication({ options, findWithheld, now }: PublicationSettings): Publication {
  const reasonOfFile = (path: GardenPath, marked?: string): Withholding | undefined => {
    const files = options.private === 'obey' ? findWithheld?.(path) : undefined
    if (files === undefined || (marked !== undefined && files.unless === marked)) return undefined
    return { kind: 'other', words: `${files.words}, line ${files.line} of ${files.file}`, tools: files.tools }
  }
  const holds = ({ kind, before, from }: Withholding): boolean =>
    (kind !== 'other' || options.private === 'obey') &&
    (before === undefined || now < before) &&
    (from === undefined || now >= from)
  return {
    now,
    reasonOf: (note) =>
      note.withheld?.find(holds) ??
      reasonOfFile(note.path, note.marked) ??
      (options.publish === 'marked' && note.marked === undefined ? unmarked : undefined),
    reasonOfAsset: (path) => reasonOfFile(path),
  }
}
