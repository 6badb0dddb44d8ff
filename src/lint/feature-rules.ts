import type { Feature } from '../define/feature.ts'
import { defineRule, type Rule } from '../define/rule.ts'
import { choiceProperty, listProperty } from '../model/properties.ts'
import { choiceCode } from '../model/property.ts'

/** The rules of features, among them one about each of their properties that is a choice. */
export function featureRules(features: readonly Feature[]): readonly Rule[] {
  return features.flatMap(({ rules = [], properties = [] }) => [
    ...rules,
    ...properties.flatMap((one) => (one.kind === 'choice' ? [choiceRule(one.name, one.values)] : [])),
  ])
}

/** Every value of a choice but the known ones, which counts as none. */
function choiceRule(name: string, values: readonly string[]): Rule {
  const known = values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`
  const describe = (found: string) => `Unexpected ${name} "${found}", expected ${known}`
  return defineRule({
    code: choiceCode(name),
    severity: 'warning',
    *find({ notes }) {
      for (const { path, properties, propertyRanges } of notes.values()) {
        if (properties[name] === undefined || choiceProperty(properties, name, values) !== undefined) continue
        const found = listProperty(properties, name).join(', ')
        if (found !== '')
          yield { path, range: propertyRanges?.[name], message: describe(found), expected: values }
      }
    },
    example: {
      notes: {
        'Leaf.md': `---\n${name}: neither\n---\n`,
        'Tree.md': `---\n${name}: ${values[0]?.toUpperCase()}\n---\n`,
      },
      says: [`Leaf.md: ${describe('neither')}`],
    },
  })
}
