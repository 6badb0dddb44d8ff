import { toNameKey } from '../../model/path.ts'
import type { NoteRow, NoteRows } from './note-rows.ts'
import type { Source } from './query.ts'
import type { QueryContext } from './query-context.ts'
import { isList, type Value } from './values.ts'

/** The notes that a query looks at, in the order of their paths. Canvases are drawn and no notes. */
export function notesFrom(
  source: Source | undefined,
  rows: NoteRows,
  context: QueryContext,
): readonly NoteRow[] {
  const isIn = source && matcher(source, rows, context)
  context.work.spend(rows.all.length)
  return isIn ? rows.all.filter(isIn) : rows.all
}

function matcher(source: Source, rows: NoteRows, context: QueryContext): (row: NoteRow) => boolean {
  switch (source.kind) {
    case 'and': {
      const [left, right] = [matcher(source.left, rows, context), matcher(source.right, rows, context)]
      return (row) => left(row) && right(row)
    }
    case 'or': {
      const [left, right] = [matcher(source.left, rows, context), matcher(source.right, rows, context)]
      return (row) => left(row) || right(row)
    }
    case 'not': {
      const of = matcher(source.of, rows, context)
      return (row) => !of(row)
    }
    case 'tag': {
      const key = toNameKey(source.tag)
      return ({ note }) =>
        note.tags.some((tag) => {
          const own = toNameKey(tag)
          return own === key || own.startsWith(`${key}/`)
        })
    }
    case 'path': {
      const path = source.path.replace(/^\/|\/$/g, '')
      return ({ note }) =>
        path === '' || note.path === path || note.path === `${path}.md` || note.path.startsWith(`${path}/`)
    }
    case 'linking-to': {
      const { path } = context.linkTo(source.name)
      const paths = pathsOf(path === undefined ? [] : (rows.of(path)?.file.get('inlinks') ?? null))
      return ({ note }) => paths.has(note.path)
    }
    case 'linked-from': {
      const { path } = context.linkTo(source.name)
      const paths = pathsOf(path === undefined ? [] : (rows.of(path)?.file.get('outlinks') ?? null))
      return ({ note }) => paths.has(note.path)
    }
  }
}

function pathsOf(links: Value): ReadonlySet<string> {
  const paths = new Set<string>()
  for (const link of isList(links) ? links : [])
    if (
      typeof link === 'object' &&
      link !== null &&
      !isList(link) &&
      link.kind === 'link' &&
      link.path !== undefined
    )
      paths.add(link.path)
  return paths
}
