import { defineFacts } from '../../define/facts.ts'
import { noteFacts } from '../../define/note-facts.ts'
import type { FactsSource } from '../../model/facts.ts'
import { resolvedPath } from '../../model/link.ts'
import type { Note } from '../../model/note.ts'
import { isNotePath, type NameKey, type NotePath } from '../../model/path.ts'
import type { Stage } from '../../model/stage.ts'

/** A note that is intended. */
type PlannedNote =
  /** An outline exists: `stage: planned`, or the note stands in the list of plans. */
  | { readonly kind: 'note'; readonly path: NotePath; readonly isListed: boolean }
  /** Only the list of plans names it. */
  | { readonly kind: 'wanted'; readonly name: NameKey; readonly label: string }

/**
 * What the garden plans: the links that begin the items of the lists in its note named `planned` (the one nearest to
 * the root), in their order, then the notes with `stage: planned` by path.
 */
export const planFacts = defineFacts<readonly PlannedNote[]>({
  name: 'plans',
  reads: 'statements',
  none: [],
  readsLists: isListOfPlans,
  collect({ notesByPath, links, read }) {
    const stageOf = (path: NotePath): Stage | undefined => read(noteFacts).get(path)?.stage
    const planned = new Map<NotePath | `/${NameKey}`, PlannedNote>()
    const list = findList(notesByPath)
    const resolutions = (list && links.resolutionsByPath.get(list.path)) ?? []
    for (const [i, link] of list?.links.entries() ?? []) {
      const resolution = resolutions[i]
      if (link.item === undefined || resolution === undefined) continue
      if (resolution.kind === 'missing') {
        const { name } = resolution
        if (!planned.has(`/${name}`)) planned.set(`/${name}`, { kind: 'wanted', name, label: link.target })
        continue
      }
      const path = resolvedPath(resolution)
      if (path === undefined || !isNotePath(path) || path === list!.path || planned.has(path)) continue
      // A plan that has been carried out is often left in the list.
      const stage = stageOf(path)
      if (stage === undefined || stage === 'planned')
        planned.set(path, { kind: 'note', path, isListed: true })
    }
    for (const path of notesByPath.keys()) {
      if (stageOf(path) === 'planned' && !planned.has(path))
        planned.set(path, { kind: 'note', path, isListed: false })
    }
    return [...planned.values()]
  },
})

/** Whether a note's name makes it the list of plans. */
function isListOfPlans(path: NotePath): boolean {
  return /(^|\/)planned\.md$/i.test(path)
}

function findList(notesByPath: FactsSource['notesByPath']): Note | undefined {
  let best: Note | undefined
  const depth = (note: Note): number => note.path.split('/').length
  for (const note of notesByPath.values()) {
    if (isListOfPlans(note.path) && (best === undefined || depth(note) < depth(best))) best = note
  }
  return best
}

/** Names of notes that nobody has written and that stand in the list of plans. */
export function plannedNames(planned: readonly PlannedNote[]): ReadonlySet<NameKey> {
  return new Set(planned.flatMap((one) => (one.kind === 'wanted' ? [one.name] : [])))
}
