import { collectBeside } from '../features/editor/collect-beside.ts'
import { collectDesk } from '../features/editor/collect-desk.ts'
import type { AcrossAnswer } from '../features/editor/completion/across-question.ts'
import { collectNames } from '../features/editor/completion/collect-names.ts'
import type { CompletionOutline } from '../features/editor/completion/complete-outline.ts'
import { findAcross } from '../features/editor/completion/find-across.ts'
import { outlineBeyond } from '../features/editor/completion/outline-beyond.ts'
import type { NoteMentions, NoteOutline } from '../features/editor/edit-api.ts'
import type { PreviewRequest } from '../features/editor/note-preview.ts'
import { outlineNote } from '../features/editor/outline-note.ts'
import { previewAnswer, previewReply } from '../features/editor/preview-answer.ts'
import { mentionFacts } from '../features/mentions/facts.ts'
import type { NotePath } from '../model/path.ts'
import type { Session } from '../session/session.ts'
import type { Snapshot } from '../session/snapshot.ts'
import { readObsidianSettings } from '../store/obsidian-settings.ts'
import { editRoute } from './edit-route.ts'
import { type EditSettings, notePathOf } from './edit-routes.ts'
import { encodeNote } from './note-text.ts'
import { ApiError, readJson } from './read-json.ts'
import type { Route } from './route.ts'
import { taskRoutes } from './task-routes.ts'
import { templateRoutes } from './template-routes.ts'

/** Longest query of headings and blocks, in characters. */
const maxQueryLength = 500

/** Most bytes of a preview's request. */
const maxPreviewBytes = 5_242_880

/**
 * The routes that help while somebody writes: names to complete, what is in a note, what a text will look like.
 * `onImagined` is told of the garden with a text that is not saved.
 */
export function authorRoutes(
  session: Session,
  settings: EditSettings,
  onImagined: (snapshot: Snapshot) => void,
  /** The garden's folder, where it is on this machine's disk. */
  root: string | undefined,
): readonly Route[] {
  const { store, hasPlugins = false } = settings
  let last: { readonly snapshot: Snapshot; readonly names: ReturnType<typeof collectNames> } | undefined
  const outlineOf = async (path: NotePath): Promise<NoteOutline | undefined> => {
    const note = session.snapshot.garden.notesByPath.get(path)
    const file = note && (await store.read(path))
    return note && file && outlineNote(note, file.bytes)
  }
  return [
    ...templateRoutes(session, settings, root),
    ...taskRoutes(session, settings),
    editRoute('GET', 'names', 'api-read', () => {
      if (last?.snapshot !== session.snapshot)
        last = { snapshot: session.snapshot, names: collectNames(session, readObsidianSettings(root)) }
      return Promise.resolve(last.names)
    }),
    editRoute('GET', 'outline', 'api-read', async (c): Promise<NoteOutline | CompletionOutline> => {
      const asked = c.req.query('path') ?? ''
      const beyond = outlineBeyond(session.snapshot.garden.neighbours, asked)
      if (beyond) return beyond
      const path = notePathOf(asked)
      const outline = await outlineOf(path)
      if (!outline) throw new ApiError(404, 'not-found', `There is no note "${path}"`)
      return outline
    }),
    editRoute('GET', 'across', 'api-read', async (c): Promise<AcrossAnswer> => {
      const { kind, query = '' } = c.req.query()
      if ((kind !== 'heading' && kind !== 'block') || query.length > maxQueryLength)
        throw new ApiError(
          400,
          'bad-request',
          'Expected "kind" to be "heading" or "block", and a short "query"',
        )
      const notes = session.snapshot.garden.notesByPath.values()
      return { targets: await findAcross({ notes, outline: outlineOf }, kind, query) }
    }),
    editRoute('GET', 'beside', 'api-read', (c) =>
      Promise.resolve(collectBeside(session.snapshot.garden, notePathOf(c.req.query('path') ?? ''))),
    ),
    editRoute('GET', 'desk', 'api-read', () => collectDesk(session.snapshot)),
    editRoute('GET', 'mentions', 'api-read', (c): Promise<NoteMentions> => {
      const path = notePathOf(c.req.query('path') ?? '')
      const { garden } = session.snapshot
      const note = garden.notesByPath.get(path)
      if (!note) throw new ApiError(404, 'not-found', `There is no note "${path}"`)
      const mentions = garden
        .read(mentionFacts)
        .inside(path)
        .map(({ range, target }) => ({
          range,
          target,
          title: garden.notesByPath.get(target)!.title,
        }))
      return Promise.resolve({ path, hash: note.hash, mentions })
    }),
    editRoute('POST', 'preview', 'api-write', async (c) => {
      const request = await readJson<PreviewRequest>(c, maxPreviewBytes, { path: 'text', text: 'text' })
      const path = notePathOf(request.path)
      const snapshot = await session.imagine(new Map([[path, encodeNote(request.text, undefined)]]))
      onImagined(snapshot)
      const answer = await previewAnswer(snapshot, path, { withBody: hasPlugins })
      if (!answer) throw new ApiError(404, 'not-found', `"${path}" has no page`)
      return previewReply(answer, c.req.query('known') ?? '')
    }),
  ]
}
