import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import './live.css'
import './live-blocks.css'
import './frames.css'
import { abbreviations } from './abbreviations.ts'
import { blockMotion } from './block-motion.ts'
import { footnoteNumbers } from './footnote-numbers.ts'
import { liveBlocks } from './live-blocks.ts'
import { liveMarks } from './live-marks.ts'
import type { LiveSettings } from './live-settings.ts'
import { createPieceStore } from './piece-store.ts'
import { revealed } from './revealed.ts'

/** A note's text as it will be read, where it stands: marks are seen only around the cursor. The text itself is never changed. */
export function liveView({ fetchPieces, targetSide, stateOf }: LiveSettings): Extension {
  const settings = {
    pieces: createPieceStore(fetchPieces),
    targetSide,
    linkClass: (target: string) => `cm-link-${target === '' ? 'found' : stateOf(target)}`,
  }
  return [
    EditorView.editorAttributes.of({ class: 'cm-live' }),
    revealed,
    footnoteNumbers,
    abbreviations,
    liveBlocks(settings),
    liveMarks(settings),
    blockMotion,
  ]
}
