import { noteFacts } from '../../define/note-facts.ts'
import { defineRule, type Finding, type LintContext } from '../../define/rule.ts'
import { bases } from '../../model/basis.ts'
import { listProperty } from '../../model/properties.ts'
import { stages } from '../../model/stage.ts'

/** Values that are none of the known ones, in any letter case. They count as none. */
function* findUnknown(
  { notes, read }: LintContext,
  property: 'stage' | 'basis',
  expected: readonly string[],
): Generator<Finding> {
  for (const { path, properties, propertyRanges } of notes.values()) {
    if (properties[property] === undefined || read(noteFacts).get(path)?.[property] !== undefined) continue
    const found = listProperty(properties, property).join(', ')
    if (found === '') continue
    const known = `${expected.slice(0, -1).join(', ')} or ${expected.at(-1)}`
    yield {
      path,
      range: propertyRanges?.[property],
      message: `Unexpected ${property} "${found}", expected ${known}`,
      expected,
    }
  }
}

const unknownBasis = defineRule({
  code: 'unknown-basis',
  severity: 'warning',
  find: (context) => findUnknown(context, 'basis', bases),
  example: {
    notes: { 'Leaf.md': '---\nbasis: hearsay\n---\n', 'Tree.md': '---\nbasis: Study\n---\n' },
    says: ['Leaf.md: Unexpected basis "hearsay", expected experience, study or synthesis'],
  },
})

const unknownStage = defineRule({
  code: 'unknown-stage',
  severity: 'warning',
  find: (context) => findUnknown(context, 'stage', stages),
  example: {
    notes: { 'Leaf.md': '---\nstage: sprouting\n---\n', 'Tree.md': '---\nstage: Evergreen\n---\n' },
    says: ['Leaf.md: Unexpected stage "sprouting", expected planned, seedling, budding or evergreen'],
  },
})

/** What can be wrong with what a note says of its growth. */
export const stageRules = [unknownBasis, unknownStage]
