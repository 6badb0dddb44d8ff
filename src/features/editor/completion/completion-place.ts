/** What every place has: offsets of the note's text. */
interface PlaceRange {
  /** Where what an entry replaces starts. */
  readonly from: number
  /** Where it ends: at the cursor, or behind what closes the thing that is completed and stands there already. */
  readonly to: number
  /** What was typed of it so far. */
  readonly query: string
}

/** How a link is written where it is completed: in double brackets, as an address, or as one between `<` and `>`. */
type LinkForm = 'wiki' | 'address' | 'bracketed'

/** Inside of a link. */
export interface LinkRange extends PlaceRange {
  readonly form: LinkForm
  /** What follows behind the part that is completed, up to the end of the link: `]]`, `|label]]`, `)`. */
  readonly tail: string
  /** Where the link starts, its `!` included. */
  readonly start: number
  readonly embed: boolean
  /** In a table, where a bar is written `\|`. */
  readonly inTable: boolean
  /** Completed to a link of the form `[text](address)`, which replaces the brackets too. */
  readonly asMarkdown?: true
}

/** Where in a note the author is writing, as far as completion can help. */
export type CompletionPlace =
  /** In `[[`, `![[` or `](`; `hasLabel`: a fragment or label follows, or the label stands before. */
  | (LinkRange & { readonly kind: 'note'; readonly hasLabel?: true })
  /** Behind `target#`; `above` are the headings before, for `[[N#A#`. */
  | (LinkRange & { readonly kind: 'heading'; readonly target: string; readonly above: readonly string[] })
  /** Behind `target#^`. */
  | (LinkRange & { readonly kind: 'block'; readonly target: string })
  /** Behind `[[target|`; `fragment` is what the target has from its `#` on. */
  | (LinkRange & { readonly kind: 'display-text'; readonly target: string; readonly fragment: string })
  | (PlaceRange & { readonly kind: 'tag' })
  /** A name at the start of a line of the frontmatter. */
  | (PlaceRange & { readonly kind: 'property'; readonly hasColon: boolean })
  /** Behind a name's colon, or in its list. */
  | (PlaceRange & { readonly kind: 'value'; readonly name: string })
  /** Behind `> [!`; `tail` is what follows the kind. */
  | (PlaceRange & { readonly kind: 'callout'; readonly tail: string })
  /** Behind `:::`; `behind` is what closes the box, empty where something does already. */
  | (PlaceRange & { readonly kind: 'box'; readonly behind: string })
  /** Behind `:` and two letters. */
  | (PlaceRange & { readonly kind: 'emoji' })
  /** Behind `[^`; `isDefinition`: at the start of a line, where a footnote's text is going to stand. */
  | (PlaceRange & { readonly kind: 'footnote'; readonly isDefinition: boolean })
  /** Behind `][`. */
  | (PlaceRange & { readonly kind: 'reference' })
  /** Behind the marks that open a block of code. */
  | (PlaceRange & { readonly kind: 'language' })
  /** Behind `@`. */
  | (PlaceRange & { readonly kind: 'date' })

/** The place in a field that takes the name of a note and nothing around it. */
export function placeOfName(query: string): Extract<CompletionPlace, { kind: 'note' }> {
  const range = { from: 0, to: query.length, start: 0, query, tail: '', embed: false, inTable: false }
  return { kind: 'note', form: 'wiki', ...range }
}

/** How a garden writes its links, as far as places depend on it. */
export interface PlaceOptions {
  /** The target stands behind the `|`. */
  readonly isLabelFirst?: boolean
  /** What is begun as a wiki-link becomes a Markdown link. */
  readonly writesMarkdown?: boolean
}

/** A line of a text and a place in it. */
export interface LinePlace {
  readonly text: string
  readonly lineStart: number
  /** The line up to the place, and from there on. */
  readonly before: string
  readonly after: string
}

/**
 * Whether a list at a place was asked for by what opens it, so that its first entry is the one meant: inside brackets nothing else
 * makes sense. Elsewhere (`#tag`, `:smile`, `@today`) the text may be what its writer wants already.
 */
export function isAsked({ kind }: CompletionPlace): boolean {
  return askedKinds.has(kind)
}

const askedKinds: ReadonlySet<CompletionPlace['kind']> = new Set<CompletionPlace['kind']>([
  'note',
  'heading',
  'block',
  'display-text',
  'callout',
  'footnote',
  'reference',
])
