import { defineFacts } from '../../define/facts.ts'
import { settingOf } from '../../define/setting.ts'
import type { SiteView } from '../../define/site-view.ts'
import type { Note } from '../../model/note.ts'
import { noteKindOf } from '../../model/note-kind.ts'
import type { GardenOptions } from '../../model/options.ts'
import { baseName, type NotePath } from '../../model/path.ts'
import { type Properties, textProperty } from '../../model/properties.ts'
import { type WrittenAuthor, writtenAuthors } from '../../parse/written-authors.ts'
import { hrefOf, originOf } from '../../site/address.ts'
import { type Author, authorSetting } from './identity-settings.ts'

/** Somebody who wrote a note. */
export interface Writer {
  readonly name: string
  /** A page about them: whole, or from the top of the host where nobody knows where the site lives. */
  readonly url?: string
}

/** How notes about people are found. */
interface WriterNames {
  /** The note that `name` means in the note `source`; undefined where there is none, null where readers are not to know of it. */
  readonly find: (source: NotePath, name: string) => NotePath | null | undefined
}

/** The names of a garden's notes, for whoever asks who wrote one. */
export const writerNames = defineFacts<WriterNames>({
  name: 'writers',
  reads: 'texts',
  none: { find: () => undefined },
  collect: ({ findNote, isUnlisted }) => ({
    find: (source, name) => (isUnlisted(source, name) ? null : findNote(source, name)),
  }),
})

/** Who writes the garden, as its settings say; undefined where they do not. */
export function authorOf(options: Pick<GardenOptions, 'settings' | 'withoutFeatures'>): Author | undefined {
  return options.withoutFeatures.includes('identity') ? undefined : settingOf(options, authorSetting)
}

/**
 * Who wrote a note: those whom it names itself, else the garden's author; empty where nobody says. A linked author is called as
 * the note about them, or as the link says. One whose note readers are not told of, and that the link has no words
 * for, is left out: then nobody else is named in their place either.
 */
export function writersOf(
  view: Pick<SiteView, 'garden' | 'plan' | 'options'>,
  note: Pick<Note, 'path' | 'properties'>,
): readonly Writer[] {
  const { options } = view
  if (options.withoutFeatures.includes('identity')) return []
  const properties = view.garden.propertiesOf(note)
  const written = isOfAWork(properties) ? [] : writtenAuthors(properties)
  if (written.length === 0) {
    const author = authorOf(options)
    return author === undefined ? [] : [writer(author.name, author.url)]
  }
  const byName = new Map<string, Writer>()
  for (const one of written) {
    const found = readWriter(view, note, one)
    if (found !== undefined && !byName.has(found.name)) byName.set(found.name, found)
  }
  return [...byName.values()]
}

/** Whether a note's `author` is that of a book or paper that the note is about. */
function isOfAWork(properties: Properties): boolean {
  if (noteKindOf(properties) === 'reference') return true
  if (/^(?:book|paper)$/i.test(textProperty(properties, 'type') ?? '')) return true
  return ['isbn', 'isbn10', 'isbn13', 'citekey'].some((key) => textProperty(properties, key) !== undefined)
}

function readWriter(
  { garden, plan, options }: Pick<SiteView, 'garden' | 'plan' | 'options'>,
  { path }: Pick<Note, 'path'>,
  written: WrittenAuthor,
): Writer | undefined {
  if (written.kind === 'name') return writer(written.name, written.url)
  const { target, displayText } = written
  const found = garden.read(writerNames).find(path, target)
  if (found === null) return displayText === undefined ? undefined : writer(displayText, undefined)
  const address = found && plan.addressByNote.get(found)
  const url = address === undefined ? undefined : originOf(options) + hrefOf(options.base, address)
  const title = found && garden.notesByPath.get(found)?.title
  return writer(displayText ?? title ?? baseName(target).replace(/\.md$/i, ''), url)
}

function writer(name: string, url: string | undefined): Writer {
  return { name, ...(url !== undefined && { url }) }
}
