import { collectInsets } from '../body/collect-insets.ts'
import { fillBody } from '../body/fill-body.ts'
import { createTagLookup } from '../body/fill-context.ts'
import { limitFormulas } from '../body/limit-formulas.ts'
import { insetKey } from '../model/inset.ts'
import type { NotePath } from '../model/path.ts'
import type { Snapshot } from './snapshot.ts'

/** A note's text as HTML, with code, formulas and drawings as its page has them; undefined where it has no page. */
export async function renderNoteText(snapshot: Snapshot, path: NotePath): Promise<string | undefined> {
  const { bodyOf, features, options } = snapshot
  const input = snapshot.textOf(path)
  if (input === undefined) return undefined
  const { frame, body, fills, tags } = input
  const typeset = await snapshot.typeset(collectInsets(bodyOf(body), fills, bodyOf))
  return fillBody(bodyOf(body), {
    dir: frame.dir,
    interface: frame.interface,
    fills,
    hrefOfTag: createTagLookup(tags),
    bodyByHash: bodyOf,
    insetHtml: limitFormulas((inset) => typeset.get(insetKey(inset))!.html, options.budget.maxEmbedded),
    finishes: features.finishes,
    ...(frame.finish && { finish: frame.finish }),
  })
}
