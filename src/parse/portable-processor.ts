import type { Root } from 'mdast'
import { type Pluggable, type Processor, unified } from 'unified'
import type { NoteDialect } from '../define/dialect.ts'
import type { NoteParser } from './note-parser.ts'
import { type NoteSyntaxOptions, remarkNoteSyntax } from './remark-note-syntax.ts'
import { portableLimits, type ScanLimits } from './scan-limits.ts'

/** What a garden adds to the reading of its notes. */
export interface PortableProcessorOptions extends NoteSyntaxOptions {
  /** The garden's own remark plugins; they run after ours. */
  readonly remarkPlugins?: readonly Pluggable[]
}

/** Markdown text to a tree, frozen. */
export type NoteProcessor = Processor<Root, Root, Root, undefined, undefined>

/** What a processor of ours says about itself to `parseNote`. One that was made otherwise says nothing. */
export interface NoteProcessorData {
  /** What its parser can take. */
  readonly scanLimits?: ScanLimits
  /** Programs whose notes it reads; default: none. */
  readonly dialects?: readonly NoteDialect[]
  /** The syntax of notes, where it is the only thing that the processor does to a tree. */
  readonly onlySyntax?: NoteSyntaxOptions
}

/**
 * The unified processor for notes around a given parser: the parser, our plugins, the garden's plugins. It runs
 * wherever the parser does, in a browser too; `createNoteProcessor` is the one that knows both parsers. `limits` are
 * what the parser can take; default: remark's.
 */
export function createPortableProcessor(
  parser: NoteParser,
  { remarkPlugins = [], lineBreaks, callouts, hasTags = true, dialects = [] }: PortableProcessorOptions,
  limits: ScanLimits = portableLimits,
): NoteProcessor {
  const syntax: NoteSyntaxOptions = { lineBreaks, callouts, hasTags, dialects }
  const data: NoteProcessorData = {
    scanLimits: limits,
    dialects,
    ...(remarkPlugins.length === 0 && { onlySyntax: syntax }),
  }
  return unified()
    .data(data as object)
    .use(parser)
    .use(remarkNoteSyntax, syntax)
    .use([...remarkPlugins])
    .freeze() as unknown as NoteProcessor
}
