import type { SiteView } from '../define/site-view.ts'
import { embedsTooLarge } from '../model/content-diagnostics.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { shownNote } from '../model/garden.ts'
import type { Fill } from '../model/page.ts'
import { collectFills } from './collect-fills.ts'

/** Pages that show links instead of embeds because there is no room for them: one diagnostic for each, at the first. */
export function findCrowdedEmbeds(view: SiteView): readonly Diagnostic[] {
  const { maxEmbedded, maxSiteEmbedded } = view.options.budget
  return view.embedRoom.crowded.flatMap((path) => {
    const note = shownNote(view.garden, path)!
    const link = note.links[collectFills(view, note).findIndex(isOver)]
    if (link === undefined) return []
    const limit =
      view.embedRoom.roomOf(path) > 0
        ? { where: 'on its page', most: maxEmbedded, setting: 'budget.maxEmbedded' }
        : { where: 'on all pages', most: maxSiteEmbedded, setting: 'budget.maxSiteEmbedded' }
    return [embedsTooLarge(path, link.range, limit)]
  })
}

function isOver(fill: Fill): boolean {
  return (
    (fill?.kind === 'notice' && fill.isOver === true) || (fill?.kind === 'note' && fill.fills.some(isOver))
  )
}
