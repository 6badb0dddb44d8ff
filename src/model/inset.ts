import type { ModuleFiles } from './module-files.ts'

/**
 * Something in a note that is not prose: code, a formula, a diagram. Its HTML depends on nothing else in the garden and
 * is costly to make, so a body only holds its source, and the HTML is made when a page shows it.
 */
export type Inset =
  | {
      readonly kind: 'code'
      /** Lower-cased, `''` where none is named. */
      readonly language: string
      /** What follows the language on the fence: `{1,3-5} title="x"`. */
      readonly meta: string
      readonly code: string
    }
  | {
      readonly kind: 'math'
      readonly tex: string
      /** Among text; among text, but on a line of its own; a block. */
      readonly form: 'inline' | 'line' | 'block'
    }
  /** Mermaid's source; a browser draws it, while the site is built or in front of the reader. */
  | { readonly kind: 'diagram'; readonly source: string }
  | PlotInset
  | SimulationInset

/** What is drawn while the site is built: a plot, or a graph in Graphviz's language. */
export interface PlotInset {
  readonly kind: 'plot'
  readonly language: 'plot' | 'dot'
  /** What stands in the block, or behind `plot:` in an embed. */
  readonly source: string
  /** The source is the few words of an embed. */
  readonly isShort?: true
  /** The cells of the table above the block, its head first, where the block asks for them. */
  readonly table?: readonly (readonly string[])[]
  /** What the file that it names holds. */
  readonly file?: DataFile
}

/** A module of the garden that a page runs: see the feature `simulations`. */
export interface SimulationInset {
  readonly kind: 'simulation'
  /** As the note names it. */
  readonly target: string
  /** What the module says. */
  readonly file?: DataFile
}

/** A file of the garden that a plot draws, or that is a simulation. */
export interface DataFile {
  readonly name: string
  readonly href: string
  /** Absent where it is too large or cannot be read. */
  readonly text?: string
  /** Present where it is a simulation that imports modules of the garden. */
  readonly modules?: ModuleFiles
}

/** The feature that typesets each kind. */
export const featureOfInset: Readonly<Record<Inset['kind'], string>> = {
  code: 'code',
  math: 'math',
  diagram: 'diagrams',
  plot: 'plots',
  simulation: 'simulations',
}

/** What insets say in words of the page's language: names of words within texts. */
type InsetWord =
  | 'data'
  | 'source'
  | 'diagram'
  | 'again'
  | 'back'
  | 'play'
  | 'forward'
  | 'moment'
  | 'tooLong'
  | 'notInLink'

/** Stands in an inset's HTML, in texts and attributes, for a word of the page's language. */
export function wordMark(word: InsetWord): string {
  return `<!--word:${word}-->`
}

/** An inset's HTML. */
export interface TypesetInset {
  /** Safe to publish; for a formula among text phrasing content, otherwise a block. */
  readonly html: string
  /** Why it is shown as its source; absent where all went well. */
  readonly problem?: string
  /** Where in the inset's source that is, in characters; absent where it is all of it, or in a file. */
  readonly at?: number
  /** It may go better another time, and is not kept. */
  readonly isPassing?: true
}

/** Whether a page that shows an inset as `html` needs the script of its feature: a diagram that is drawn needs none. */
export function needsScript({ kind }: Inset, html: string): boolean {
  return kind !== 'diagram' || !html.includes('<svg')
}

/** Gives an inset's HTML, where it has been made. */
export type InsetHtml = (inset: Inset) => string

/** Equal keys, equal HTML. */
export function insetKey(inset: Inset): string {
  switch (inset.kind) {
    case 'code':
      return `c${inset.language}\n${inset.meta}\n${inset.code}`
    case 'math':
      return `${inset.form[0]}${inset.tex}`
    case 'diagram':
      return `g${inset.source}`
    case 'plot':
    case 'simulation':
      return `${inset.kind[0]}${JSON.stringify(inset)}`
  }
}
