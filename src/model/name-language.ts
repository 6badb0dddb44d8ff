import { baseName, folderOf, isDrawnPath, type NotePath } from './path.ts'

/** A file name that says which language its note is in: `raft.de.md`, `guide.pt-BR.md`. */
export interface NameWithLanguage {
  /** The same path without the language: `raft.md`. */
  readonly plain: string
  /** BCP 47, as {@link Intl.getCanonicalLocales} spells it: `pt-BR`. */
  readonly lang: string
}

/** Names of languages, without those that are made up; the same object for every name. */
let names: Intl.DisplayNames | undefined

/**
 * Reads a language from a file's name, if its last part before the extension may be one. Many other words are codes of some
 * language, too (`deploy.sh.md`): only where there is another note of the same name is it meant.
 */
export function readNameLanguage(path: NotePath): NameWithLanguage | undefined {
  const match = /^(.+)\.([a-z]{2,3}(?:[-_][a-z]{4})?(?:[-_](?:[a-z]{2}|\d{3}))?)(\.md)$/i.exec(baseName(path))
  if (match === null || isDrawnPath(path)) return undefined
  const [, name = '', code = '', extension = ''] = match
  const tag = code.replaceAll('_', '-')
  names ??= new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })
  if (names.of(tag) === undefined) return undefined
  const folder = folderOf(path)
  return {
    plain: `${folder === '' ? '' : `${folder}/`}${name}${extension}`,
    lang: Intl.getCanonicalLocales(tag)[0] ?? tag,
  }
}

/** Whether a note is by its name the translation of another one that is there: `raft.de.md` beside `raft.md`. */
export function isTranslationOf(path: NotePath, isThere: (path: NotePath) => boolean): boolean {
  const plain = readNameLanguage(path)?.plain
  return plain !== undefined && isThere(plain as NotePath)
}
