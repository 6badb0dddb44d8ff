import type { BlockContent, DefinitionContent, Nodes, Parent, PhrasingContent } from 'mdast'
import type { Data, Literal, Node } from 'unist'
import type { HtmlAddress } from './author-tag.ts'
import type { GivenLink } from './link.ts'
import type { Range } from './range.ts'

/** `[[target#fragment|display text]]`, in the shape that remark-wiki-link defines. */
export interface WikiLinkNode extends Node {
  type: 'wikiLink'
  /** Target and fragment as written, without the display text; one backslash before `|` is taken off. */
  value: string
  data: WikiLinkData
  children: never[]
}

/** `![[target#fragment|display text]]`. */
export interface WikiEmbedNode extends Node {
  type: 'wikiEmbed'
  value: string
  data: WikiLinkData
  children: never[]
}

/** What both kinds of wiki-link carry. */
interface WikiLinkData extends Data {
  /** The display text as written (literal text, no markup inside), else the node's `value`. */
  alias: string
  /** Its parts, where they are not written as those of a wiki-link are. */
  given?: GivenLink
}

/** What a note says of the block that it stands in, in small letters: a list of names with values. */
export interface BlockDataNode extends Parent {
  type: 'blockData'
  children: BlockDatumNode[]
}

/** One name and its value. */
export interface BlockDatumNode extends Parent {
  type: 'blockDatum'
  name: string
  children: PhrasingContent[]
}

/** A word in small letters that says something of the text behind it: how far a task is, how urgent. */
export interface BlockMarkNode extends Literal {
  type: 'blockMark'
  value: string
}

/** `#a/b` in text; `value` is without `#`. */
interface TagNode extends Literal {
  type: 'tag'
  value: string
}

/** `==text==`. */
export interface HighlightNode extends Parent {
  type: 'highlight'
  children: PhrasingContent[]
}

/** A blockquote that starts with `[!type]± title`. */
export interface CalloutNode extends Parent {
  type: 'callout'
  /** The look: one of the 13 that we have, or a kind that a feature adds. Other names and unknown ones are folded into ours. */
  calloutType: string
  /** What it is called without a title: the name as written, lower-cased, or what a feature calls it. */
  calloutName: string
  /** `+` is a details element that is open, `-` one that is closed; undefined cannot be folded. */
  fold?: '+' | '-'
  /** One of the tabs of a {@link TabsNode}. */
  isTab?: boolean
  /** Lines of a program before the text, which does not begin with them. */
  isPreamble?: boolean
  /** Empty where no title is written: the name stands for it. */
  title: PhrasingContent[]
  /** Not even its name stands for a title. */
  isUntitled?: boolean
  children: (BlockContent | DefinitionContent)[]
}

/** Boxes of which a reader sees one at a time. */
export interface TabsNode extends Parent {
  type: 'tabs'
  children: CalloutNode[]
}

/** A piece of a drawing's HTML: finished, or what its page knows of a link or place of the note. */
export type DrawnPiece =
  | string
  /** The attributes of the `<a>` of a link, and ` href` of a picture: `of` is a node of the note that is one. */
  | { readonly kind: 'link' | 'picture'; readonly of: Nodes }
  /** ` id` of a place that links lead to. */
  | { readonly kind: 'id'; readonly id: string }

/** What another program has drawn. Its children say what stands in it, and are not shown. */
export interface DrawnNode extends Parent {
  type: 'drawn'
  /** Its HTML, safe to publish; asked for when links are numbered. */
  draw: () => readonly DrawnPiece[]
  children: (BlockContent | DefinitionContent)[]
}

declare module 'mdast' {
  interface RootContentMap {
    drawn: DrawnNode
    wikiLink: WikiLinkNode
    wikiEmbed: WikiEmbedNode
    tag: TagNode
    highlight: HighlightNode
    callout: CalloutNode
    tabs: TabsNode
    blockData: BlockDataNode
    blockDatum: BlockDatumNode
    blockMark: BlockMarkNode
  }
  interface PhrasingContentMap {
    blockMark: BlockMarkNode
    wikiLink: WikiLinkNode
    wikiEmbed: WikiEmbedNode
    tag: TagNode
    highlight: HighlightNode
  }
  interface BlockContentMap {
    drawn: DrawnNode
    callout: CalloutNode
    tabs: TabsNode
    blockData: BlockDataNode
  }
}

declare module 'unist' {
  interface Data {
    /** Place in the note's `links`. */
    linkIndex?: number
    /** Of a picture that is not written as Markdown: where its address stands. */
    targetRange?: Range
    /** Of a piece of HTML: the addresses in it that are links of the note, in order. */
    addresses?: readonly HtmlAddress[]
    /** Of a piece of HTML: not as it is written, for tags of templates stood in it. */
    isFilled?: true
    /** Place in the note's `queries`. */
    queryIndex?: number
    /** Of a block that is drawn: where the lines of its code start in the note. */
    lineStarts?: readonly number[]
    /** Place in the note's `headings`. */
    headingIndex?: number
    /** Text that holds no tags, comments, highlights or notes, whatever it looks like. */
    isLiteral?: boolean
    /** The id that a heading's author gave it. */
    headingId?: string
    /** Text beside a heading's own, of which its program makes no part of the id. */
    isBeside?: true
    /** The sign in the brackets of a task, where it is not the one that the parser stands for. */
    task?: string
    /** A formula among text that is shown on a line of its own. */
    displayMath?: boolean
    /** Which way the node is written; `auto`: as its first letter is. Rendering says so, see `markDirections`. */
    dir?: 'auto' | 'ltr' | 'rtl'
    /** Lower-cased id that a `^id` gives this block. */
    blockId?: string
    /** What of another program it holds as code: a kind of unread syntax. */
    leftover?: string
    /** What of another program is shown here as its source: `Hugo: gallery`. */
    boxed?: string
    /** Links to the block show its text. */
    isQuotable?: boolean
  }
}
