import type { InsetMaker } from '../../define/inset-maker.ts'
import { unknownDiagram } from '../../model/content-diagnostics.ts'
import { nearestWord } from '../../model/nearest-word.ts'

/** The words with which Mermaid's diagrams begin, without `-beta` and `-v2`. */
const kinds =
  'graph flowchart flowchart-elk swimlane sequenceDiagram classDiagram stateDiagram erDiagram journey gantt pie quadrantChart requirement requirementDiagram gitGraph C4Context C4Container C4Component C4Dynamic C4Deployment mindmap timeline sankey xychart block packet kanban architecture radar treemap treeView venn ishikawa wardley cynefin eventmodeling railroad railroad-abnf railroad-ebnf railroad-peg info zenuml'.split(
    ' ',
  )

/** Lines before the first word: properties, settings and comments. */
const before =
  /^(?:\s*---[^\S\n]*\n[\s\S]*?\n[^\S\n]*---[^\S\n]*(?:\n|$)|\s*%%\{[\s\S]*?\}%%|\s*%%[^\n]*(?:\n|$)|\s+)*/

/** Diagrams are drawn in browsers; of what those cannot draw, the first word tells the most. */
export const inset: InsetMaker<'diagram'> = {
  kind: 'diagram',
  isDoubtful: () => false,
  async check({ source }, path, placeOf) {
    const at = before.exec(source)?.[0].length ?? 0
    const word = /^[\w-]*/.exec(source.slice(at))?.[0] ?? ''
    const kind = word.replace(/-(?:beta|v2)$/, '')
    if (kinds.includes(kind)) return undefined
    const meant = nearestWord(kind, kinds)
    return unknownDiagram(path, placeOf(at), word, meant === undefined ? [] : [meant])
  },
}
