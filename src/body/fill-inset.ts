import type { Hole } from '../model/body.ts'
import type { DataFile, Inset } from '../model/inset.ts'
import type { Fill } from '../model/page.ts'

/** What is shown in a hole: the inset of its note, with the file that it draws as the link's fill has it. */
export function fillInset(hole: Extract<Hole, { kind: 'inset' }>, fills: readonly Fill[]): Inset {
  const fill = hole.link === undefined ? undefined : fills[hole.link]
  return fill?.kind === 'data' ? withFile(hole.inset, fill) : hole.inset
}

/** A plot, simulation or code with what its file holds; any other inset as it is. */
export function withFile(inset: Inset, { name, href, text, modules }: DataFile): Inset {
  if (inset.kind === 'code') return { ...inset, code: text ?? inset.code }
  if (inset.kind !== 'plot' && inset.kind !== 'simulation') return inset
  return { ...inset, file: { name, href, ...(text !== undefined && { text }), ...(modules && { modules }) } }
}
