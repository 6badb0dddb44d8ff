/** A tiddler by its fields; `title` and `text` are always there. */
export interface Tiddler {
  readonly title: string
  readonly text: string
  readonly fields: Readonly<Record<string, string>>
  /** File that it is from, and where in it. */
  readonly where: string
}

/** Titles in a list of TiddlyWiki: `one [[two words]]`. */
export function readTitleList(value: string): readonly string[] {
  return [...value.matchAll(/\[\[([^\]]*)\]\]|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '')
}
