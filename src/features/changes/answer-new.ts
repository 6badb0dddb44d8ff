import { relative, sep } from 'node:path'
import type { Answer, Asked } from '../../define/command.ts'
import type { Garden } from '../../model/garden.ts'
import { stemOf, toNameKey } from '../../model/path.ts'
import type { Topic } from '../../model/topic.ts'
import { refuseNewName } from '../../store/new-name.ts'
import { topicFacts } from '../topics/facts.ts'
import { planNewNote } from './plan-new-note.ts'

/**
 * Writes a note with a title: in the folder where the notes that already ask for it stand, or most notes of its topic, or
 * else where somebody stands. Rejects with a message for people where there is one of that name.
 */
export async function answerNew(
  { read, edits }: Pick<Asked<never, Record<never, never>>, 'read' | 'edits'>,
  title: string,
  topicName: string | undefined,
): Promise<Answer> {
  if (title.trim() === '') throw new Error('a note needs a title')
  const { folder, garden, showFile } = await read()
  const topic = topicName === undefined ? undefined : findTopic(garden, topicName)
  const { path, text } = planNewNote(garden, title, { topic, folder: folderInside(folder) })
  const refusal = refuseNewName(path, [...garden.notesByPath.keys(), ...garden.assets])
  if (refusal) throw new Error(`${path}: ${refusal.reason}`)
  const key = toNameKey(stemOf(path))
  const twin = [...garden.notesByPath.keys()].find((one) => toNameKey(stemOf(one)) === key)
  if (twin !== undefined || !(await edits.create(path, text)))
    throw new Error(`${showFile(twin ?? path)} is there already`)
  return { text: () => showFile(path) }
}

/** The folder of the garden that somebody stands in; its top where he stands outside. */
function folderInside(garden: string): string {
  const inside = relative(garden, process.cwd()).split(sep).join('/')
  return inside.startsWith('..') ? '' : inside.normalize('NFC')
}

/** A topic by its title or the name of its note; throws with those there are. */
function findTopic({ read }: Garden, name: string): Topic {
  const { topics } = read(topicFacts)
  const key = toNameKey(name)
  const found = topics.find((topic) => toNameKey(topic.title) === key || toNameKey(topic.id) === key)
  if (found) return found
  const titles = topics
    .map(({ title }) => `"${title}"`)
    .slice(0, 12)
    .join(', ')
  throw new Error(`there is no topic "${name}"${titles === '' ? '' : `; there are ${titles}`}`)
}
