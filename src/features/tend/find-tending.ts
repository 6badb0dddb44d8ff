import { noteFacts } from '../../define/note-facts.ts'
import { compareText } from '../../model/diagnostic.ts'
import type { FactsSource } from '../../model/facts.ts'
import { resolvedPath } from '../../model/link.ts'
import type { Note } from '../../model/note.ts'
import type { NotePath } from '../../model/path.ts'
import { type TendItem, tendKinds } from '../../model/tending.ts'
import { historyFacts } from '../history/facts.ts'
import { referenceFacts } from '../reading-list/facts.ts'
import { relatedFacts } from '../related/facts.ts'
import { topicFacts } from '../topics/facts.ts'
import { type ClaimFacts, claimFacts } from '../verify/facts.ts'

/** A note of fewer words is a stub. */
const stubWords = 50
/** Notes that lead to a seedling before it should be grown. */
const manyLinks = 3
/** Days by which a cited note must be newer: notes written together are not stale. */
const staleDays = 90
/** Days after which claims are to be run again. */
const uncheckedDays = 365
/** Newer notes that are named of a stale one, and bridges proposed in all. */
const maxNewer = 3
const maxBridges = 40

/**
 * What a gardener could do next, each item with its reason; sorted by kind, the most worth first. Plain pages and notes
 * that are only planned are nobody's duty.
 */
export function findTending(garden: FactsSource): readonly TendItem[] {
  const { topicsOf, isDeclared } = garden.read(topicFacts)
  const factsByPath = garden.read(noteFacts)
  const items: { item: TendItem; worth: number }[] = []
  const claims = garden.read(claimFacts)
  // Facts know no clock: what is old is told from the newest note that was checked.
  const newest = [...claims.values()].flatMap(({ checked }) => checked?.day ?? []).reduce(laterDay, '')
  const isOrphan = new Set(garden.orphans)
  for (const note of garden.notesByPath.values()) {
    const { path, wordCount: words } = note
    const facts = factsByPath.get(path)
    if (facts === undefined || facts.kind === 'page' || facts.stage === 'planned') continue
    const leading = leadingNotes(garden, path)
    if (isOrphan.has(path)) items.push({ item: { kind: 'orphan', path, words }, worth: words })
    if (facts.stage === 'seedling' && leading >= manyLinks)
      items.push({ item: { kind: 'sprouting', path, noteCount: leading }, worth: leading })
    if (facts.stage === 'evergreen') {
      const stale = findStale(garden, note)
      if (stale) items.push({ item: stale, worth: stale.newer.length })
    }
    const unchecked = findUnchecked(claims.get(path), path, newest)
    if (unchecked) items.push({ item: unchecked, worth: unchecked.isFailed ? 1_000_000 : unchecked.claims })
    if (facts.kind !== 'note') continue
    if (words < stubWords)
      items.push({ item: { kind: 'stub', path, words, noteCount: leading }, worth: leading })
    if (isDeclared && topicsOf(path).length === 0)
      items.push({ item: { kind: 'no-topic', path }, worth: leading })
  }
  items.push(...findBridges(garden))
  return items
    .sort(
      (a, b) =>
        tendKinds.indexOf(a.item.kind) - tendKinds.indexOf(b.item.kind) ||
        b.worth - a.worth ||
        compareText(a.item.path, b.item.path),
    )
    .map(({ item }) => item)
}

function leadingNotes({ links }: FactsSource, path: NotePath): number {
  return new Set((links.backlinksByPath.get(path) ?? []).map(({ source }) => source)).size
}

/** Whether a note's claims failed, were never run, or not for long: versions of programs change what they print. */
function findUnchecked(
  claim: ClaimFacts | undefined,
  path: NotePath,
  newest: string,
): Extract<TendItem, { kind: 'unchecked' }> | undefined {
  if (claim === undefined || claim.claims === 0) return undefined
  const { claims, checked } = claim
  if (checked === undefined) return { kind: 'unchecked', path, claims }
  const { day: since, holds } = checked
  if (!holds) return { kind: 'unchecked', path, claims, since, isFailed: true }
  return daysBetween(since, newest) > uncheckedDays ? { kind: 'unchecked', path, claims, since } : undefined
}

/** Whether what an evergreen note cites has moved on since. */
function findStale(
  { links, notesByPath, read }: FactsSource,
  { path }: Note,
): Extract<TendItem, { kind: 'stale' }> | undefined {
  const historyOf = read(historyFacts).of
  const [factsByPath, referenceByPath] = [read(noteFacts), read(referenceFacts)]
  const history = historyOf(path)
  const since = history?.tended ?? history?.planted
  if (since === undefined) return undefined
  const cited = new Set<NotePath>()
  for (const resolution of links.resolutionsByPath.get(path) ?? []) {
    const target = resolvedPath(resolution) as NotePath | undefined
    if (target !== undefined && target !== path && notesByPath.has(target)) cited.add(target)
  }
  const newer: { path: NotePath; day: string }[] = []
  for (const target of cited) {
    const kind = factsByPath.get(target)?.kind
    // Pages that only list others change whenever the garden does.
    if (kind !== 'note' && kind !== 'reference') continue
    const theirs = historyOf(target)
    const year = referenceByPath.get(target)?.year
    // What has appeared counts, not when somebody wrote the note about it.
    const day = kind === 'reference' ? year : (theirs?.tended ?? theirs?.planted)
    if (day === undefined || !/^\d{4}/.test(day)) continue
    if (kind === 'reference' ? day > since.slice(0, 4) : daysBetween(since, day) >= staleDays)
      newer.push({ path: target, day })
  }
  if (newer.length === 0) return undefined
  newer.sort((a, b) => compareText(b.day, a.day) || compareText(a.path, b.path))
  return { kind: 'stale', path, since, newer: newer.slice(0, maxNewer) }
}

/** Pairs of notes that share rare words, no topic, and no link. */
function findBridges({
  notesByPath,
  read,
}: FactsSource): readonly { readonly item: TendItem; readonly worth: number }[] {
  const { topicsOf, isDeclared } = read(topicFacts)
  const { relatedTo } = read(relatedFacts)
  const isNote = (path: NotePath): boolean => read(noteFacts).get(path)?.kind === 'note'
  const seen = new Set<string>()
  const bridges: { item: TendItem; worth: number }[] = []
  for (const path of notesByPath.keys()) {
    if (!isNote(path)) continue
    for (const { path: other, score, reasons } of relatedTo(path)) {
      const words = reasons.find((reason) => reason.kind === 'words')?.words ?? []
      if (words.length < 2 || !isNote(other)) continue
      if (isDeclared && topicsOf(path).some((topic) => topicsOf(other).includes(topic))) continue
      const [a, b] = compareText(path, other) < 0 ? [path, other] : [other, path]
      if (seen.has(`${a}\n${b}`)) continue
      seen.add(`${a}\n${b}`)
      const topics = isDeclared
        ? [...new Set([topicsOf(a)[0], topicsOf(b)[0]])].filter((topic) => topic !== undefined)
        : []
      bridges.push({ item: { kind: 'bridge', path: a, other: b, words, topics }, worth: score })
    }
  }
  const compare = (a: (typeof bridges)[number], b: (typeof bridges)[number]): number =>
    b.worth - a.worth || compareText(a.item.path, b.item.path)
  return bridges.sort(compare).slice(0, maxBridges)
}

function laterDay(a: string, b: string): string {
  return a > b ? a : b
}

/** Days from one `YYYY-MM-DD` to a later one. */
function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}
