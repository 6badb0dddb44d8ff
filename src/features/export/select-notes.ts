import type { AskedGarden } from '../../define/command.ts'
import type { Note } from '../../model/note.ts'
import { folderOf, isCanvasPath, type NotePath, toNameKey } from '../../model/path.ts'
import { seriesFacts } from '../series/facts.ts'
import { topicFacts } from '../topics/facts.ts'

/** Notes that go out, in the order in which they are read. */
export interface Selection {
  readonly title: string
  readonly notes: readonly Note[]
}

/** The notes of a series, a topic, a folder or a name; all where none is said. Throws with what there is. */
export function selectNotes(
  { published, options, noteNamed }: Pick<AskedGarden, 'published' | 'options' | 'noteNamed'>,
  of: string | undefined,
): Selection {
  const all = [...published.notesByPath.values()].filter(({ path }) => !isCanvasPath(path))
  const notesAt = (paths: Iterable<NotePath>): readonly Note[] =>
    [...paths].flatMap((path) => published.notesByPath.get(path) ?? [])
  if (of === undefined) return { title: options.title, notes: all.sort(byFolder) }
  const key = toNameKey(of)
  const series = published
    .read(seriesFacts)
    .series.find(({ id, title }) => toNameKey(title) === key || toNameKey(id) === key)
  if (series) {
    // The note that the series is, before its parts.
    const own = published.notesByPath.get(String(series.id) as NotePath)
    return {
      title: series.title,
      notes: [...(own ? [own] : []), ...notesAt(series.parts.filter((path) => path !== own?.path))],
    }
  }
  const { topics, topicsOf } = published.read(topicFacts)
  const topic = topics.find(({ id, title }) => toNameKey(title) === key || toNameKey(id) === key)
  if (topic) {
    const below = new Set([topic.id])
    // Parents stand before their children.
    for (const { id, parent } of topics) if (parent !== undefined && below.has(parent)) below.add(id)
    const own = topic.origin.kind === 'note' ? topic.origin.path : undefined
    const inside = all.filter(({ path }) => path === own || topicsOf(path).some((id) => below.has(id)))
    return {
      title: topic.title,
      notes: [...inside].sort((a, b) => Number(b.path === own) - Number(a.path === own) || byFolder(a, b)),
    }
  }
  const folder = of.replace(/\/+$/, '')
  const inFolder = all.filter(({ path }) => toNameKey(path).startsWith(`${toNameKey(folder)}/`))
  if (inFolder.length > 0) return { title: folder, notes: inFolder.sort(byFolder) }
  const note = published.notesByPath.get(noteNamed(of))
  if (note === undefined) throw new Error(`"${of}" is not published: --all exports it all the same`)
  return { title: note.title, notes: [note] }
}

/** The first note of a folder before the rest, and those right in a folder before those further below. */
function byFolder(a: Note, b: Note): number {
  const [one, other] = [folderOf(a.path), folderOf(b.path)]
  if (one !== other) return one < other ? -1 : 1
  const isIndex = ({ path }: Note): number => Number(/(?:^|\/)index\.md$/i.test(path))
  return isIndex(b) - isIndex(a) || (a.path < b.path ? -1 : 1)
}
