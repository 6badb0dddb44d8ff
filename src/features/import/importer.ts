import type { Properties } from '../../model/properties.ts'
import type { Source } from './source/source.ts'

/** Programs whose notes can be brought in. */
export const importerNames = [
  'notion',
  'roam',
  'enex',
  'tiddlywiki',
  'org-roam',
  'mediawiki',
  'bear',
  'zim',
  'apple-notes',
] as const

/** One of them. */
export type ImporterName = (typeof importerNames)[number]

/** A note that will come, before its text is made. */
export interface NoteWish {
  /** By which other notes of the source name it. */
  readonly key: string
  /** Folders in which it would stand, from the outermost. They and its name may be illegal, or too long. */
  readonly folders: readonly string[]
  /** What its file would be called, without an ending. */
  readonly name: string
}

/** A file that is not a note and stands beside them as it is made by an importer, such as a base. */
export interface FileWish extends NoteWish {
  /** With its dot: `.base`. */
  readonly ending: string
}

/** Something that is told in the report. */
export interface Remark {
  /** One word per kind: remarks of a kind are counted together. */
  readonly kind: string
  /** What happened, for people: "a block that a note refers to is not in the export". */
  readonly message: string
  /** File or note, and a line where one is known: `Home.json`, `Page.txt:3`. */
  readonly where: string
}

/** What an importer knows of the garden while it makes texts. */
export interface Names {
  /** Target of a wiki-link to the note of a key, without brackets. */
  target(key: string): string
  /** Where the note of a key stands in the garden. */
  path(key: string): string
  /** Whether the source has a note of this key. */
  has(key: string): boolean
  /** Puts an asset into the garden and answers its path. The same bytes are kept once, whatever they are called. */
  asset(bytes: Uint8Array, name: string): string
  remark(remark: Remark): void
}

/** A note with its text, or another file. */
export type Made =
  | {
      readonly kind: 'note'
      readonly key: string
      /** Stands in its properties where its file is called otherwise. */
      readonly title?: string
      readonly properties: Properties
      /** Markdown as Hortus reads it, without frontmatter. */
      readonly text: string
    }
  | { readonly kind: 'file'; readonly key: string; readonly text: string }

/** A source that an importer has looked through. */
export interface OpenedImport {
  readonly notes: readonly NoteWish[]
  readonly files?: readonly FileWish[]
  /** Makes the texts, one after another and in an order that is always the same; a wish that is left out makes no note. */
  make(names: Names): AsyncIterable<Made>
}

/** How the notes of a program are brought in. */
export interface Importer {
  readonly name: ImporterName
  /** The program, and the form of its export. */
  readonly tool: string
  /** What of a source says that it is of this program; undefined where nothing does. Looks at few files only. */
  recognise(source: Source): Promise<string | undefined>
  /** Rejects with a `SourceError` where the source is none of the program's, or damaged. */
  open(source: Source): Promise<OpenedImport>
}
