import { collectTasks, tickTask } from '../features/editor/tasks/collect-tasks.ts'
import type { NoteTasks, TasksRequest, TickAnswer, TickRequest } from '../features/editor/tasks/task-api.ts'
import type { NotePath } from '../model/path.ts'
import type { Session } from '../session/session.ts'
import { editRoute } from './edit-route.ts'
import { type EditSettings, notePathOf } from './edit-routes.ts'
import { decodeNote, encodeNote } from './note-text.ts'
import { ApiError, readJson } from './read-json.ts'
import type { Route } from './route.ts'

/** Most bytes of a request: a note of 5 MB in JSON. */
const maxRequestBytes = 5_242_880

/** The routes by which tasks are ticked where they are read. */
export function taskRoutes(
  session: Session,
  { store, takeOver }: Pick<EditSettings, 'store' | 'takeOver'>,
): readonly Route[] {
  const read = async (path: NotePath) => {
    const file = await store.read(path)
    if (file === undefined) throw new ApiError(404, 'not-found', `There is no ${path}`)
    return { ...file, text: decodeNote(file.bytes) }
  }

  return [
    editRoute('GET', 'tasks', 'api-read', async (c): Promise<NoteTasks> => {
      const path = notePathOf(c.req.query('path') ?? '')
      return { tasks: collectTasks(path, (await read(path)).text, session.options) }
    }),
    editRoute('POST', 'tasks', 'api-write', async (c): Promise<NoteTasks> => {
      const { path, text } = await readJson<TasksRequest>(c, maxRequestBytes, { path: 'text', text: 'text' })
      return { tasks: collectTasks(notePathOf(path), text, session.options) }
    }),
    editRoute('POST', 'task', 'api-write', async (c): Promise<TickAnswer> => {
      const request = await readJson<TickRequest>(c, maxRequestBytes, {
        path: 'text',
        line: 'place',
        text: 'text',
        sign: 'text',
        client: 'text',
      })
      const path = notePathOf(request.path)
      const { text, bytes, hash } = await read(path)
      const ticked = tickTask(path, text, request, session.options)
      if (ticked === undefined) throw changed()
      const result = await store.save({
        path,
        bytes: encodeNote(ticked.text, bytes),
        base: hash,
        client: request.client,
      })
      if (result.kind === 'conflict') throw changed()
      await takeOver([path])
      return { path, hash: result.hash, sign: ticked.sign }
    }),
  ]
}

function changed(): ApiError {
  return new ApiError(409, 'conflict', 'The note was changed meanwhile; nothing was written')
}
