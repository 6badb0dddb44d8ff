import { insertTemplate } from '../features/changes/insert-template.ts'
import { planNewNote } from '../features/changes/plan-new-note.ts'
import { planDay } from '../features/days/plan-day.ts'
import type {
  DayAnswer,
  NewNoteAnswer,
  TemplateAnswer,
  TemplateList,
  TemplateRequest,
} from '../features/editor/begin-api.ts'
import { fillFor, getTemplate, templateFacts } from '../features/templates/facts.ts'
import { type LocalTime, localTimeOf, parseDay, parseLocalTime } from '../model/dates/local-time.ts'
import { type NotePath, stemOf } from '../model/path.ts'
import type { Session } from '../session/session.ts'
import { readObsidianSettings } from '../store/obsidian-settings.ts'
import { editRoute } from './edit-route.ts'
import { type EditSettings, notePathOf } from './edit-routes.ts'
import { decodeNote } from './note-text.ts'
import { ApiError, readJson } from './read-json.ts'
import type { Route } from './route.ts'

/** Longest name of a new note, in characters. */
const maxNameLength = 1_000

/** Most bytes of a request: a note of 5 MB in JSON. */
const maxRequestBytes = 5_242_880

/** The routes by which notes begin: with a name, from a template, for a day. None of them writes anything. */
export function templateRoutes(
  session: Session,
  { store }: Pick<EditSettings, 'store'>,
  root: string | undefined,
): readonly Route[] {
  const textOf = async (path: NotePath): Promise<string | undefined> => {
    const file = await store.read(path)
    return file && decodeNote(file.bytes)
  }

  /** A template's text, by its name. */
  const readTemplate = async (name: string): Promise<string> => {
    const found = findTemplate(session, name)
    const text = await textOf(found)
    if (text === undefined) throw new ApiError(404, 'not-found', `There is no ${found}`)
    return text
  }

  return [
    editRoute('GET', 'new-note', 'api-read', async (c): Promise<NewNoteAnswer> => {
      const name = c.req.query('name') ?? ''
      if (name.trim() === '' || name.length > maxNameLength)
        throw new ApiError(400, 'bad-request', 'Expected "name" to be the name of a note')
      const source = c.req.query('source')
      const template = c.req.query('template')
      const text = template === undefined ? undefined : await readTemplate(template)
      return planNewNote(session.snapshot.garden, name, {
        isTarget: true,
        home: readObsidianSettings(root).newNoteFolder,
        source: source === undefined ? undefined : notePathOf(source),
        template: text === undefined ? undefined : { text, time: timeOf(c.req.query('now')) },
      })
    }),
    editRoute('GET', 'templates', 'api-read', async (): Promise<TemplateList> => {
      const { templates } = session.snapshot.garden.read(templateFacts)
      return { templates: templates.map(({ name }) => name) }
    }),
    editRoute('POST', 'template', 'api-write', async (c): Promise<TemplateAnswer> => {
      const request = await readJson<TemplateRequest>(c, maxRequestBytes, {
        path: 'text',
        text: 'text',
        template: 'text',
        now: 'text',
        at: 'place',
      })
      const path = notePathOf(request.path)
      const template = await readTemplate(request.template)
      const facts = session.snapshot.garden.read(templateFacts)
      return insertTemplate(
        request.text,
        request.at,
        fillFor(facts, template, stemOf(path), timeOf(request.now)),
      )
    }),
    editRoute('GET', 'day', 'api-read', async (c): Promise<DayAnswer> => {
      const clock = timeOf(c.req.query('now'))
      const date = c.req.query('date')
      const day = date === undefined ? clock : parseDay(date, clock)
      if (day === undefined) throw new ApiError(400, 'bad-request', 'Expected "date" as 2026-11-22')
      return planDay(session.snapshot.garden, day, textOf)
    }),
  ]
}

function findTemplate({ snapshot }: Session, name: string): NotePath {
  try {
    return getTemplate(snapshot.garden.read(templateFacts), name).path
  } catch (error) {
    throw new ApiError(404, 'not-found', error instanceof Error ? error.message : String(error))
  }
}

/** What the clock of whoever asks shows; that of this machine where they do not say. */
function timeOf(said: string | undefined): LocalTime {
  return (said === undefined ? undefined : parseLocalTime(said)) ?? localTimeOf(new Date())
}
