import type { Note } from './note.ts'
import type { GardenOptions } from './options.ts'
import { type GardenPath, toNameKey } from './path.ts'
import { isTrueProperty } from './properties.ts'
import type { WithheldFiles } from './withheld-files.ts'
import type { Withholding } from './withholding.ts'

/** Who may see what: one decision for each file, the same for every output. */
export interface Publication {
  /** The moment it is made for, in milliseconds since 1970. */
  readonly now: number
  /** Why a note is not published; undefined where it is. */
  reasonOf(note: PrivateNote): Withholding | undefined
  /** Why a note is in no list though it has its page; undefined where it is in them. */
  reasonOfUnlisted(note: PrivateNote): Withholding | undefined
  /** Why a note has no page even where drafts are shown: it is a template. */
  reasonOfDraft(note: { readonly path: GardenPath }): Withholding | undefined
  /** Why an asset is not, whatever notes show it. */
  reasonOfAsset(path: GardenPath): Withholding | undefined
}

/** What of a note decides. */
type PrivateNote = Pick<Note, 'path' | 'properties' | 'withheld' | 'marked'>

/** What a publication is decided by, besides the notes. */
interface PublicationSettings {
  readonly options: Pick<GardenOptions, 'private' | 'publish' | 'templates' | 'withoutFeatures'>
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

/** Says which notes are templates, and why they are no pages. */
function createTemplateReason({
  templates: { folder },
  withoutFeatures,
}: PublicationSettings['options']): (path: GardenPath) => Withholding | undefined {
  // All of a garden in one folder of templates is what Obsidian takes for "anywhere".
  const start = toNameKey(folder)
  if (start === '' || withoutFeatures.includes('templates')) return () => undefined
  const reason: Withholding = {
    kind: 'template',
    words: `it is in the folder of templates, "${folder}"`,
    tools: 'the setting of the templates, or Obsidian’s',
  }
  return (path) => (toNameKey(path).startsWith(`${start}/`) ? reason : undefined)
}

/** Joins what notes say of themselves with what the garden's author and other programs' settings do. */
export function createPublication({ options, findWithheld, now }: PublicationSettings): Publication {
  const reasonOfFile = (path: GardenPath, note?: PrivateNote): Withholding | undefined => {
    const files = options.private === 'obey' ? findWithheld?.(path) : undefined
    if (files === undefined) return undefined
    const { unless } = files
    if (note && unless !== undefined && (note.marked === unless || isTrueProperty(note.properties, unless)))
      return undefined
    return { kind: 'other', words: `${files.words}, line ${files.line} of ${files.file}`, tools: files.tools }
  }
  const holds = ({ kind, before, from }: Withholding): boolean =>
    kind !== 'unlisted' &&
    (kind !== 'other' || options.private === 'obey') &&
    (before === undefined || now < before) &&
    (from === undefined || now >= from)
  const templateReason = createTemplateReason(options)
  return {
    now,
    reasonOfUnlisted: ({ withheld }) => withheld?.find(({ kind }) => kind === 'unlisted'),
    reasonOfDraft: ({ path }) => templateReason(path),
    reasonOf: (note) =>
      templateReason(note.path) ??
      note.withheld?.find(holds) ??
      reasonOfFile(note.path, note) ??
      (options.publish === 'marked' && note.marked === undefined ? unmarked : undefined),
    reasonOfAsset: (path) => reasonOfFile(path),
  }
}
