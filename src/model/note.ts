import type { Brand } from './brand.ts'
import type { Diagnostic } from './diagnostic.ts'
import type { Link } from './link.ts'
import type { ContentHash, NameKey, NotePath } from './path.ts'
import { type Properties, textProperty } from './properties.ts'
import type { InlineField, Query, TaskItem } from './query.ts'
import type { Range } from './range.ts'
import type { Withholding } from './withholding.ts'

/** A tag without `#`, as first written (`Linux/Memory`). Compare with {@link toNameKey}. */
export type Tag = Brand<'Tag'>

/** A heading of a note. */
export interface Heading {
  readonly depth: 1 | 2 | 3 | 4 | 5 | 6
  /** Plain text, markup stripped. */
  readonly text: string
  /** What links compare: see `normalizeHeading`. */
  readonly key: string
  /** The same of the heading as it is written, with its markup, which Obsidian puts into links; absent where it is `key`. */
  readonly writtenKey?: string
  /** Element id on the note's page, unique in the note. */
  readonly slug: string
  /** The id that its author wrote behind it: `## Title {#id}`. */
  readonly ownId?: string
  /** Another id under which others may link to it: see `withIds`. */
  readonly otherSlug?: string
  readonly range: Range
  /** The quote, list item or callout that it stands in, with which its section ends. */
  readonly inside?: Range
}

/** A `^id` at the end of a block. */
export interface Block {
  /** Lower-cased. */
  readonly id: string
  /** The block it marks, without the marker. */
  readonly range: Range
  /** Its first lines as plain text, where links to it show them: see `Link.showsBlock`. */
  readonly text?: string
}

/** What one file says; nothing about other files. Equal source and options give an equal note. */
export interface Note {
  readonly path: NotePath
  readonly hash: ContentHash
  /** See `findTitle`. Never empty. */
  readonly title: string
  readonly titleFrom: 'property' | 'heading' | 'file'
  /** The first block, and with it the first of {@link headings}, is a heading of level 1 that says the title: a page shows it once. */
  readonly opensWithTitle?: boolean
  /** The note's own name (file stem) first, then its aliases. */
  readonly names: readonly NameKey[]
  /** Aliases as written, in order. */
  readonly aliases: readonly string[]
  /** What the program that the note was written for makes of the name of its file (`a/b` of `a___b.md`): links name it so. */
  readonly pathName?: string
  /**
   * Other names by which that program finds the note, each as good as the name of its file; `((id))` of a block that has an
   * id of its own.
   */
  readonly givenNames?: readonly string[]
  /** That program opens with it. */
  readonly isStart?: boolean
  /** Numbers before the names on its path say where it stands there, and are in no address. */
  readonly isNumbered?: boolean
  readonly properties: Properties
  /** Where the values of its properties stand, by key. */
  readonly propertyRanges?: Readonly<Record<string, Range>>
  /** What in it says that it is not meant to be public, the most binding first; see `createPublication`. */
  readonly withheld?: readonly Withholding[]
  /** The property that says it is: the word of a program that publishes nothing without it. */
  readonly marked?: string
  readonly tags: readonly Tag[]
  readonly headings: readonly Heading[]
  readonly blocks: readonly Block[]
  readonly links: readonly Link[]
  /** What a reader reads, one block a line; no markup, no comments, no code fences' markers. */
  readonly plainText: string
  /**
   * Which parts of {@link plainText} are prose, and where they stand in the source: three numbers for each part, its
   * offset in the plain text, its offset in the source, its length in both. Headings, links, code, HTML and tags are not
   * prose. A line end in the source may be a blank in the plain text; everything else is the same in both. Sorted.
   */
  readonly prose: readonly number[]
  /**
   * What of the source no page shows: properties, comments, unused definitions; offsets in pairs, in order. All of it where
   * nobody can tell. Absent for nothing.
   */
  readonly hidden?: readonly number[]
  readonly wordCount: number
  /** Blocks of code that say what running them prints; absent where there are none. */
  readonly claims?: number
  /**
   * The language that {@link plainText} looks written in, as a tag: `und-Latn` for Latin letters that tell no more. Left
   * out where it has no letters.
   */
  readonly textLanguage?: string
  /** The language that the file's name says (`raft.de.md`), where another note has the same name without it. */
  readonly nameLanguage?: string
  /** Ids and names that the author's HTML gives its elements; absent where there are none. */
  readonly authorIds?: readonly string[]
  /** What its text asks of the garden, in order; absent for nothing. */
  readonly queries?: readonly Query[]
  /** Items of its lists that have a box, in order; absent where there are none. */
  readonly tasks?: readonly TaskItem[]
  /** Properties in its text, as Dataview writes them, in order; absent where there are none. */
  readonly fields?: readonly InlineField[]
  readonly diagnostics: readonly Diagnostic[]
}

/** The note's own language tag: its `lang`, else what its file's name says. */
export function languageOf(note: Note): string | undefined {
  return textProperty(note.properties, 'lang') ?? note.nameLanguage
}
