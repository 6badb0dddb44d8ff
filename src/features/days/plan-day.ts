import type { LocalTime } from '../../model/dates/local-time.ts'
import type { Garden } from '../../model/garden.ts'
import { type NotePath, stemOf, toNameKey } from '../../model/path.ts'
import { fillFor, templateFacts } from '../templates/facts.ts'
import { dayFacts, pathOfDay } from './facts.ts'

/** The note of a day: where it is, and what it begins with where it is not there yet. */
interface DayPlan {
  readonly path: NotePath
  readonly exists: boolean
  readonly text: string
  /** Where one writes on: an offset of the text. */
  readonly cursor: number
  /** The template that the settings name and that cannot be read. */
  readonly missingTemplate?: string
}

/** Plans the note of a day. It begins with its template, or empty, as in Obsidian; `textOf` reads a note. */
export async function planDay(
  garden: Garden,
  time: LocalTime,
  textOf: (path: NotePath) => Promise<string | undefined>,
): Promise<DayPlan> {
  const facts = garden.read(dayFacts)
  const wanted = pathOfDay(facts, time)
  const key = toNameKey(wanted)
  const known = garden.notesByPath.has(wanted)
    ? wanted
    : [...garden.notesByPath.keys()].find((path) => toNameKey(path) === key)
  if (known !== undefined) return { path: known, exists: true, text: '', cursor: 0 }
  const begin = { path: wanted, exists: false }
  const { template } = facts.options
  if (template === '') return { ...begin, text: '', cursor: 0 }
  const source = findTemplate(garden, template)
  const text = source === undefined ? undefined : await textOf(source)
  if (text === undefined) return { ...begin, text: '', cursor: 0, missingTemplate: template }
  const filled = fillFor(garden.read(templateFacts), text, stemOf(wanted), time)
  return { ...begin, text: filled.text, cursor: filled.cursor ?? filled.text.length }
}

/** The note that the settings name as the template of days: by its path, else by its name among the templates. */
function findTemplate({ notesByPath, read }: Garden, name: string): NotePath | undefined {
  const key = toNameKey(name.replace(/\.md$/i, ''))
  const isNamed = (text: string): boolean => toNameKey(text.replace(/\.md$/i, '')) === key
  return (
    [...notesByPath.keys()].find(isNamed) ??
    read(templateFacts).templates.find((template) => isNamed(template.name))?.path
  )
}
