import { isLinkCode } from '../complete/text-fixes.ts'
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
  const tend = insight.tend()
  return {
    problems: firstOf(problems),
    wanted: firstOf(
      insight.wanted().map(({ label, noteCount, askedBy }) => ({
        label,
        noteCount,
        askedBy: [...new Set(askedBy.map(({ source }) => source))].slice(0, maxAsking).map(noteAt),
      })),
    ),
    tend: firstOf(tend.flatMap((item) => (item.kind === 'orphan' ? [] : [describeTend(item, noteAt)]))),
    orphans: firstOf(
      tend.flatMap((item) =>
        item.kind === 'orphan' ? [{ ...noteAt(item.path), wordCount: item.words }] : [],
      ),
    ),
    mentions: firstOf(mentions),
  }
}

function firstOf<Item>(items: readonly Item[]): DeskList<Item> {
  return { count: items.length, items: items.slice(0, maxItems) }
}

function describeTend(
  item: Exclude<TendItem, { kind: 'orphan' }>,
  noteAt: (path: NotePath) => DeskNote,
): DeskTend {
  const note = noteAt(item.path)
  switch (item.kind) {
    case 'sprouting':
      return { ...note, kind: item.kind, noteCount: item.noteCount }
    case 'stale':
      return {
        ...note,
        kind: item.kind,
        since: item.since,
        newer: item.newer.map(({ path }) => noteAt(path).title),
      }
    case 'bridge':
      return { ...note, kind: item.kind, other: noteAt(item.other), words: item.words }
    case 'stub':
      return { ...note, kind: item.kind, wordCount: item.words, noteCount: item.noteCount }
    case 'no-topic':
      return { ...note, kind: item.kind }
  }
}
