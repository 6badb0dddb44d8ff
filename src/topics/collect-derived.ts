import { compareText } from '../model/diagnostic.ts'
import type { NoteKind } from '../model/note-kind.ts'
import { baseName, folderOf, type NotePath, toNameKey } from '../model/path.ts'
import type { TopicId } from '../model/topic-id.ts'
import type { TopicDrafts } from './collect-declared.ts'
import type { KnowledgeSource } from './knowledge-source.ts'
import { type TopicDraft, topicIdOf } from './topic-draft.ts'

/**
 * The topics of a garden whose authors declare none: its folders, and its tags that at least two notes have. A note
 * belongs to its folder and to its tags.
 */
export function collectDerived(
  source: KnowledgeSource,
  kindByPath: ReadonlyMap<NotePath, NoteKind>,
): TopicDrafts {
  const drafts = new Map<TopicId, TopicDraft>()
  const topicsByPath = new Map<NotePath, TopicId[]>()
  const add = (path: NotePath, id: TopicId): void => {
    const list = topicsByPath.get(path)
    if (list === undefined) topicsByPath.set(path, [id])
    else if (!list.includes(id)) list.push(id)
  }
  for (const [path, kind] of kindByPath) {
    const folder = folderOf(path)
    if (folder === '' || kind === 'page') continue
    declareFolder(drafts, folder)
    add(path, topicIdOf({ kind: 'folder', folder }))
  }
  for (const [tag, { label, paths }] of [...collectTags(source, kindByPath)].sort(([a], [b]) =>
    compareText(a, b),
  )) {
    if (paths.length < 2) continue
    const id = topicIdOf({ kind: 'tag', tag })
    drafts.set(id, draft(id, { kind: 'tag', tag }, label))
    for (const path of paths) add(path, id)
  }
  for (const topic of drafts.values()) {
    if (topic.origin.kind !== 'tag') continue
    for (let above = folderOf(topic.origin.tag); above !== ''; above = folderOf(above)) {
      const id = topicIdOf({ kind: 'tag', tag: above })
      if (!drafts.has(id)) continue
      topic.parent = id
      break
    }
  }
  return { drafts, topicsByPath }
}

function declareFolder(drafts: Map<TopicId, TopicDraft>, folder: string): void {
  const id = topicIdOf({ kind: 'folder', folder })
  if (drafts.has(id)) return
  const topic = draft(id, { kind: 'folder', folder }, baseName(folder))
  const above = folderOf(folder)
  if (above !== '') {
    declareFolder(drafts, above)
    topic.parent = topicIdOf({ kind: 'folder', folder: above })
  }
  drafts.set(id, topic)
}

function draft(id: TopicId, origin: TopicDraft['origin'], title: string): TopicDraft {
  return { id, origin, title, parent: undefined, start: [], isCurrent: false }
}

/** Folded tags with their first spelling and the notes that have them, in the order of paths. */
function collectTags(
  { notesByPath }: KnowledgeSource,
  kindByPath: ReadonlyMap<NotePath, NoteKind>,
): ReadonlyMap<string, { readonly label: string; readonly paths: readonly NotePath[] }> {
  const found = new Map<string, { readonly label: string; readonly paths: NotePath[] }>()
  for (const { path, tags } of notesByPath.values()) {
    if (kindByPath.get(path) === 'page') continue
    for (const tag of tags) {
      const key = toNameKey(tag)
      const entry = found.get(key)
      if (entry === undefined) found.set(key, { label: tag, paths: [path] })
      else if (entry.paths.at(-1) !== path) entry.paths.push(path)
    }
  }
  return found
}
