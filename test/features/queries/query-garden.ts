import { readDataview } from '../../../src/features/queries/read-dataview.ts'
import type { QueryResult } from '../../../src/features/queries/result.ts'
import { type QueryAsker, runDataview } from '../../../src/features/queries/run-dataview.ts'
import { showValue } from '../../../src/features/queries/show-value.ts'
import type { Address } from '../../../src/model/page.ts'
import type { NotePath } from '../../../src/model/path.ts'
import type { Snapshot } from '../../../src/session/snapshot.ts'
import { snapshotOf } from '../../snapshot-of.ts'

/** Monday the 5th of January 2026, at noon. */
export const now = Date.UTC(2026, 0, 5, 12)

/** Some books and who wrote them; one of them is private. */
export const library: Readonly<Record<string, string>> = {
  'Shelf.md': '# Shelf\n\nMine are [[Dune]], [[Emma]] and [[Lost]].\n\nopened:: 2024-03-01\n',
  'books/Dune.md':
    '---\nauthor: "[[Frank Herbert]]"\nrating: 9\nfinished: 2025-12-31\ntags: [book/novel]\n---\n# Dune\n\n- [ ] read it **again** [due:: 2026-01-04]\n  - [x] find it\n- [ ] lend it to [[Shelf]] 📅 2026-02-01\n',
  'books/Emma.md':
    '---\nauthor: Jane Austen\nrating: 7\nfinished: 2024-05-01\ntags: [book]\n---\n# Emma\n\nPages (pages:: 474) of it.\n',
  'books/Hidden.md': '---\nauthor: Nobody\nrating: 10\ntags: [book]\ndraft: true\n---\n# Hidden\n',
  'people/Frank Herbert.md': '---\nborn: 1920-10-08\naliases: [Herbert]\n---\n# Frank Herbert\n',
}

/** Who asks a garden: its note of a path. */
export async function askerIn(
  files: Readonly<Record<string, string>> = library,
  path = 'Shelf.md',
): Promise<QueryAsker> {
  const { published } = await snapshotOf(files)
  const note = published.notesByPath.get(path as NotePath)
  return { garden: published, ...(note && { note }), now }
}

/** What a query finds, or throws for what is wrong with it. */
export function run(source: string, asker: QueryAsker): QueryResult {
  const read = readDataview(source)
  if ('problems' in read) throw new Error(read.problems.map(({ message }) => message).join('\n'))
  return runDataview(read.query, asker)
}

/** The rows of a query as texts: head, then cells. */
export function rowsOf(source: string, asker: QueryAsker): readonly (readonly string[])[] {
  return run(source, asker).views.flatMap(({ groups, heads }) =>
    groups.flatMap(({ rows }) =>
      rows.map(({ head, cells }) => [
        ...(heads === undefined ? [] : [showValue(head)]),
        ...cells.map(showValue),
      ]),
    ),
  )
}

/** The page of a note. */
export function pageOf(snapshot: Snapshot, address: string): Promise<string> {
  const page = snapshot.pageByAddress.get(address as Address)
  if (page === undefined) throw new Error(`There is no page ${address}`)
  return snapshot.render(page)
}
