import type { Garden } from '../../model/garden.ts'
import type { Link } from '../../model/link.ts'
import { type NotePath, toNameKey } from '../../model/path.ts'
import type { Range } from '../../model/range.ts'
import type { TendItem } from '../../model/tending.ts'
import type { Snapshot } from '../../session/snapshot.ts'
import { mentionFacts } from '../mentions/facts.ts'
import { tendFacts } from '../tend/facts.ts'
import { wantedFacts } from '../wanted/facts.ts'
import { isLinkCode } from './completion/text-fixes.ts'
import type { DeskAnswer, DeskList, DeskNote, DeskTend } from './desk.ts'

/** Entries of each list that are sent; the counts tell of the others. */
const maxItems = 60

/** Notes that are named as asking for a wanted one. */
const maxAsking = 3

/** Collects what there is to do in a garden: broken links, wanted notes, notes to tend, names without links. */
export async function collectDesk(snapshot: Snapshot): Promise<DeskAnswer> {
  const { garden } = snapshot
  const noteAt = (path: NotePath): DeskNote => ({ path, title: garden.notesByPath.get(path)?.title ?? path })
  const problems = (await snapshot.diagnostics()).flatMap((one) => {
    const note = garden.notesByPath.get(one.path as NotePath)
    if (!isLinkCode(one.code) || one.severity === 'info' || !note) return []
    const { code, message, range, expected = [] } = one
    const link = note.links.find((other) => isWithin(range, other.range))
    const wanted = code === 'missing-target' && link && wantedBy(garden, link)
    return [
      {
        ...noteAt(note.path),
        code,
        message,
        hash: note.hash,
        expected: expected.slice(0, 3),
        ...(range && { range }),
        ...(wanted && { wanted }),
      },
    ]
  })
  // What is mended by a click comes first.
  problems.sort((a, b) => Number(b.expected.length > 0) - Number(a.expected.length > 0))
  const mentions = [...garden.notesByPath.keys()]
    .map((path) => ({ ...noteAt(path), mentions: garden.read(mentionFacts).inside(path).length }))
    .filter((note) => note.mentions > 0)
    .sort((a, b) => b.mentions - a.mentions)
  const tend = garden.read(tendFacts)
  return {
    problems: firstOf(problems),
    wanted: firstOf(
      garden.read(wantedFacts).map(({ label, noteCount, askedBy }) => ({
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

function isWithin(inner: Range | undefined, outer: Range): boolean {
  return inner !== undefined && outer.start <= inner.start && inner.end <= outer.end
}

function wantedBy({ links }: Garden, { target }: Link): string | undefined {
  return links.wantedByName.get(toNameKey(target.replace(/\.md$/i, '')))?.label
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
    case 'unchecked':
      return { ...note, kind: item.kind, since: item.since ?? '' }
    case 'bridge':
      return { ...note, kind: item.kind, other: noteAt(item.other), words: item.words }
    case 'stub':
      return { ...note, kind: item.kind, wordCount: item.words, noteCount: item.noteCount }
    case 'no-topic':
      return { ...note, kind: item.kind }
  }
}
