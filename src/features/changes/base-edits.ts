import { type MovedFolder, newFolder, type TextEdit } from '../../model/change.ts'
import { extensionOf, type GardenPath } from '../../model/path.ts'

/** What a change calls otherwise, for what names it without being a link. */
export interface NewNames {
  /** The name of a note as a link from where it stands would write it now; undefined where it stays. */
  readonly respell: (target: string) => string | undefined
  readonly moves: ReadonlyMap<GardenPath, GardenPath>
  /** Folders that are somewhere else; paths without a slash at the end. */
  readonly folders: readonly MovedFolder[]
  /** A tag, without its `#`. */
  readonly renameTag: (tag: string) => string | undefined
}

/** Functions of Obsidian's Bases that take the name of a note or the path of a file. */
const takesName = /(?:^|[^\w.])(?:link|file|image)\s*\(\s*\\?$|\.hasLink\s*\(\s*\\?$/
/** What takes the path of a folder, or is compared with it. */
const takesFolder = /\.inFolder\s*\(\s*\\?$|file\.folder\s*[!=]=\s*\\?$/
/** What takes tags, with or without `#`. */
const takesTag = /(?:\.hasTag\s*\((?:[^()]*,)?|tags\.contains(?:Any|All)?\s*\((?:[^()]*,)?)\s*\\?$/
/** What is compared with a name without its folder: no path is put in its place. */
const takesBareName = /file\.(?:name|basename)\s*[!=]=\s*\\?$/

/** Whether a file is a table of Obsidian's Bases: YAML whose filters and formulas name files. */
export function isBasePath(path: string): boolean {
  return extensionOf(path) === '.base'
}

/**
 * The edits of a base that name files by their new paths: whole paths between quotes, the names that `link(…)`, `file(…)`
 * and `hasLink(…)` take, folders, tags, and wiki-links. All other text stays, since a word that is also the name of a note
 * may be a value of a property.
 */
export function baseEdits(source: string, names: NewNames): readonly TextEdit[] {
  const { respell, moves, folders } = names
  const edits: TextEdit[] = []
  const put = (start: number, old: string, next: string | undefined): void => {
    if (next === undefined || next === old) return
    edits.push({ range: { start, end: start + old.length }, text: next })
  }
  // Both kinds of quotes, each by itself: either may stand in the other.
  for (const pattern of [/(?<=")[^"\\\n]+(?=\\?")/g, /(?<=')[^'\\\n]+(?=')/g]) {
    for (const { 0: text, index } of source.matchAll(pattern)) {
      const before = source.slice(Math.max(0, index - 60), index - 1)
      const whole = takesBareName.test(before) ? undefined : moves.get(text.normalize('NFC') as GardenPath)
      if (whole !== undefined) put(index, text, whole)
      else if (takesName.test(before)) put(index, text, respell(text))
      else if (takesFolder.test(before)) put(index, text, newFolder(text, folders))
      else if (takesTag.test(before)) put(index, text, newTag(text, names))
    }
  }
  for (const match of source.matchAll(/(?<=\[\[)[^\][|#\\\n"']+/g))
    put(match.index, match[0], respell(match[0]))
  return edits.sort((a, b) => a.range.start - b.range.start)
}

function newTag(written: string, { renameTag }: NewNames): string | undefined {
  const tag = renameTag(written.replace(/^#/, ''))
  return tag === undefined ? undefined : (written.startsWith('#') ? '#' : '') + tag
}
