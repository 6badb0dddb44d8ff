import type { SiteView } from '../../define/site-view.ts'
import type { Note } from '../../model/note.ts'
import { noteLink } from '../../site/note-link.ts'
import { pageLanguage } from '../../site/page-language.ts'
import { translationFacts } from './facts.ts'

/** A note in one of its languages. */
export interface LanguageVersion {
  /** BCP 47. */
  readonly lang: string
  /** The page; relative to the host. */
  readonly href: string
  readonly title: string
  readonly isThis: boolean
}

/** The languages that a note can be read in, with its own, sorted by path; each once. None for a note without translations. */
export function collectVersions(view: SiteView, note: Note): readonly LanguageVersion[] {
  const { garden, lang: main, options } = view
  const versions = new Map<string, LanguageVersion>()
  const paths = garden.read(translationFacts).of(note.path)
  // Its own language is this page's, whoever else claims it.
  for (const path of [note.path, ...paths]) {
    const version = garden.notesByPath.get(path)
    if (version === undefined) continue
    const lang = pageLanguage(version, main, options.lang !== '')
    if (versions.has(lang)) continue
    const { href, title } = noteLink(view, version)
    versions.set(lang, { lang, href, title, isThis: path === note.path })
  }
  return versions.size > 1 ? [...versions.values()] : []
}
