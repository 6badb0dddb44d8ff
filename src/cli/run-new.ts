import { join, relative, sep } from 'node:path'
import { planNewNote } from '../features/changes/plan-new-note.ts'
import { topicFacts } from '../features/topics/facts.ts'
import type { Garden } from '../model/garden.ts'
import { stemOf, toNameKey } from '../model/path.ts'
import type { Topic } from '../model/topic.ts'
import { refuseNewName } from '../store/new-name.ts'
import { openGarden } from './open-garden.ts'
import { openKeptSession } from './open-kept-session.ts'
import type { ChangeRunRequest } from './run-change.ts'
import { showPath } from './show-path.ts'

/** A new note as the command line asks for it. */
export interface NewNoteRequest extends ChangeRunRequest {
  readonly title: string
  readonly topic: string | undefined
}

/**
 * Writes a note with a title: in the folder where the notes that already ask for it stand, or most notes of its topic, or else
 * where somebody stands.
 * Rejects with a message for people where there is one of that name.
 */
export async function runNew(request: NewNoteRequest): Promise<void> {
  const { title, terminal } = request
  if (title.trim() === '') throw new Error('a note needs a title')
  const garden = await openGarden({ ...request, onNotice: (message) => terminal.err(message) })
  const session = openKeptSession(garden)
  try {
    const { garden: whole } = await session.update()
    const topic = request.topic === undefined ? undefined : findTopic(whole, request.topic)
    const { path, text } = planNewNote(whole, title, { topic, folder: folderInside(garden.folder) })
    const refusal = refuseNewName(path, [...whole.notesByPath.keys(), ...whole.assets])
    if (refusal) throw new Error(`${path}: ${refusal.reason}`)
    const key = toNameKey(stemOf(path))
    const twin = [...whole.notesByPath.keys()].find((one) => toNameKey(stemOf(one)) === key)
    if (twin !== undefined) throw new Error(`${showPath(join(garden.folder, twin))} is there already`)
    const store = await garden.openEditStore()
    for (const notice of store.notices) terminal.err(notice)
    const bytes = new TextEncoder().encode(text)
    const result = await store.save({ path, bytes, base: null, client: 'command line' })
    if (result.kind === 'conflict') throw new Error(`${showPath(join(garden.folder, path))} is there already`)
    terminal.out(showPath(join(garden.folder, path)))
  } finally {
    await session.close()
  }
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
