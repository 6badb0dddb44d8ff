import type { SiteView } from '../define/site-view.ts'
import type { Backlink } from '../model/backlink.ts'
import { linkSentence } from '../model/link-sentence.ts'
import type { Note } from '../model/note.ts'
import type { BacklinkGroup, Excerpt } from '../model/page.ts'
import type { NotePath } from '../model/path.ts'
import { noteLink } from './note-link.ts'

/** Backlinks that are sorted by source as groups, each place with its sentence. */
export function groupBacklinks(view: SiteView, backlinks: readonly Backlink[]): readonly BacklinkGroup[] {
  const groups: { source: BacklinkGroup['source']; excerpts: Excerpt[]; path: NotePath }[] = []
  for (const backlink of backlinks) {
    const source = view.garden.notesByPath.get(backlink.source)!
    let group = groups.at(-1)
    if (group?.path !== backlink.source) {
      group = { source: noteLink(view, source), excerpts: [], path: backlink.source }
      groups.push(group)
    }
    const excerpt = excerptOf(source, backlink.link)
    // Two links in one sentence say the same thing twice.
    if (excerpt && !group.excerpts.some((other) => isSameSentence(other, excerpt)))
      group.excerpts.push(excerpt)
  }
  return groups.map(({ source, excerpts }) => ({ source, excerpts }))
}

function excerptOf(source: Note, index: number): Excerpt | undefined {
  const context = source.links[index]?.context
  if (!context) return undefined
  const heading = source.headings[context.heading]
  return {
    ...linkSentence(source, context),
    ...(heading && heading.text !== source.title && { heading: heading.text }),
  }
}

function isSameSentence(a: Excerpt, b: Excerpt): boolean {
  const length = ({ before, link, after }: Excerpt): number => before.length + link.length + after.length
  return length(a) === length(b) && a.before + a.link + a.after === b.before + b.link + b.after
}
