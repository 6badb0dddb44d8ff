import type { NeighbourTarget } from './neighbour.ts'
import type { AssetPath, NameKey, NotePath } from './path.ts'
import type { Range } from './range.ts'

/** What follows `#` in a link. */
export type Fragment =
  /** `#A#B`: heading B below heading A, as written. */
  | { readonly kind: 'heading'; readonly path: readonly string[] }
  /**
   * `#^id`: a block, its id lower-cased. Where the author wrote no id, it has a `name`: that is what was written, and the id of
   * a heading if no block is found.
   */
  | { readonly kind: 'block'; readonly id: string; readonly name?: string }

/**
 * Where a link stands, for backlinks: offsets into the note's `plainText`.
 * `from`…`to` is the sentence or list item around the link, `linkFrom`…`linkTo` the link's shown text in it.
 * Links in properties and links to other sites have none.
 */
export interface LinkContext {
  readonly from: number
  readonly to: number
  readonly linkFrom: number
  readonly linkTo: number
  /** Index into the note's `headings` of the heading it stands under; -1 above the first. */
  readonly heading: number
}

/** A list whose item a link begins. */
export interface ListPlace {
  readonly isOrdered: boolean
  /** Number of the list among the note's lists, from 0, in the order in which they start. */
  readonly list: number
}

/** How a link is written: `html` is an attribute of an author's HTML that holds the address of a file. */
export type LinkSyntax = 'wiki' | 'markdown' | 'property' | 'html'

/** Whether a link names its target by an address, which starts at the note, and not by a name. */
export function isByAddress(syntax: LinkSyntax): boolean {
  return syntax === 'markdown' || syntax === 'html'
}

/** A link as written; what it means in a garden is a {@link Resolution}. */
export interface Link {
  readonly syntax: LinkSyntax
  readonly embed: boolean
  /** As written, decoded (`%20`, `\|`), without fragment; `''` for the note itself. External URLs stay whole. */
  readonly target: string
  readonly fragment?: Fragment
  readonly displayText?: string
  /** Set where the label stands before the target: `[[label|target]]`. */
  readonly isLabelFirst?: true
  /** The whole link in the source. */
  readonly range: Range
  /** The part a rename edits: the target without fragment and display text. */
  readonly targetRange: Range
  readonly context?: LinkContext
  /** Of a link in a property: the key of the property at the top level. */
  readonly property?: string
  /** Set where nothing but the link's own markup stands before it in an item of a list; embeds have none. */
  readonly item?: ListPlace
  /** Set where the page shows what the file holds: drawn as a plot, run as a simulation, or as code. */
  readonly isData?: true
  /** Set where the link shows the text of the block that it leads to, unless it has a display text. */
  readonly showsBlock?: true
  /** Set where the link shows the title of the note that it leads to, unless it has a display text. */
  readonly showsTitle?: true
  /** Set where it leads to the page of a tag, which the target names. */
  readonly isTag?: true
  /** Of an embed of a section: what of it is shown. */
  readonly section?: SectionCut
}

/** Less, or more, than the section of a heading or a block. */
export interface SectionCut {
  /**
   * The heading before which it ends, as links name it; default: the next of the same or a higher level. Of a block: the id of
   * the block with which it ends, or `*` for the end of the note; default: it ends with itself.
   */
  readonly until?: string
  /** Of a file of code: its lines (`2:5`), or the name of a part that is marked in it. */
  readonly lines?: string
  /** Without the heading itself. */
  readonly isHeadless?: true
}

/** What of a link a reader of another program's notes says, where it is not written `[[target#fragment|text]]`. */
export type GivenLink = Pick<
  Link,
  | 'target'
  | 'fragment'
  | 'displayText'
  | 'targetRange'
  | 'showsBlock'
  | 'showsTitle'
  | 'section'
  | 'isData'
  | 'isTag'
>

/**
 * When the right side of `[[a|b]]` is its target: never; where it alone names a file of the garden; or as a rule, unless the
 * left side alone names one.
 */
export type LabelReading = 'never' | 'where-needed' | 'usual'

/** How a name was found. */
export type FoundVia = 'self' | 'name' | 'path' | 'alias'

/** What a link means in this garden. Exactly one of these, always. */
export type Resolution =
  | {
      readonly kind: 'note'
      readonly path: NotePath
      /** Element id on the target's page, where the fragment was found. */
      readonly anchor?: string
      /** False when the link has a fragment that the note has not. */
      readonly fragmentFound: boolean
      readonly via: FoundVia
    }
  | { readonly kind: 'asset'; readonly path: AssetPath }
  | {
      readonly kind: 'external'
      readonly url: string
      /** Set where it leads to another garden that ours names. */
      readonly neighbour?: NeighbourTarget
      /** Set where it leads to the page of a folder of the garden, which is no note. */
      readonly folder?: string
      /** Set where it leads to the page of a tag. */
      readonly tag?: string
    }
  | {
      readonly kind: 'ambiguous'
      /** Every candidate, the chosen one first, the rest in order of preference. */
      readonly candidates: readonly (NotePath | AssetPath)[]
      readonly chosen: NotePath | AssetPath
      readonly anchor?: string
      readonly fragmentFound: boolean
      readonly via: FoundVia
    }
  | { readonly kind: 'missing'; readonly name: NameKey }
  /** A file that is not published: readers are told neither its name nor that there is one. */
  | { readonly kind: 'withheld' }
  /** A note that no list names: the link leads to its page and says nothing of the garden. */
  | {
      readonly kind: 'unlisted'
      readonly path: NotePath
      readonly anchor?: string
      readonly fragmentFound: boolean
    }

/** The file a resolution leads to, if it leads to one of the garden that is listed. */
export function resolvedPath(resolution: Resolution): NotePath | AssetPath | undefined {
  switch (resolution.kind) {
    case 'note':
    case 'asset':
      return resolution.path
    case 'ambiguous':
      return resolution.chosen
    default:
      return undefined
  }
}
