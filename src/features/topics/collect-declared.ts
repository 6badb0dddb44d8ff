import { type PropertyTarget, propertyTargets } from '../../link/property-targets.ts'
import type { FactsSource } from '../../model/facts.ts'
import type { Note } from '../../model/note.ts'
import { type NoteKind, noteKindOf } from '../../model/note-kind.ts'
import { folderOf, type NotePath, stemOf, toNameKey } from '../../model/path.ts'
import { isTrueProperty, listProperty } from '../../model/properties.ts'
import type { TopicOrigin } from '../../model/topic.ts'
import type { TopicId } from '../../model/topic-id.ts'
import { findTopicFolders, nearestOf } from './find-topic-folders.ts'
import { type TopicDraft, topicIdOf } from './topic-draft.ts'

/** Topics and who belongs to them. */
export interface TopicDrafts {
  readonly drafts: ReadonlyMap<TopicId, TopicDraft>
  /** Topics of each note that has any: the nearest folder's first, then as written, then by tag. */
  readonly topicsByPath: ReadonlyMap<NotePath, readonly TopicId[]>
}

/**
 * The topics that authors declare: notes of type `topic`, and whatever notes name in `topics` or topics in `parent`.
 * Notes belong by folder (the nearest topic's), by `topics`, and by tag: one with a topic's name, or one that a single
 * topic has itself.
 */
export function collectDeclared(source: FactsSource): TopicDrafts {
  const drafts = new Map<TopicId, TopicDraft>()
  const declare = (target: Pick<PropertyTarget, 'path' | 'name' | 'label'>): TopicId => {
    const origin: TopicOrigin =
      target.path === undefined ? { kind: 'name', name: target.name } : { kind: 'note', path: target.path }
    const id = origin.kind === 'note' ? (origin.path as string as TopicId) : topicIdOf(origin)
    if (!drafts.has(id)) drafts.set(id, draftOf(source, id, origin, target.label))
    return id
  }
  for (const note of source.notesByPath.values()) {
    const { path } = note
    if (kindOf(source, note) === 'topic') declare({ path, name: toNameKey(path), label: '' })
  }
  const namedByPath = new Map<NotePath, readonly TopicId[]>()
  for (const note of source.notesByPath.values()) {
    if (source.propertiesOf(note)['topics'] === undefined) continue
    namedByPath.set(note.path, propertyTargets(source, note, 'topics').map(declare))
  }
  if (drafts.size === 0) return { drafts, topicsByPath: new Map() }
  // A parent may be a new topic, with a parent of its own.
  for (const draft of drafts.values()) {
    if (draft.origin.kind !== 'note') continue
    const [parent] = propertyTargets(source, source.notesByPath.get(draft.origin.path)!, 'parent')
    if (parent !== undefined && parent.path !== draft.origin.path) draft.parent = declare(parent)
  }
  return { drafts, topicsByPath: gather(source, drafts, namedByPath) }
}

function draftOf(source: FactsSource, id: TopicId, origin: TopicOrigin, label: string): TopicDraft {
  const note = origin.kind === 'note' ? source.notesByPath.get(origin.path) : undefined
  return {
    id,
    origin,
    title: note?.title ?? label,
    parent: undefined,
    start: note ? propertyTargets(source, note, 'start').flatMap(({ path }) => path ?? []) : [],
    isCurrent: note !== undefined && isTrueProperty(source.propertiesOf(note), 'current'),
  }
}

function gather(
  source: FactsSource,
  drafts: ReadonlyMap<TopicId, TopicDraft>,
  namedByPath: ReadonlyMap<NotePath, readonly TopicId[]>,
): ReadonlyMap<NotePath, readonly TopicId[]> {
  const notes = [...drafts.values()].flatMap(({ origin }) => (origin.kind === 'note' ? [origin.path] : []))
  const topicByFolder = findTopicFolders(notes, collectFolders(source.notesByPath.keys()))
  const topicByTag = collectTopicTags(source, drafts, topicByFolder)
  const result = new Map<NotePath, readonly TopicId[]>()
  for (const note of source.notesByPath.values()) {
    const own = drafts.get(note.path as string as TopicId)
    const isOwnFolder = topicByFolder.get(folderOf(note.path)) === note.path
    const folder = isOwnFolder ? folderOf(folderOf(note.path)) : folderOf(note.path)
    // The root has no folder above it.
    const nearest = isOwnFolder && folderOf(note.path) === '' ? undefined : nearestOf(topicByFolder, folder)
    const inFolder = nearest === note.path ? undefined : (nearest as string as TopicId | undefined)
    if (own !== undefined) {
      own.parent ??= inFolder
      continue
    }
    if (kindOf(source, note) === 'page') continue
    const topics = new Set<TopicId>([...(inFolder ? [inFolder] : []), ...(namedByPath.get(note.path) ?? [])])
    if (topicByTag.size > 0)
      for (const tag of note.tags) {
        const topic = topicOfTag(topicByTag, toNameKey(tag))
        if (topic !== undefined) topics.add(topic)
      }
    if (topics.size > 0) result.set(note.path, [...topics])
  }
  return result
}

/** Every folder that holds a note, at any depth. */
function collectFolders(paths: Iterable<NotePath>): ReadonlySet<string> {
  const folders = new Set<string>([''])
  for (const path of paths) for (let at = folderOf(path); !folders.has(at); at = folderOf(at)) folders.add(at)
  return folders
}

/** Which tag gathers for which topic. A tag that two topics have themselves says something about topics and gathers nothing. */
function collectTopicTags(
  source: FactsSource,
  drafts: ReadonlyMap<TopicId, TopicDraft>,
  topicByFolder: ReadonlyMap<string, NotePath>,
): ReadonlyMap<string, TopicId> {
  const folderByTopic = new Map([...topicByFolder].map(([folder, path]) => [path, folder]))
  const topicsByTag = new Map<string, Set<TopicId>>()
  const offer = (tag: string, id: TopicId): void => {
    const key = toNameKey(tag.trim().replace(/^#/, '').replace(/\s+/g, '-'))
    if (key !== '') topicsByTag.set(key, (topicsByTag.get(key) ?? new Set()).add(id))
  }
  for (const { id, origin, title } of drafts.values()) {
    offer(title, id)
    const note = origin.kind === 'note' ? source.notesByPath.get(origin.path) : undefined
    if (note === undefined) continue
    for (const name of namesOf(note, folderByTopic.get(note.path))) offer(name, id)
  }
  return new Map([...topicsByTag].flatMap(([tag, ids]) => (ids.size === 1 ? [[tag, [...ids][0]!]] : [])))
}

function namesOf(note: Note, folder: string | undefined): readonly string[] {
  const stem = stemOf(note.path)
  return [
    ...(toNameKey(stem) === 'index' ? [] : [stem]),
    ...(folder === undefined ? [] : [folder.slice(folder.lastIndexOf('/') + 1)]),
    ...note.aliases,
    ...listProperty(note.properties, 'tags'),
  ]
}

/** The topic of the tag itself, else of the nearest tag above it. */
function topicOfTag(topicByTag: ReadonlyMap<string, TopicId>, tag: string): TopicId | undefined {
  for (let at = tag; at !== ''; at = folderOf(at)) {
    const topic = topicByTag.get(at)
    if (topic !== undefined) return topic
  }
  return undefined
}

/** What a note says that it is, whatever others name it as. */
function kindOf({ propertiesOf }: FactsSource, note: Note): NoteKind {
  return noteKindOf(propertiesOf(note))
}
