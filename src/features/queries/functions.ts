import { editDistance } from '../../model/edit-distance.ts'
import { basesFunctions } from './functions-bases.ts'
import { dateFunctions } from './functions-date.ts'
import { listFunctions } from './functions-list.ts'
import { numberFunctions } from './functions-number.ts'
import { textFunctions } from './functions-text.ts'
import type { QueryFunction } from './query-function.ts'
import type { Dialect } from './tokens.ts'

/** The functions of each language, by their names in small letters. */
const functionsByDialect: Readonly<Record<Dialect, ReadonlyMap<string, QueryFunction>>> = {
  dataview: new Map(
    Object.entries({ ...numberFunctions, ...textFunctions, ...listFunctions, ...dateFunctions }),
  ),
  bases: new Map(Object.entries(basesFunctions)),
}

/** The function of a name, in any letter case. */
export function findFunction(name: string, dialect: Dialect): QueryFunction | undefined {
  return functionsByDialect[dialect].get(name.toLowerCase())
}

/** The names of all functions of a language. */
export function functionNames(dialect: Dialect): readonly string[] {
  return [...functionsByDialect[dialect].keys()]
}

/** Of some names those that a word may have been meant for, the nearest first. */
export function nearestNames(word: string, names: readonly string[]): readonly string[] {
  const limit = Math.max(1, Math.floor(word.length / 3))
  return names
    .map((name) => ({ name, distance: editDistance(word.toLowerCase(), name.toLowerCase(), limit) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name)
}
