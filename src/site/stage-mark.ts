import type { PageWords } from '../model/interface/page-words.ts'
import type { Stage } from '../model/stage.ts'

/** A small drawing of how far a note has grown, with its name for those who do not see it. Empty without a stage. */
export function renderStage(stage: Stage | undefined, words: PageWords): string {
  if (stage === undefined) return ''
  // No line begins with the mark alone.
  return `\u00a0<span class="stage" data-stage="${stage}" role="img" aria-label="${words[stage]}" title="${words[stage]}"></span>`
}
