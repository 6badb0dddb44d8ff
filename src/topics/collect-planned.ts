import type { PlannedNote } from '../model/knowledge.ts'
import { resolvedPath } from '../model/link.ts'
import type { Note } from '../model/note.ts'
import { isNotePath, type NameKey, type NotePath } from '../model/path.ts'
import { stageOf } from '../model/stage.ts'
import type { KnowledgeSource } from './knowledge-source.ts'

/**
 * What the garden plans: the links that begin the items of the lists in its note named `planned` (the one nearest to
 * the root), in their order, then the notes with `stage: planned`.
 */
export function collectPlanned(source: KnowledgeSource): readonly PlannedNote[] {
  const planned = new Map<NotePath | `/${NameKey}`, PlannedNote>()
  const list = findList(source)
  const resolutions = (list && source.links.resolutionsByPath.get(list.path)) ?? []
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
    const stage = stageOf(source.notesByPath.get(path)!.properties)
    if (stage === undefined || stage === 'planned') planned.set(path, { kind: 'note', path, isListed: true })
  }
  for (const { path, properties } of source.notesByPath.values()) {
    if (stageOf(properties) === 'planned' && !planned.has(path))
      planned.set(path, { kind: 'note', path, isListed: false })
  }
  return [...planned.values()]
}

/** Whether a note's name makes it the list of plans. */
export function isListOfPlans(path: NotePath): boolean {
  return /(^|\/)planned\.md$/i.test(path)
}

function findList({ notesByPath }: KnowledgeSource): Note | undefined {
  let best: Note | undefined
  const depth = (note: Note): number => note.path.split('/').length
  for (const note of notesByPath.values()) {
    if (isListOfPlans(note.path) && (best === undefined || depth(note) < depth(best))) best = note
  }
  return best
}
