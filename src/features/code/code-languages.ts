import { bundledLanguagesInfo } from 'shiki/langs'
import { plainLanguages } from '../../body/plain-languages.ts'

/** A language as shiki lists it: its id, and where its grammar is. */
type LanguageInfo = (typeof bundledLanguagesInfo)[number]

const infoByName = new Map<string, LanguageInfo>()
for (const info of bundledLanguagesInfo) {
  for (const name of [info.id, ...(info.aliases ?? [])]) infoByName.set(name.toLowerCase(), info)
}
/** Names that other highlighters know, and that blocks which are run may have. */
for (const [name, id] of [
  ['golang', 'go'],
  ['node', 'javascript'],
  ['shell-session', 'shellsession'],
  ['sqlite', 'sql'],
] as const) {
  const info = infoByName.get(id)
  if (info) infoByName.set(name, info)
}

/** Every name that a fence may give, lower-cased; none of their grammars is loaded by this. */
export const languageNames: ReadonlySet<string> = new Set([...plainLanguages, ...infoByName.keys()])

/** The language of a lower-cased name; undefined for plain text and unknown names. */
export function findLanguage(name: string): LanguageInfo | undefined {
  return infoByName.get(name)
}
