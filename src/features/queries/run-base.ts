import type { Base, BaseView, Filter, PropertyId, PropertySort } from './base.ts'
import { compareValues, equalityKey } from './compare-values.ts'
import { evaluate } from './evaluate.ts'
import type { Expression } from './expression.ts'
import { lazyObject } from './lazy-object.ts'
import { type NoteRow, noteRows } from './note-rows.ts'
import type { QueryContext, Scope } from './query-context.ts'
import type { QueryResult, ResultRow, ResultView } from './result.ts'
import { createContext, type QueryAsker } from './run-dataview.ts'
import { summarize } from './summaries.ts'
import { isTrue, type ObjectValue, type Value } from './values.ts'
import { createWork, maxSteps, WorkDone } from './work.ts'

/** Runs the views of a base, or the one that is named. Pure; a base that would do too much ends early, and says so. */
export function runBase(base: Base, asker: QueryAsker, part?: string): QueryResult {
  const named = part === undefined ? undefined : base.views.find(({ name }) => sameName(name, part))
  const views: ResultView[] = []
  let isCut = false
  for (const view of named ? [named] : base.views) {
    const run = new BaseRun(base, view, asker)
    try {
      run.select()
    } catch (error) {
      if (!(error instanceof WorkDone)) throw error
      isCut = true
    }
    views.push(run.show())
    isCut ||= run.isCut
  }
  return { views, isCut }
}

function sameName(a: string | undefined, b: string): boolean {
  return a?.trim().toLowerCase() === b.trim().toLowerCase()
}

/** One view of a base, as its notes are chosen and shown. */
class BaseRun {
  readonly #base: Base
  readonly #view: BaseView
  readonly #asker: QueryAsker
  readonly #own: NoteRow | undefined
  readonly #formulas = new Map<NoteRow, ObjectValue>()
  #context: QueryContext
  #rows: NoteRow[] = []
  isCut = false

  constructor(base: Base, view: BaseView, asker: QueryAsker) {
    this.#base = base
    this.#view = view
    this.#asker = asker
    this.#own = asker.note && noteRows(asker.garden).of(asker.note.path)
    this.#context = createContext(asker, 'bases', createWork(maxSteps, asker.shared))
  }

  select(): void {
    const filters = [this.#base.filter, this.#view.filter].flatMap((filter) => filter ?? [])
    const { all } = noteRows(this.#asker.garden)
    this.#context.work.spend(all.length)
    for (const row of all) if (filters.every((filter) => this.#passes(filter, row))) this.#rows.push(row)
    const { sort, limit } = this.#view
    if (sort.length > 0) this.#rows = this.#sorted(this.#rows, sort)
    if (limit !== undefined) this.#rows = this.#rows.slice(0, Math.max(0, limit))
  }

  show(): ResultView {
    const { shows, name, order, groupBy, image } = this.#view
    const groups = new Map<string, { readonly key: Value; readonly rows: ResultRow[] }>()
    const total = this.#rows.length
    try {
      for (const row of this.#rows) {
        const key = groupBy ? this.#property(groupBy.property, row) : null
        const made: ResultRow = {
          head: row.link,
          cells: order.map((property) => this.#cell(property, row)),
          ...(image !== undefined && { picture: this.#picture(image, row) }),
        }
        const group = groups.get(equalityKey(key))
        if (group) group.rows.push(made)
        else groups.set(equalityKey(key), { key, rows: [made] })
      }
    } catch (error) {
      if (!(error instanceof WorkDone)) throw error
      this.isCut = true
    }
    const sorted = groupBy
      ? [...groups.values()].sort((a, b) => compareValues(a.key, b.key) * (groupBy.isDescending ? -1 : 1))
      : [...groups.values()].map(({ rows }) => ({ rows }))
    return {
      shows,
      ...(name !== undefined && { name }),
      columns: order.map((property) => this.#base.displayNames.get(property) ?? columnName(property)),
      groups: sorted,
      summaries: this.#summaries(),
      total,
    }
  }

  #summaries(): NonNullable<ResultView['summaries']> {
    const { order, summaries } = this.#view
    return order.map((property) => {
      const name = summaries.get(property)
      if (name === undefined) return undefined
      try {
        const values = this.#rows.map((row) => this.#property(property, row))
        const own = this.#base.summaries.get(name)
        const value = own
          ? this.#evaluate(own, (asked) => (asked === 'values' ? values : undefined))
          : summarize(name, values)
        return { name, value }
      } catch (error) {
        if (!(error instanceof WorkDone)) throw error
        this.isCut = true
        return undefined
      }
    })
  }

  #passes(filter: Filter, row: NoteRow): boolean {
    switch (filter.kind) {
      case 'statement':
        return isTrue(this.#evaluate(filter.condition, this.#scope(row)))
      case 'and':
        return filter.of.every((one) => this.#passes(one, row))
      case 'or':
        return filter.of.some((one) => this.#passes(one, row))
      case 'not':
        return !filter.of.some((one) => this.#passes(one, row))
    }
  }

  #evaluate(expression: Expression, scope: Scope): Value {
    return evaluate(expression, scope, this.#context)
  }

  #scope(row: NoteRow): Scope {
    return (name) => {
      switch (name) {
        case 'file':
          return withOwnTags(row.file)
        case 'note':
          return row.frontmatter
        case 'formula':
          return this.#formulasOf(row)
        case 'this':
          return this.#own ?? null
        default:
          return row.frontmatter.get(name)
      }
    }
  }

  /** Each formula is worked out once for a note; one that asks for itself is nothing. */
  #formulasOf(row: NoteRow): ObjectValue {
    const known = this.#formulas.get(row)
    if (known) return known
    const open = new Set<string>()
    const made = lazyObject(
      [...this.#base.formulas].map(([name, expression]) => [
        name,
        () => {
          if (open.has(name)) return null
          open.add(name)
          const value = this.#evaluate(expression, this.#scope(row))
          open.delete(name)
          return value
        },
      ]),
    )
    this.#formulas.set(row, made)
    return made
  }

  #property(property: PropertyId, row: NoteRow): Value {
    this.#context.work.spend(1)
    const dot = property.indexOf('.')
    const name = property.slice(dot + 1)
    switch (property.slice(0, dot)) {
      case 'file':
        return withOwnTags(row.file).get(name)
      case 'formula':
        return this.#formulasOf(row).get(name)
      default:
        return row.frontmatter.get(name)
    }
  }

  /** The name of a note leads to it. */
  #cell(property: PropertyId, row: NoteRow): Value {
    if (property === 'file.name' || property === 'file.basename') return row.link
    return property === 'file.file' ? row.link : this.#property(property, row)
  }

  #picture(property: PropertyId, row: NoteRow): Value {
    const value = this.#property(property, row)
    const link =
      typeof value === 'string' ? this.#context.linkTo(value.replace(/^!?\[\[(.*)\]\]$/, '$1')) : value
    return typeof link === 'object' && link !== null && 'kind' in link && link.kind === 'link'
      ? { ...link, isPicture: true }
      : null
  }

  #sorted(rows: readonly NoteRow[], sort: readonly PropertySort[]): NoteRow[] {
    this.#context.work.spend(rows.length)
    const keyed = rows.map((row) => ({
      row,
      keys: sort.map(({ property }) => this.#property(property, row)),
    }))
    keyed.sort((a, b) => {
      for (const [i, { isDescending }] of sort.entries()) {
        const [left, right] = [a.keys[i] ?? null, b.keys[i] ?? null]
        // What has nothing comes last either way.
        const order =
          left === null || right === null
            ? Number(left === null) - Number(right === null)
            : compareValues(left, right) * (isDescending ? -1 : 1)
        if (order !== 0) return order
      }
      return 0
    })
    return keyed.map(({ row }) => row)
  }
}

/** `file.name` is “file name”, `note.age` is “age”. */
function columnName(property: PropertyId): string {
  return property.startsWith('file.') ? property.replace('.', ' ') : property.slice(property.indexOf('.') + 1)
}

/** What a base knows of a file: its tags as the note has them, where Dataview adds those that they are below. */
function withOwnTags(file: ObjectValue): ObjectValue {
  return { ...file, get: (name) => file.get(name.toLowerCase() === 'tags' ? 'etags' : name) }
}
