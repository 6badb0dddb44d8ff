import { type Pluggable, unified } from 'unified'
import { createNativeParser } from './native-parser.ts'
import {
  createPortableProcessor,
  type NoteProcessor,
  type PortableProcessorOptions,
} from './portable-processor.ts'
import { createRemarkParser } from './remark-parser.ts'
import { nativeLimits } from './scan-limits.ts'

/** Which parser reads the notes, and what the garden adds. */
export interface NoteProcessorOptions extends PortableProcessorOptions {
  /** `native` gives way to `remark` when one of the plugins brings syntax of its own. */
  readonly parser: 'native' | 'remark'
}

/**
 * The processor that `parseNote` takes. Make one for a garden and keep it. Node only, for its native parser.
 *
 * @example
 * const processor = createNoteProcessor({ parser: 'native', lineBreaks: 'commonmark' })
 */
export function createNoteProcessor(options: NoteProcessorOptions): NoteProcessor {
  const isNative = options.parser === 'native' && !bringsSyntax(options.remarkPlugins ?? [])
  return isNative
    ? createPortableProcessor(createNativeParser(), options, nativeLimits)
    : createPortableProcessor(createRemarkParser(), options)
}

/** Whether a plugin extends micromark, which only the remark parser can honour: seen by using it once. */
function bringsSyntax(remarkPlugins: readonly Pluggable[]): boolean {
  if (remarkPlugins.length === 0) return false
  const data = unified()
    .use([...remarkPlugins])
    .freeze()
    .data() as { micromarkExtensions?: readonly unknown[] }
  return (data.micromarkExtensions?.length ?? 0) > 0
}
