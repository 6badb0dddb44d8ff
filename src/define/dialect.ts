import type { Root } from 'mdast'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { GardenOptions } from '../model/options.ts'
import type { NotePath } from '../model/path.ts'
import type { Properties } from '../model/properties.ts'
import type { Range } from '../model/range.ts'

/** A folder with the settings of a program, as texts; paths from its top. */
export interface SettingsFolder {
  /** Its own name; absent where nobody can say. */
  readonly name?: string
  has(path: string): boolean
  /** The text of a file; undefined where there is none, or it cannot be read. */
  read(path: string): string | undefined
  /** The paths of files of a name, in whatever folder, sorted; of very many not all. Absent where nobody can look. */
  find?(name: string): readonly string[]
}

/** What a program's own settings say of a garden. */
export interface DialectSettings {
  /** What reading its notes depends on, as plain JSON: it goes to threads, and is part of what notes are kept by. */
  readonly settings: Readonly<Record<string, unknown>>
  /** What the garden's options are where its config says nothing; patterns of `ignore` come to those of the config. */
  readonly options: Partial<
    Pick<GardenOptions, 'ignore' | 'lineBreaks' | 'linkOrder' | 'folderTitles' | 'hidesNumbers'>
  > & {
    readonly days?: Partial<GardenOptions['days']>
  }
  /** A folder beside the garden from which the program serves files: nothing outside of a garden is read, so somebody is told. */
  readonly beside?: string
}

/**
 * How the notes of another program are read where they stand. A feature of ours has one in the module `dialect.ts` of its
 * room, as `dialect`; it is loaded with the program, so it is small.
 */
export interface Dialect {
  /** The name of its feature: the config's `dialects` names it so. */
  readonly name: string
  /** What the program is called. */
  readonly tool: string
  /** Files and folders, any of which says that the program was at work in a garden. */
  readonly signs: readonly string[]
  /** Whether a sign that is there is one: others may have files of that name. Default: it is. */
  isSign?(folder: SettingsFolder, sign: string): boolean
  /** What the program's settings in a folder say; the usual, where there are none. Runs nothing of them. */
  read(folder: SettingsFolder): DialectSettings
  /** Makes the reader of notes from what {@link Dialect.read} found. */
  open(settings: DialectSettings['settings']): NoteDialect
}

/** A note before its properties and links are collected. */
export interface DialectNote {
  readonly path: NotePath
  /** The text that was parsed, with blanks in place of the frontmatter. */
  readonly source: string
  /** May be changed. Every node that stays or comes needs its position in the source. */
  readonly tree: Root
  /** What the frontmatter says. */
  readonly properties: Properties
}

/** What a dialect finds in one note, beside what it does to its tree. */
export interface DialectReading {
  /** Properties that do not stand in the frontmatter, which wins. */
  readonly properties?: Properties
  readonly propertyRanges?: Readonly<Record<string, Range>>
  /** Tags that have no node in the tree. */
  readonly tags?: readonly string[]
  /** Names by which links find the note: see `Note.givenNames`. */
  readonly names?: readonly string[]
  /** What no page shows and the tree does not hold any more; in order, none touching another. */
  readonly hidden?: readonly Range[]
  /** What is wrong in what it read. */
  readonly diagnostics?: readonly Diagnostic[]
}

/** What a dialect calls a note. */
export interface DialectName {
  /** In place of the file's name in words. */
  readonly title: string
  /** The note is called so whatever heading it begins with. */
  readonly isFirm?: boolean
  /** See `Note.givenNames`. */
  readonly names?: readonly string[]
  /** Names that links alone have for it, such as the address of its page. */
  readonly addresses?: readonly string[]
  /** The program opens with it. */
  readonly isStart?: boolean
  /** See `Note.isNumbered`. */
  readonly isNumbered?: boolean
  /** It is part of other pages and no page of its own: what says so. No list names it; embeds show it. */
  readonly partBy?: string
}

/** Reads the notes of one program. Its functions are pure, and never throw for a note's sake. */
export interface NoteDialect {
  /** Whether `%%` hides what is between two of them, as in Obsidian; default: it does. */
  readonly hasComments?: boolean
  /**
   * The source with something else in place of what no parser may take for Markdown. As long as the source, line ends where
   * they were.
   */
  mask?(source: string, path: NotePath): string
  /** Puts into a tree what the program has beyond Markdown, before our own syntax is read. */
  read?(note: DialectNote): DialectReading
  /** Whether an item in a list of tags is one tag, blanks and all: `two words` becomes `two-words`. */
  readonly joinsTags?: boolean
  /** How an open task begins, in a program that writes a word in place of `[ ]`: `TODO`. */
  readonly taskWord?: string
  /** What a note is called, by its path and all of its properties. */
  nameNote?(path: NotePath, properties: Properties): DialectName | undefined
  /** What the program makes of a file's name, where that is not the name itself: `a/b` of `a___b.md`. */
  namePath?(path: NotePath): string | undefined
}

/**
 * How files of a form of their own are read as notes, in whatever garden they are: what a feature has in the module `format.ts`
 * of its room, as `format`. It is asked about every note, so it says at once that one is none of its own.
 */
export interface NoteFormat {
  /** The name of its feature: without that, its files are shown as they are written. */
  readonly name: string
  readonly notes: NoteDialect
}

/** Types a format; gives it back unchanged. */
export function defineFormat(format: NoteFormat): NoteFormat {
  return format
}

/** Types a dialect; gives it back unchanged. */
export function defineDialect(dialect: Dialect): Dialect {
  return dialect
}
