import { type PlacedYaml, readPlacedYaml } from '../../parse/read-yaml-block.ts'
import type { Base, BaseView, Filter, PropertyId, PropertySort } from './base.ts'
import { checkExpression } from './check-expression.ts'
import { type Expression, QueryError, type QueryProblem } from './expression.ts'
import { parseWholeExpression } from './parse-expression.ts'

/** A base that was read, or all that is wrong with it. Formulas that cannot be read cost their columns alone. */
export type ReadBase =
  | { readonly base: Base; readonly problems: readonly QueryProblem[] }
  | { readonly base?: undefined; readonly problems: readonly QueryProblem[] }

/**
 * Whether a block named `base` is one: a line of it says a key of bases. Others, such as commands of a shell, are code
 * whose language was mistyped.
 */
export function isBaseSource(source: string): boolean {
  return (
    source.trim() === '' ||
    /^\s*["']?(?:views|filters|formulas|properties|summaries)["']?[ \t]*:/m.test(source)
  )
}

/** Longest base, in characters, and most views of one. */
const most = { length: 50_000, views: 20 }

/** Reads a base, which is YAML. Never throws. */
export function readBase(source: string): ReadBase {
  if (source.length > most.length)
    return {
      problems: [
        {
          at: 0,
          length: 1,
          message: `Found a base of ${source.length} characters, expected at most ${most.length}`,
        },
      ],
    }
  const read = readPlacedYaml(source)
  if ('problem' in read)
    return { problems: [{ at: read.at, length: 1, message: `Found what is no YAML: ${read.problem}` }] }
  const reader = new BaseReader()
  const base = reader.read(read.yaml)
  const { problems, ofFormulas } = reader
  return problems.length > 0 ? { problems: [...problems, ...ofFormulas] } : { base, problems: ofFormulas }
}

/** A property as a base names it, with its kind. */
function propertyId(written: string): PropertyId {
  return /^(?:note|file|formula)\./.test(written) ? written : `note.${written}`
}

const shownTypes: Readonly<Record<string, BaseView['shows']>> = { list: 'list', cards: 'cards' }

class BaseReader {
  readonly problems: QueryProblem[] = []
  readonly ofFormulas: QueryProblem[] = []

  read(yaml: PlacedYaml): Base {
    if (yaml.kind !== 'map' && !(yaml.kind === 'value' && yaml.value === null))
      this.#expect(yaml, 'keys such as “views:” and “filters:”')
    const filters = child(yaml, 'filters')
    const filter = filters && this.#filter(filters)
    const views = itemsOf(child(yaml, 'views'))
      .slice(0, most.views)
      .map((view) => this.#view(view))
    return {
      ...(filter && { filter }),
      formulas: this.#expressions(child(yaml, 'formulas')),
      displayNames: new Map(
        entriesOf(child(yaml, 'properties')).flatMap(([key, value]) => {
          const name = textOf(child(value, 'displayName'))
          return name === undefined ? [] : [[propertyId(key), name] as const]
        }),
      ),
      summaries: this.#expressions(child(yaml, 'summaries')),
      views:
        views.length > 0 ? views : [{ shows: 'table', order: ['file.name'], sort: [], summaries: new Map() }],
    }
  }

  #view(yaml: PlacedYaml): BaseView {
    if (yaml.kind !== 'map') this.#expect(yaml, 'a view with “type:” and “name:”')
    const filters = child(yaml, 'filters')
    const filter = filters && this.#filter(filters)
    const order = itemsOf(child(yaml, 'order')).flatMap((item) => {
      const property = textOf(item)
      return property === undefined ? [] : [propertyId(property)]
    })
    const limit = child(yaml, 'limit')
    const name = textOf(child(yaml, 'name'))
    const image = textOf(child(yaml, 'image'))
    const [groupBy] = sortOf(child(yaml, 'groupBy'))
    return {
      shows: shownTypes[textOf(child(yaml, 'type')) ?? ''] ?? 'table',
      ...(name !== undefined && { name }),
      ...(filter && { filter }),
      order: order.length > 0 ? order : ['file.name'],
      sort: itemsOf(child(yaml, 'sort')).flatMap(sortOf),
      ...(groupBy && { groupBy }),
      ...(limit?.kind === 'value' && typeof limit.value === 'number' && { limit: limit.value }),
      summaries: new Map(
        entriesOf(child(yaml, 'summaries')).flatMap(([key, value]) => {
          const summary = textOf(value)
          return summary === undefined ? [] : [[propertyId(key), summary] as const]
        }),
      ),
      ...(image !== undefined && { image: propertyId(image) }),
    }
  }

  #filter(yaml: PlacedYaml): Filter | undefined {
    if (yaml.kind === 'value') {
      if (yaml.value === null || yaml.value === '') return undefined
      const condition = this.#expression(yaml)
      return condition && { kind: 'statement', condition }
    }
    if (yaml.kind === 'list')
      return { kind: 'and', of: yaml.items.flatMap((item) => this.#filter(item) ?? []) }
    const made: Filter[] = []
    for (const [key, value] of yaml.entries) {
      if (key !== 'and' && key !== 'or' && key !== 'not') {
        this.#expect(value, '“and”, “or” or “not”', `“${key}”`)
        continue
      }
      const of = (value.kind === 'list' ? value.items : [value]).flatMap((item) => this.#filter(item) ?? [])
      if (of.length > 0) made.push({ kind: key, of })
    }
    return made.length === 1 ? made[0] : { kind: 'and', of: made }
  }

  #expressions(yaml: PlacedYaml | undefined): ReadonlyMap<string, Expression> {
    return new Map(
      entriesOf(yaml).flatMap(([name, value]) => {
        const expression = this.#expression(value, this.ofFormulas)
        return expression === undefined ? [] : [[name, expression] as const]
      }),
    )
  }

  #expression(yaml: PlacedYaml, problems = this.problems): Expression | undefined {
    if (yaml.kind !== 'value') {
      problems.push(expecting(yaml, 'an expression in quotes'))
      return undefined
    }
    try {
      const expression = parseWholeExpression(String(yaml.value ?? ''), 'bases')
      const found = checkExpression(expression, 'bases')
      for (const problem of found) problems.push({ ...problem, at: yaml.at + problem.at })
      return found.length === 0 ? expression : undefined
    } catch (error) {
      if (!(error instanceof QueryError)) throw error
      problems.push({ ...error.problem, at: yaml.at + error.problem.at })
      return undefined
    }
  }

  #expect(yaml: PlacedYaml, expected: string, found?: string): void {
    this.problems.push(expecting(yaml, expected, found))
  }
}

function expecting(yaml: PlacedYaml, expected: string, found = `a ${yaml.kind}`): QueryProblem {
  return { at: yaml.at, length: 1, message: `Found ${found}, expected ${expected}` }
}

function child(yaml: PlacedYaml, key: string): PlacedYaml | undefined {
  return yaml.kind === 'map' ? yaml.entries.find(([name]) => name === key)?.[1] : undefined
}

function entriesOf(yaml: PlacedYaml | undefined): readonly (readonly [string, PlacedYaml])[] {
  return yaml?.kind === 'map' ? yaml.entries : []
}

function itemsOf(yaml: PlacedYaml | undefined): readonly PlacedYaml[] {
  return yaml?.kind === 'list' ? yaml.items : []
}

function textOf(yaml: PlacedYaml | undefined): string | undefined {
  return yaml?.kind === 'value' && yaml.value !== null ? String(yaml.value) : undefined
}

/** `{ property: note.age, direction: DESC }`; older versions say `column`, and a bare name goes up. */
function sortOf(yaml: PlacedYaml | undefined): readonly PropertySort[] {
  if (yaml === undefined) return []
  const property = textOf(yaml) ?? textOf(child(yaml, 'property')) ?? textOf(child(yaml, 'column'))
  if (property === undefined) return []
  return [
    { property: propertyId(property), isDescending: /^desc/i.test(textOf(child(yaml, 'direction')) ?? '') },
  ]
}
