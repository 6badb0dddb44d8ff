import type { SiteView } from '../../define/site-view.ts'
import type { MentionList } from '../../model/insight-part.ts'
import type { Mention } from '../../model/mention.ts'
import type { Note } from '../../model/note.ts'
import type { BacklinkGroup, Excerpt } from '../../model/page-link.ts'
import type { NotePath } from '../../model/path.ts'
import { findSentence } from '../../model/sentence.ts'
import { withoutCommands } from '../../model/without-commands.ts'
import { noteLink } from '../../site/note-link.ts'
import { mentionFacts } from './facts.ts'

/** Notes and places of each that a page shows: it must not grow with the garden. */
const maxNotes = 24
const maxPlaces = 3

/** Who names the note without a link, grouped by note in the order of their paths, each place with its sentence. */
export function collectMentionGroups(view: SiteView, path: NotePath): MentionList | undefined {
  const bySource = new Map<NotePath, Mention[]>()
  for (const mention of view.garden.read(mentionFacts).of(path)) {
    const list = bySource.get(mention.source)
    if (list) list.push(mention)
    else bySource.set(mention.source, [mention])
  }
  if (bySource.size === 0) return undefined
  const groups = [...bySource].slice(0, maxNotes).map(([source, mentions]): BacklinkGroup => {
    const note = view.garden.notesByPath.get(source)!
    return {
      source: noteLink(view, note),
      excerpts: mentions.slice(0, maxPlaces).map((mention) => excerptOf(note, mention)),
    }
  })
  return { count: bySource.size, groups }
}

function excerptOf(note: Note, { from, to }: Mention): Excerpt {
  const { plainText } = note
  const lineStart = plainText.lastIndexOf('\n', from - 1) + 1
  const lineEnd = plainText.indexOf('\n', to)
  const line = plainText.slice(lineStart, lineEnd < 0 ? undefined : lineEnd)
  const { start, end } = findSentence(line, from - lineStart, to - lineStart)
  return {
    before: withoutCommands(line.slice(start, from - lineStart), note),
    link: line.slice(from - lineStart, to - lineStart),
    after: withoutCommands(line.slice(to - lineStart, end), note),
  }
}
