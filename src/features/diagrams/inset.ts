import type { InsetMaker } from '../../define/inset-maker.ts'
import { invalidDiagram, unknownDiagram } from '../../model/content-diagnostics.ts'
import { nearestWord } from '../../model/nearest-word.ts'
import { renderDiagram } from './render-diagram.ts'

/** The words with which Mermaid's diagrams begin, without `-beta` and `-v2`. */
const kinds =
  'graph flowchart flowchart-elk swimlane sequenceDiagram classDiagram stateDiagram erDiagram journey gantt pie quadrantChart requirement requirementDiagram gitGraph C4Context C4Container C4Component C4Dynamic C4Deployment mindmap timeline sankey xychart block packet kanban architecture radar treemap treeView venn ishikawa wardley cynefin eventmodeling railroad railroad-abnf railroad-ebnf railroad-peg info zenuml'.split(
    ' ',
  )

/** Lines before the first word: properties, settings and comments. */
const before =
  /^(?:\s*---[^\S\n]*\n[\s\S]*?\n[^\S\n]*---[^\S\n]*(?:\n|$)|\s*%%\{[\s\S]*?\}%%|\s*%%[^\n]*(?:\n|$)|\s+)*/

/** Diagrams are drawn in browsers: while the site is built, where one is there, else in front of the reader. */
export const inset: InsetMaker<'diagram'> = {
  kind: 'diagram',
  drawing: {
    page: 'src/features/diagrams/web/drawing-page.ts',
    async draw({ source }, ask) {
      const { kind } = firstWord(source)
      // What is wrong with it is said without drawing. A plan without days begins today, which is the reader's.
      if (!kinds.includes(kind) || (kind === 'gantt' && !/\d{4}/.test(source))) return undefined
      return renderDiagram(source, await ask(source))
    },
  },
  isDoubtful: () => true,
  describe: invalidDiagram,
  /** The first word tells the most where nothing is drawn. */
  async check({ source }, path, placeOf) {
    const { at, word, kind } = firstWord(source)
    if (kinds.includes(kind)) return undefined
    const meant = nearestWord(kind, kinds)
    return unknownDiagram(path, placeOf(at), word, meant === undefined ? [] : [meant])
  },
}

function firstWord(source: string): { readonly at: number; readonly word: string; readonly kind: string } {
  const at = before.exec(source)?.[0].length ?? 0
  const word = /^[\w-]*/.exec(source.slice(at))?.[0] ?? ''
  return { at, word, kind: word.replace(/-(?:beta|v2)$/, '') }
}
