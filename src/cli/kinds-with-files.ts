import { type Inset, insetKey, needsScript } from '../model/inset.ts'
import type { TypesetPool } from '../session/insets/typeset-pool.ts'

/** The kinds of insets whose styles and scripts a site carries: a diagram that is drawn while the site is built has none. */
export async function kindsWithFiles(
  insets: readonly Inset[],
  pool: TypesetPool | undefined,
): Promise<ReadonlySet<string>> {
  const diagrams = insets.filter(({ kind }) => kind === 'diagram')
  const typeset = await pool?.typeset(diagrams)
  return new Set<string>([
    ...(diagrams.length > 0 ? ['any-diagram'] : []),
    ...insets
      .filter((inset) => needsScript(inset, typeset?.get(insetKey(inset))?.html ?? ''))
      .map(({ kind }) => kind),
  ])
}
