import { createBodyRenderer, renderByTree, writeHtml } from '../../../src/body/body-renderer.ts'
import { markDirections } from '../../../src/body/mark-directions.ts'
import { parseNativeFragment } from '../../../src/body/native-html.ts'
import type { Body } from '../../../src/model/body.ts'
import { defaultGardenOptions } from '../../../src/model/options.ts'
import type { ContentHash, NotePath } from '../../../src/model/path.ts'
import { createNoteProcessor } from '../../../src/parse/note-processor.ts'
import { parseNote } from '../../../src/parse/parse-note.ts'
import type { NoteProcessor } from '../../../src/parse/portable-processor.ts'

const { budget } = defaultGardenOptions
const renderer = createBodyRenderer({ parseFragment: parseNativeFragment, budget })

/** What the two outputs of a body gave for one source. */
export interface BodyComparison {
  /** Undefined where the sanitiser has to see the note. */
  readonly written: Body | undefined
  readonly byTree: Body | undefined
}

/** A processor as most gardens have it. */
export const native: NoteProcessor = createNoteProcessor({ parser: 'native', lineBreaks: 'obsidian' })

/** Renders a source both ways from one tree. */
export function compareBodies(source: string, processor = native): BodyComparison {
  const parsed = parseNote({ path: 'note.md' as NotePath, source, hash: '' as ContentHash }, processor)
  markDirections(parsed)
  const written = writeHtml(parsed, renderer)
  const rendered = renderByTree(parsed, renderer)
  return { written, byTree: rendered.kind === 'body' ? rendered.body : undefined }
}
