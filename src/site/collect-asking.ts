import type { SiteView } from '../define/site-view.ts'
import { linkSentence } from '../model/link-sentence.ts'
import type { WantedNote } from '../model/linked-notes.ts'
import { memoByObject } from '../model/memo-by-object.ts'
import type { Asking } from '../model/page.ts'
import type { NotePath } from '../model/path.ts'
import { noteLink } from './note-link.ts'

/** Notes of which the preview of a wanted one shows the sentence, and characters of it on each side of the link. */
const maxNotes = 2
const maxSide = 90

/** What is shown of each wanted note of a site, with one more than is: the note that shows it may be among them. */
const askingByView = memoByObject(
  (_: SiteView) => new Map<WantedNote, readonly (readonly [NotePath, Asking])[]>(),
)

/** The first notes besides `path` that ask for a wanted one, each with its sentence. */
export function collectAsking(view: SiteView, wanted: WantedNote, path: NotePath): readonly Asking[] {
  const known = askingByView(view)
  let all = known.get(wanted)
  if (all === undefined) {
    all = firstAsking(view, wanted)
    known.set(wanted, all)
  }
  return all.flatMap(([source, asking]) => (source === path ? [] : [asking])).slice(0, maxNotes)
}

function firstAsking(view: SiteView, { askedBy }: WantedNote): readonly (readonly [NotePath, Asking])[] {
  const asking = new Map<NotePath, Asking>()
  for (const { source, link } of askedBy) {
    if (asking.size > maxNotes) break
    const note = asking.has(source) ? undefined : view.garden.notesByPath.get(source)
    const context = note?.links[link]?.context
    if (note === undefined || !context) continue
    const { title, href } = noteLink(view, note)
    const { before, link: shown, after } = linkSentence(note, context)
    asking.set(source, { title, href, before: cutStart(before), link: shown, after: cutEnd(after) })
  }
  return [...asking]
}

function cutStart(text: string): string {
  return text.length <= maxSide ? text : `…${text.slice(-maxSide).replace(/^\S*\s/, '')}`
}

function cutEnd(text: string): string {
  return text.length <= maxSide ? text : `${text.slice(0, maxSide).replace(/\s\S*$/, '')}…`
}
