/// <reference types="vite/client" />
import { plainInset } from '../../body/plain-inset.ts'
import { plainLanguages } from '../../body/plain-languages.ts'
import type { InsetMaker } from '../../define/inset-maker.ts'
import type { Inset, TypesetInset } from '../../model/inset.ts'

const makerByKind: ReadonlyMap<string, InsetMaker> = new Map(
  Object.values(
    import.meta.glob<InsetMaker>('../../features/*/inset.ts', { eager: true, import: 'inset' }),
  ).map((maker) => [maker.kind, maker]),
)

/** What a feature makes of an inset; undefined where it is shown as its source. */
export function makerOf(inset: Inset): InsetMaker | undefined {
  if (inset.kind === 'code' && plainLanguages.has(inset.language)) return undefined
  return makerByKind.get(inset.kind)
}

/** An inset's HTML. Never rejects for its sake. */
export async function typesetInset(inset: Inset): Promise<TypesetInset> {
  return makerOf(inset)?.typeset?.(inset) ?? { html: plainInset(inset) }
}
