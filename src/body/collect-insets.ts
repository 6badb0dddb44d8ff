import type { Body } from '../model/body.ts'
import type { Inset } from '../model/inset.ts'
import type { Fill } from '../model/page.ts'
import type { ContentHash } from '../model/path.ts'
import { cutBody } from './cut-body.ts'
import { fillInset } from './fill-inset.ts'

/** The code, formulas and diagrams that a body shows, those in its embeds too, in the order of the page. */
export function collectInsets(
  body: Body,
  fills: readonly Fill[],
  bodyByHash: (hash: ContentHash) => Body,
): readonly Inset[] {
  const insets: Inset[] = []
  const visit = ({ holes }: Body, filled: readonly Fill[]): void => {
    for (const hole of holes) {
      if (hole.kind === 'inset') insets.push(fillInset(hole, filled))
      if (hole.kind !== 'embed' || hole.inline) continue
      const fill = filled[hole.link]
      const part = fill?.kind === 'note' ? cutBody(bodyByHash(fill.body), fill.part) : undefined
      if (fill?.kind === 'note' && part) visit(part, fill.fills)
    }
  }
  visit(body, fills)
  return insets
}
