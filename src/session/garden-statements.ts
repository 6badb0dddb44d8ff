import { isSameResolution } from '../link/same-resolution.ts'
import type { Facts } from '../model/facts.ts'
import type { LinkedNotes } from '../model/linked-notes.ts'
import type { Note } from '../model/note.ts'
import type { NotePath } from '../model/path.ts'

/** The notes of a garden, what their links mean and what is known about them: what is compared. */
interface Stated {
  readonly notesByPath: ReadonlyMap<NotePath, Note>
  readonly links: LinkedNotes
}

/** Whether the links in a note's lists say something. */
type ReadsLists = (path: NotePath) => boolean

/**
 * Whether all that facts read which follow from statements is the same in two gardens: titles, names, tags, properties,
 * and what the links mean that stand in properties and in lists which say something. An edited text changes none of it.
 */
export function hasSameStatements(
  before: Stated,
  after: Stated,
  valueByFacts: ReadonlyMap<Facts<unknown>, unknown>,
): boolean {
  const readsLists: ReadsLists = (path) => {
    for (const [facts, value] of valueByFacts) if (facts.readsLists?.(path, value) === true) return true
    return false
  }
  return hasSameTexts(before, after, readsLists) && hasSameMeaning(before, after, readsLists)
}

function hasSameTexts(before: Stated, after: Stated, readsLists: ReadsLists): boolean {
  if (before.notesByPath.size !== after.notesByPath.size) return false
  for (const [path, note] of after.notesByPath) {
    const old = before.notesByPath.get(path)
    if (old === note) continue
    if (old === undefined) return false
    const hasList = readsLists(path)
    if (statementsOf(old, hasList) !== statementsOf(note, hasList)) return false
  }
  return true
}

function statementsOf(note: Note, hasList: boolean): string {
  const { title, aliases, tags, properties, links, nameLanguage } = note
  const stated = links.flatMap(({ property, item, range, target, displayText }) =>
    property !== undefined || (hasList && item !== undefined)
      ? [[property, item, range, target, displayText]]
      : [],
  )
  return JSON.stringify([title, aliases, tags, properties, nameLanguage, stated])
}

function hasSameMeaning(before: Stated, after: Stated, readsLists: ReadsLists): boolean {
  if (before.links === after.links) return true
  for (const [path, resolutions] of after.links.resolutionsByPath) {
    const old = before.links.resolutionsByPath.get(path)
    const [was, is] = [before.notesByPath.get(path), after.notesByPath.get(path)]
    if (old === resolutions) continue
    if (old === undefined || was === undefined || is === undefined) return false
    const hasList = readsLists(path)
    const [olds, news] = [findStatements(was, hasList), findStatements(is, hasList)]
    const isSame = news.every((at, i) => {
      const [meant, means] = [old[olds[i] ?? -1], resolutions[at]]
      return meant !== undefined && means !== undefined && isSameResolution(meant, means)
    })
    if (!isSame) return false
  }
  return true
}

/** Places of the links that say something among a note's links. */
function findStatements({ links }: Note, hasList: boolean): readonly number[] {
  return links.flatMap(({ property, item }, i) =>
    property !== undefined || (hasList && item !== undefined) ? [i] : [],
  )
}
