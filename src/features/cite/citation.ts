import type { SiteView } from '../../define/site-view.ts'
import { hashText } from '../../model/hash-text.ts'
import type { Note } from '../../model/note.ts'
import { hrefOf, originOf } from '../../site/address.ts'
import { pageLanguage } from '../../site/page-language.ts'
import { historyFacts } from '../history/facts.ts'
import { writersOf } from '../identity/facts.ts'

/** What a citation of a note says. */
export interface Citation {
  /** Unique enough to be a key among others: `lovelace-2026-page-cache`. */
  readonly id: string
  readonly title: string
  /** The garden's name. */
  readonly container: string
  /** Those who wrote the note, in order. */
  readonly authors: readonly string[]
  /** When it was tended last, else planted: `YYYY-MM-DD`. */
  readonly day?: string
  readonly url?: string
  /** Of the note, BCP 47. */
  readonly lang: string
}

/** What is known for a citation of a published note; an address only where the garden's settings say where the site lives. */
export function citationOf(
  { garden, plan, options, lang }: Pick<SiteView, 'garden' | 'plan' | 'options' | 'lang'>,
  note: Note,
): Citation {
  const { path, title } = note
  const authors = writersOf({ garden, plan, options }, note).map(({ name }) => name)
  const { tended, planted } = garden.read(historyFacts).of(path) ?? {}
  const day = tended ?? planted
  const address = plan.addressByNote.get(path)
  return {
    // A title without one Latin letter gives no word: what stands for it tells the notes of a year apart.
    id: keyOf(familyOf(authors[0]), day?.slice(0, 4), keyOf(title) || hashText(path).toString(36)),
    title,
    container: options.title,
    lang: pageLanguage(note, lang, options.lang !== ''),
    authors,
    ...(day !== undefined && { day }),
    ...(address !== undefined &&
      options.baseUrl !== '' && { url: originOf(options) + hrefOf(options.base, address) }),
  }
}

/** What a key calls somebody: the last word of a name, or what stands before its comma. */
function familyOf(name: string | undefined): string | undefined {
  return name?.includes(',') ? name.split(',')[0] : name?.split(/\s+/).at(-1)
}

/** Letters and digits that every reader of keys takes; the words of the title are cut after four. */
function keyOf(...parts: readonly (string | undefined)[]): string {
  const words = parts.map((part) =>
    (part ?? '')
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== '')
      .slice(0, 4)
      .join('-'),
  )
  return words.filter((word) => word !== '').join('-')
}
