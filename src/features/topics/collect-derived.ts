import { noteFacts } from '../../define/note-facts.ts'
import { compareText } from '../../model/diagnostic.ts'
import type { FactsSource } from '../../model/facts.ts'
import { baseName, folderOf, type NotePath, toNameKey } from '../../model/path.ts'
import type { TopicId } from '../../model/topic-id.ts'
import type { TopicDrafts } from './collect-declared.ts'
import { isStateTag } from './state-tags.ts'
import { type TopicDraft, topicIdOf } from './topic-draft.ts'

/**
 * The topics of a garden whose authors declare none: its folders, and its tags that at least two notes have, themselves
 * or by one below. A note belongs to its folder and to its tags; one whose tag nobody shares, to the tag above.
 */
export function collectDerived(source: FactsSource): TopicDrafts {
  const factsByPath = source.read(noteFacts)
  const drafts = new Map<TopicId, TopicDraft>()
  const topicsByPath = new Map<NotePath, TopicId[]>()
  const add = (path: NotePath, id: TopicId): void => {
    const list = topicsByPath.get(path)
    if (list === undefined) topicsByPath.set(path, [id])
    else if (!list.includes(id)) list.push(id)
  }
  for (const [path, { kind }] of factsByPath) {
    const folder = folderOf(path)
    if (folder === '' || kind === 'page') continue
    declareFolder(drafts, folder)
    add(path, topicIdOf({ kind: 'folder', folder }))
  }
  const tags = collectTags(source)
  for (const [tag, entry] of [...tags].sort(([a], [b]) => compareText(a, b))) {
    if (entry.all.size < 2 || isStateTag(tag) || saysLess(entry, tags)) continue
    const id = topicIdOf({ kind: 'tag', tag })
    drafts.set(id, draft(id, { kind: 'tag', tag }, entry.label))
  }
  for (const [tag, { own }] of tags) {
    for (let at = tag; at !== ''; at = folderOf(at)) {
      const id = topicIdOf({ kind: 'tag', tag: at })
      if (!drafts.has(id)) continue
      for (const path of own) add(path, id)
      break
    }
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

/** A tag as notes have it. */
interface TagEntry {
  /** The first spelling. */
  readonly label: string
  /** Notes that have it as written, in the order of paths. */
  readonly own: Set<NotePath>
  /** These, and those with a tag below it. */
  readonly all: Set<NotePath>
  /** Tags directly below it. */
  readonly below: Set<string>
}

/** Folded tags and those above them. */
function collectTags({ notesByPath, read }: FactsSource): ReadonlyMap<string, TagEntry> {
  const factsByPath = read(noteFacts)
  const found = new Map<string, TagEntry>()
  const entryOf = (key: string, label: string): TagEntry => {
    let entry = found.get(key)
    if (entry === undefined) {
      entry = { label, own: new Set(), all: new Set(), below: new Set() }
      found.set(key, entry)
    }
    return entry
  }
  for (const { path, tags } of notesByPath.values()) {
    if (factsByPath.get(path)?.kind === 'page') continue
    for (const tag of tags) {
      entryOf(toNameKey(tag), tag).own.add(path)
      let under: string | undefined
      for (let label: string = tag; label !== ''; label = folderOf(label)) {
        const key = toNameKey(label)
        const entry = entryOf(key, label)
        entry.all.add(path)
        if (under !== undefined) entry.below.add(under)
        under = key
      }
    }
  }
  return found
}

/** Whether a tag only repeats the topic below it: no note has it as written, and all its notes have that one. */
function saysLess({ own, all, below }: TagEntry, tags: ReadonlyMap<string, TagEntry>): boolean {
  if (own.size > 0 || below.size !== 1) return false
  const [only] = below
  return !isStateTag(only!) && tags.get(only!)!.all.size === all.size
}
