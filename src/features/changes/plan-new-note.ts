import { noteFacts } from '../../define/note-facts.ts'
import { joinPath } from '../../link/join-path.ts'
import type { LocalTime } from '../../model/dates/local-time.ts'
import { compareText } from '../../model/diagnostic.ts'
import type { Garden } from '../../model/garden.ts'
import { folderOf, type NotePath, stemOf, toNameKey, withoutNoteEnding } from '../../model/path.ts'
import type { Topic } from '../../model/topic.ts'
import { suggestPath } from '../../store/new-name.ts'
import { fillFor, templateFacts } from '../templates/facts.ts'
import { topicFacts, topicOfFolder } from '../topics/facts.ts'
import { takeProperties } from './take-properties.ts'

/** Where a new note goes and what it starts with. */
interface NewNotePlan {
  readonly path: NotePath
  readonly text: string
  /** Where one writes on: an offset of the text. */
  readonly cursor: number
}

/** The text of a template, and when a note is made from it. */
interface TemplateWish {
  readonly text: string
  readonly time: LocalTime
}

/** What is known of a new note besides its name. */
interface NewNoteWish {
  /** The note whose link asks for it. */
  readonly source?: NotePath | undefined
  /** The topic it is for; by default those of the note that asks. */
  readonly topic?: Topic | undefined
  /** Where it goes if nothing else says so; default: the garden's top. */
  readonly folder?: string
  /** Where new notes of this garden go, wherever they are asked for; a name with folders says more. */
  readonly home?: string | undefined
  /** Where it goes, whatever else is known. */
  readonly into?: string | undefined
  /** What it begins with instead of its title alone. */
  readonly template?: TemplateWish | undefined
  /** Whether slashes in the name are folders, as in links, and not part of a title. */
  readonly isTarget?: boolean
}

/** Most topics that a new note takes over. */
const maxTopics = 4

/**
 * Plans a note of a name: in `home` where the garden has one, else beside the note that asks for it, else where most notes
 * stand that ask for it, else where most of its topic stand, else in `folder`. It starts with a title and, so that it begins in
 * the same corner of the garden, with its topics in the way that this garden names topics.
 */
export function planNewNote(
  garden: Garden,
  name: string,
  { source, topic, folder: usual = '', home, into, isTarget = false, template }: NewNoteWish = {},
): NewNotePlan {
  const target = isTarget ? name.replace(/#.*$/s, '').trim() : name.trim().replaceAll('/', ' ')
  const asking = garden.links.wantedByName.get(toNameKey(target.replace(/\.md$/i, '')))?.askedBy ?? []
  const askers = asking.map((backlink) => backlink.source)
  const near = source ?? (topic === undefined ? firstInFolder(askers) : undefined)
  const others = topic?.notes.length ? topic.notes : askers
  const beside = near !== undefined ? folderOf(near) : others.length > 0 ? commonFolder(others) : usual
  const folder = into ?? home ?? beside
  const isPlaced = into === undefined && target.includes('/')
  const from = /^\.{1,2}\//.test(target) ? (into ?? beside) : ''
  const written = isPlaced ? (joinPath(from, target) ?? target) : target
  const file = suggestPath(`${written.replace(/\.md$/i, '')}.md`)
  const path = (isPlaced || folder === '' ? file : `${folder}/${file}`) as NotePath
  const topics = topic ? [topic] : topicsFor(garden, near)
  const title = isTarget
    ? isPlaced
      ? stemOf(path)
      : target.replace(/\.md$/i, '') || stemOf(path)
    : name.trim()
  return { path, ...beginNote(garden, title, propertiesOf(garden, title, path, topics), template) }
}

/** The first of some notes that stands in the folder where most of them do. */
function firstInFolder(notes: readonly NotePath[]): NotePath | undefined {
  const folder = commonFolder(notes)
  return notes.find((path) => folderOf(path) === folder)
}

function commonFolder(notes: readonly NotePath[]): string {
  const counts = new Map<string, number>()
  for (const path of notes) counts.set(folderOf(path), (counts.get(folderOf(path)) ?? 0) + 1)
  const [most] = [...counts].sort(([a, x], [b, y]) => y - x || compareText(a, b))
  return most?.[0] ?? ''
}

/** The topics that a note belongs to; a topic's own note asks for notes of that topic. */
function topicsFor({ read }: Garden, note: NotePath | undefined): readonly Topic[] {
  if (note === undefined) return []
  const { topics, topicById, topicsOf } = read(topicFacts)
  const own = topics.find(({ origin }) => origin.kind === 'note' && origin.path === note)
  if (own) return [own]
  return topicsOf(note)
    .flatMap((id) => topicById.get(id) ?? [])
    .slice(0, maxTopics)
}

/** What a note begins with: a title, or a template's text with the properties that it has not. */
function beginNote(
  garden: Garden,
  title: string,
  properties: readonly string[],
  template: TemplateWish | undefined,
): Omit<NewNotePlan, 'path'> {
  const head = properties.length === 0 ? '' : `---\n${properties.join('\n')}\n---\n`
  if (template === undefined) {
    const text = `${head}${head === '' ? '' : '\n'}# ${title}\n\n`
    return { text, cursor: text.length }
  }
  const { text: filled, cursor } = fillFor(garden.read(templateFacts), template.text, title, template.time)
  const text = takeProperties(filled, head)
  // Properties are added above the place, unless it stands among them.
  const after = cursor === undefined ? 0 : filled.length - cursor
  const isAmongProperties = cursor !== undefined && !text.endsWith(filled.slice(cursor))
  return { text, cursor: isAmongProperties ? Math.min(cursor, text.length) : text.length - after }
}

/** What a new note says of itself. */
function propertiesOf(
  garden: Garden,
  title: string,
  path: NotePath,
  topics: readonly Topic[],
): readonly string[] {
  const properties: string[] = []
  if (title !== stemOf(path)) properties.push(`title: ${JSON.stringify(title)}`)
  const tags: string[] = []
  const names: string[] = []
  for (const { origin, title: label } of topics) {
    if (origin.kind === 'tag') tags.push(origin.tag)
    else if (origin.kind === 'name') names.push(label)
    else if (origin.kind === 'note' && origin.path !== topicOfFolder(garden, folderOf(path)))
      names.push(nameOf(garden, origin.path))
  }
  if (names.length > 0)
    properties.push(`topics: [${names.map((name) => JSON.stringify(`[[${name}]]`)).join(', ')}]`)
  if (tags.length > 0) properties.push(`tags: [${tags.join(', ')}]`)
  if (usesStages(garden)) properties.push('stage: seedling')
  return properties
}

/** Whether some note says how far it has grown: in other gardens a new one does not either. */
function usesStages(garden: Garden): boolean {
  for (const { stage } of garden.read(noteFacts).values()) if (stage !== undefined) return true
  return false
}

/** What a link calls a note: its file's name, with folders where another has it too. */
function nameOf({ notesByPath }: Garden, path: NotePath): string {
  const stem = stemOf(path)
  const key = toNameKey(stem)
  const isAlone = ![...notesByPath.keys()].some((other) => other !== path && toNameKey(stemOf(other)) === key)
  return isAlone ? stem : withoutNoteEnding(path)
}
