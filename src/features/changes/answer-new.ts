import { existsSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import type { Answer, Asked, AskedGarden } from '../../define/command.ts'
import type { Garden } from '../../model/garden.ts'
import { stemOf, toNameKey } from '../../model/path.ts'
import type { Topic } from '../../model/topic.ts'
import { refuseNewName } from '../../store/new-name.ts'
import { readObsidianSettings } from '../../store/obsidian-settings.ts'
import { getTemplate, templateFacts } from '../templates/facts.ts'
import { topicFacts } from '../topics/facts.ts'
import { planNewNote } from './plan-new-note.ts'
import { planDiff } from './plan-steps.ts'
import { splitTitle } from './split-title.ts'

/** What decides where a new note goes and what it begins with. */
interface NewNoteFlags {
  readonly topic: string | undefined
  readonly template: string | undefined
  readonly folder: string | undefined
  readonly dryRun: boolean
}

/**
 * Writes a note with a title: in the folder that is named, with it or before it (`Folder/Title`), where Obsidian has been told
 * to put new notes, where the notes that already ask for it stand, or most notes of its topic, or else where somebody stands.
 * Rejects with a message for people where there is one of that name.
 */
export async function answerNew(
  {
    read,
    edits,
    flags,
    clock,
  }: Pick<Asked<never, never>, 'read' | 'edits' | 'clock'> & {
    readonly flags: NewNoteFlags
  },
  said: string,
): Promise<Answer> {
  const { title, folder: within } = splitTitle(said)
  if (title.trim() === '') throw new Error('a note needs a title')
  const asked = await read()
  const { folder, garden, fileOf, showFile } = asked
  const topic = flags.topic === undefined ? undefined : findTopic(garden, flags.topic)
  const template = flags.template === undefined ? undefined : await readTemplate(asked, flags.template)
  const { path, text } = planNewNote(garden, title, {
    topic,
    folder: folderInside(folder),
    home: readObsidianSettings(folder).newNoteFolder,
    into:
      flags.folder === undefined && within === undefined
        ? undefined
        : readFolder(folder, [flags.folder, within].filter((part) => part !== undefined).join('/')),
    template: template === undefined ? undefined : { text: template, time: clock() },
  })
  const refusal = refuseNewName(path, [...garden.notesByPath.keys(), ...garden.assets])
  if (refusal) throw new Error(`${path}: ${refusal.reason}`)
  const key = toNameKey(stemOf(path))
  const twin = [...garden.notesByPath.keys()].find((one) => toNameKey(stemOf(one)) === key)
  if (twin !== undefined || !(flags.dryRun || (await edits.create(path, text))))
    throw new Error(`${showFile(twin ?? path)} is there already`)
  return {
    text: () => (flags.dryRun ? `${showFile(path)} would be written:\n${text}` : showFile(path)),
    // The fields of a change across notes, and what is asked of a note.
    json: () => ({
      path,
      file: fileOf(path),
      text,
      isDone: !flags.dryRun,
      undo: null,
      files: [{ kind: 'create', path, diff: planDiff({ kind: 'create', path, after: text }) }],
      links: 0,
      byAlias: 0,
      remarks: [],
    }),
  }
}

async function readTemplate(asked: AskedGarden, name: string): Promise<string> {
  const { path } = getTemplate(asked.garden.read(templateFacts), name)
  const text = await asked.textOf(path)
  if (text === undefined) throw new Error(`${asked.showFile(path)} cannot be read`)
  return text
}

/** The folder of the garden that somebody stands in; its top where he stands outside. */
function folderInside(garden: string): string {
  const inside = pathFrom(garden, process.cwd())
  return isOutside(inside) ? '' : inside
}

/** A folder as it is said: from the garden's top, or as a shell completes it from where somebody stands. */
function readFolder(garden: string, said: string): string {
  const here = pathFrom(garden, resolve(said))
  const stands = pathFrom(garden, process.cwd())
  const isHere = /^\.{1,2}(?:\/|$)/.test(said) || isOutside(stands) || existsSync(resolve(said))
  if (isHere && !isOutside(here)) return here
  const inside = pathFrom(garden, resolve(garden, said.replace(/^\/+/, '')))
  if (isOutside(inside)) throw new Error(`"${said}" is not in the garden`)
  return inside
}

function isOutside(path: string): boolean {
  return path === '..' || path.startsWith('../')
}

function pathFrom(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/').normalize('NFC')
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
