import type { Garden } from '../../model/garden.ts'
import { languageOf } from '../../model/note.ts'
import { mainLanguage } from '../../site/page-language.ts'

/**
 * The language that notes are in, by what they say or else by their text, where it is one for all that tell; undefined where
 * none tells, or they are in several: a setting would then speak for notes that it does not know.
 */
export function tellLanguage(garden: Garden): string | undefined {
  const told = new Set<string>()
  for (const note of garden.notesByPath.values()) {
    const lang = languageOf(note) ?? note.textLanguage
    if (lang !== undefined && !lang.startsWith('und')) told.add(lang)
  }
  const main = mainLanguage(garden)
  return told.size === 1 && told.has(main) ? main : undefined
}
