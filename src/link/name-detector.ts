import { buildAutomaton, foldUnit } from './aho-corasick.ts'

/** Whether any of some names stands in a text, as {@link buildAutomaton} compares them; not only as whole words. */
type NameDetector = (text: string) => boolean

/** For so few names an expression reads a text several times as fast as the automaton. */
const fewNames = 24

/** Prepares to look for names in many texts. */
export function createNameDetector(names: readonly string[]): NameDetector {
  if (names.length <= fewNames) {
    const expression = new RegExp(names.map(expressionOf).join('|'))
    return (text) => expression.test(text)
  }
  const automaton = buildAutomaton(names)
  return (text) => {
    let isFound = false
    automaton.scan(text, 0, text.length, () => {
      isFound = true
    })
    return isFound
  }
}

/** By folded code unit, every code unit that folds to it, where there is more than one. Made when first needed. */
let unitsByFold: ReadonlyMap<number, readonly number[]> | undefined

function expressionOf(name: string): string {
  unitsByFold ??= collectUnits()
  let expression = ''
  for (let i = 0; i < name.length; i++) {
    const fold = foldUnit(name.charCodeAt(i))
    expression += `[${(unitsByFold.get(fold) ?? [fold]).map(escapeUnit).join('')}]`
  }
  return expression
}

function collectUnits(): ReadonlyMap<number, readonly number[]> {
  const units = new Map<number, number[]>()
  for (let code = 0; code < 65_536; code++) {
    const fold = foldUnit(code)
    if (fold !== code) units.set(fold, [...(units.get(fold) ?? [fold]), code])
  }
  return units
}

function escapeUnit(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`
}
