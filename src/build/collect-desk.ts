import { isLinkCode } from '../complete/fix-link.ts'
import type { NotePath } from '../model/path.ts'
import type { TendItem } from '../model/tending.ts'
import type { DeskAnswer, DeskList, DeskNote, DeskTend } from '../protocol/desk.ts'
import type { Snapshot } from './snapshot.ts'

/** Entries of each list that are sent; the counts tell of the others. */
const maxItems = 60

/** Notes that are named as asking for a wanted one. */
const maxAsking = 3

/** Collects what there is to do in a garden: broken links, wanted notes, notes to tend, names without links. */
export async function collectDesk(snapshot: Snapshot): Promise<DeskAnswer> {
  const { garden, insight } = snapshot
  const noteAt = (path: NotePath): DeskNote => ({ path, title: garden.notesByPath.get(path)?.title ?? path })
  const problems = (await snapshot.diagnostics()).flatMap((one) => {
    const note = garden.notesByPath.get(one.path as NotePath)
    if (!isLinkCode(one.code) || one.severity === 'info' || !note) return []
    const { code, message, range, expected = [] } = one
    return [
      {
        ...noteAt(note.path),
        code,
        message,
        hash: note.hash,
        expected: expected.slice(0, 3),
        ...(range && { range }),
      },
    ]
  })
  const mentions = [...garden.notesByPath.keys()]
    .map((path) => ({ ...noteAt(path), mentions: insight.mentionsIn(path).length }))
    .filter((note) => note.mentions > 0)
    .sort((a, b) => b.mentions - a.mentions)
  return {
    problems: firstOf(problems),
    wanted: firstOf(
      insight.wanted().map(({ label, noteCount, askedBy }) => ({
        label,
        noteCount,
        askedBy: [...new Set(askedBy.map(({ source }) => source))].slice(0, maxAsking).map(noteAt),
      })),
    ),
    tend: firstOf(insight.tend().map((item) => describeTend(item, noteAt))),
    mentions: firstOf(mentions),
  }
}

function firstOf<Item>(items: readonly Item[]): DeskList<Item> {
  return { count: items.length, items: items.slice(0, maxItems) }
}

function describeTend(item: TendItem, noteAt: (path: NotePath) => DeskNote): DeskTend {
  const note = { ...noteAt(item.path), kind: item.kind }
  switch (item.kind) {
    case 'sprouting':
      return { ...note, reason: `a seedling that ${item.noteCount} notes link to` }
    case 'stale':
      return {
        ...note,
        reason: `last changed ${item.since}, before ${item.newer.map(({ path }) => `“${noteAt(path).title}”`).join(', ')}`,
      }
    case 'bridge':
      return { ...note, other: noteAt(item.other), reason: `both speak of ${item.words.join(', ')}` }
    case 'orphan':
      return { ...note, reason: 'no link leads to it or away' }
    case 'stub':
      return { ...note, reason: `${item.words} words, and ${item.noteCount} notes lead to it` }
    case 'no-topic':
      return { ...note, reason: 'in no topic' }
  }
}
