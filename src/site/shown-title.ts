import { finishText } from '../body/finish-body.ts'
import type { FeatureSet } from '../define/feature-set.ts'
import type { Note } from '../model/note.ts'
import type { SlotInput } from '../model/slot.ts'
import { pageLanguage } from './page-language.ts'

/** The language of pages whose notes name none, and whether the author named it. */
interface MainLanguage {
  readonly lang: string
  readonly isNamed: boolean
}

/**
 * Gives a note's title as lists, columns and the map show it: with the words finished as its own page has them. Files for
 * programs, the search and the editor keep it as it was written.
 */
export function createShownTitle(
  { finishes }: Pick<FeatureSet, 'finishes'>,
  { lang, isNamed }: MainLanguage,
): (note: Note) => string {
  const titles = new WeakMap<Note, string>()
  return (note) => {
    let title = titles.get(note)
    if (title === undefined) {
      const finish = collectFinish(finishes, pageLanguage(note, lang, isNamed), note)
      title = finishText(note.title, { finishes, ...(finish && { finish }) })
      titles.set(note, title)
    }
    return title
  }
}

/** What each finish has to know of a page's language, or of the note that the page is of. */
export function collectFinish(
  finishes: FeatureSet['finishes'],
  lang: string,
  note: Note | undefined,
): SlotInput | undefined {
  const inputs = [...finishes].flatMap(([name, finish]) => {
    const input = finish.collect(lang, note)
    return input === undefined ? [] : [[name, input] as const]
  })
  return inputs.length === 0 ? undefined : inputs
}
