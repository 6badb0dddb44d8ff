import { fillBody } from '../body/fill-body.ts'
import { createTagLookup } from '../body/fill-context.ts'
import { plainInset } from '../body/plain-inset.ts'
import type { FeatureSet } from '../define/feature-set.ts'
import type { SiteView } from '../define/site-view.ts'
import type { Body } from '../model/body.ts'
import type { Note } from '../model/note.ts'
import type { ContentHash } from '../model/path.ts'
import { textInput } from './page-input.ts'

/** A note's text as HTML, as its page has it, but for code and formulas: they are as they were written. */
export function renderTextHtml(
  view: SiteView,
  note: Note,
  {
    features,
    bodyByHash,
  }: { readonly features: FeatureSet; readonly bodyByHash: (hash: ContentHash) => Body },
): string {
  const { frame, body, fills, tags } = textInput(view, note)
  return fillBody(bodyByHash(body), {
    dir: frame.dir,
    interface: frame.interface,
    fills,
    hrefOfTag: createTagLookup(tags),
    bodyByHash,
    insetHtml: plainInset,
    finishes: features.finishes,
    ...(frame.finish && { finish: frame.finish }),
  })
}
