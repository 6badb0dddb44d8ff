import type { Range as EditorRange, Location, Position, WorkspaceEdit } from 'vscode-languageserver'
import { planNewNote } from '../features/changes/plan-new-note.ts'
import { splitTitle } from '../features/changes/split-title.ts'
import { dayFacts } from '../features/days/facts.ts'
import { planDay } from '../features/days/plan-day.ts'
import { readDay } from '../features/days/read-day.ts'
import type { Completion } from '../features/editor/completion/completion.ts'
import type { Change } from '../model/change.ts'
import { localTimeOf } from '../model/dates/local-time.ts'
import { resolvedPath } from '../model/link.ts'
import { isNotePath, type NotePath } from '../model/path.ts'
import { refuseNewName } from '../store/new-name.ts'
import { editOfId } from './answer-completion.ts'
import { extraction } from './answer-refactorings.ts'
import { answerReferences } from './answer-references.ts'
import { serverCommands, showReferencesCommand } from './command-names.ts'
import type { LanguageGarden } from './language-garden.ts'
import type { LanguageServer, OpenNote } from './language-server.ts'
import { listBacklinks } from './list-backlinks.ts'
import { collectNeighbourhood } from './neighbourhood.ts'
import { rangeIn } from './range-in.ts'
import { readRelativeDay } from './read-relative-day.ts'
import { tellRemarks } from './tell-people.ts'
import { refuseRequest, workspaceEdit } from './workspace-edit.ts'

type CommandName = (typeof serverCommands)[number]

/** Carries out a command of `serverCommands`; what it answers is for the editor's extension. */
export async function runCommand(
  server: LanguageServer,
  name: string,
  given: readonly unknown[],
): Promise<unknown> {
  const [first, second, third] = given
  if (name === showReferencesCommand) return findReferences(server, first, second, third)
  const known = serverCommands.find((one) => one === name)
  return known && commands[known](server, first, second, third)
}

type RunCommand = (
  server: LanguageServer,
  first: unknown,
  second: unknown,
  third: unknown,
) => Promise<unknown>

const commands: Readonly<Record<CommandName, RunCommand>> = {
  async 'hortus.writeBlockId'(server, also) {
    if (!isBlockMark(also)) return
    for (const garden of await server.gardens.all()) {
      const edit = await editOfId(garden, also)
      if (edit === undefined) continue
      await apply(server, edit, 'Write the block id')
      return
    }
  },
  async 'hortus.applyChange'(server, uri, change, version) {
    const { garden, document } = await noteOf(server, uri)
    // Its offsets are those of the text that it was offered for.
    if (typeof version === 'number' && document.version !== version)
      throw refuseRequest('the note has been changed meanwhile: ask for what can be done once more')
    if (isChange(change)) await applyChange(server, garden, change)
  },
  'hortus.references': findReferences,
  async 'hortus.backlinks'(server, uri) {
    const { garden, path } = await noteOf(server, uri)
    return listBacklinks(garden, await garden.settled(), path)
  },
  async 'hortus.notes'(server, uri) {
    const garden = await gardenOf(server, uri)
    return garden.names().data.notes.map(({ path, title }) => ({ path, title, uri: garden.uriOf(path) }))
  },
  async 'hortus.extract'(server, uri, range, title) {
    const found = await noteOf(server, uri)
    const now = await found.garden.noteNow(found.path)
    if (!isRange(range) || now === undefined) return
    const { document, garden } = found
    const part = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) }
    const name = typeof title === 'string' && title.trim() !== '' ? title : undefined
    const change = extraction(now.note, await garden.settled(), document.getText(), part, name)
    await applyChange(server, garden, change)
    return change.kind === 'extract-note' ? { path: change.to, uri: garden.uriOf(change.to) } : undefined
  },
  async 'hortus.merge'(server, uri, into) {
    const { garden, path } = await noteOf(server, uri)
    const target = typeof into === 'string' ? (garden.pathOf(into) ?? into) : ''
    await applyChange(server, garden, { kind: 'merge-notes', from: path, into: target as NotePath })
  },
  async 'hortus.newNote'(server, title, uri, folder) {
    if (typeof title !== 'string' || title.trim() === '') throw refuseRequest('a note needs a title')
    const garden = await gardenOf(server, uri)
    const all = (await garden.settled()).garden
    const said = splitTitle(title)
    const into = typeof folder === 'string' ? folder : said.folder?.replace(/^\/+/, '')
    const home = garden.homeOfNew()
    const { path, text } = planNewNote(all, typeof folder === 'string' ? title : said.title, { into, home })
    return showNote(server, garden, path, text)
  },
  async 'hortus.daily'(server, said, uri) {
    const garden = await gardenOf(server, uri)
    const all = (await garden.settled()).garden
    const clock = localTimeOf(new Date())
    const words = typeof said === 'string' ? said : 'today'
    const time = readRelativeDay(words, clock) ?? readDay(words, all.read(dayFacts), clock)
    const textOf = async (path: NotePath): Promise<string | undefined> =>
      (await garden.documentOf(path))?.getText()
    const { path, text } = await planDay(all, time, textOf)
    return showNote(server, garden, path, text)
  },
  async 'hortus.address'(server, uri) {
    const { garden, path } = await noteOf(server, uri)
    const snapshot = await garden.settled()
    const address = snapshot.plan.addressByNote.get(path)
    return address === undefined ? null : snapshot.hrefOf(address)
  },
  async 'hortus.noteAt'(server, address, uri) {
    const garden = await gardenOf(server, uri)
    const snapshot = await garden.settled()
    for (const [path, own] of snapshot.plan.addressByNote)
      if (snapshot.hrefOf(own) === address) return garden.uriOf(path)
    return null
  },
  async 'hortus.neighbours'(server, uri) {
    const { garden, path } = await noteOf(server, uri)
    return collectNeighbourhood(garden, await garden.settled(), path)
  },
}

/** Shows a note, which is written first where it is not there. */
async function showNote(
  server: LanguageServer,
  garden: LanguageGarden,
  path: NotePath,
  text: string,
): Promise<{ readonly path: NotePath; readonly uri: string; readonly created: boolean }> {
  const { notesByPath, assets } = (await garden.settled()).garden
  const uri = garden.uriOf(path)
  const isNew = !notesByPath.has(path)
  if (isNew) {
    const refusal = refuseNewName(path, [...notesByPath.keys(), ...assets])
    if (refusal) throw refuseRequest(`${path}: ${refusal.reason}`)
    const files = [{ kind: 'create', path, after: text }] as const
    await apply(server, await workspaceEdit(server, garden, { files, problems: [] }), `Write ${path}`)
  }
  if (server.abilities().showsDocuments) await server.connection.window.showDocument({ uri, takeFocus: true })
  return { path, uri, created: isNew }
}

async function applyChange(server: LanguageServer, garden: LanguageGarden, change: Change): Promise<void> {
  const planned = await garden.planner(change, (await garden.settled()).garden)
  const edit = await workspaceEdit(server, garden, planned)
  tellRemarks(server.connection, planned)
  await apply(server, edit, 'Change notes')
  garden.onChanged(planned)
}

async function apply(server: LanguageServer, edit: WorkspaceEdit, label: string): Promise<void> {
  const { applied, failureReason } = await server.connection.workspace.applyEdit({ label, edit })
  if (!applied) throw refuseRequest(failureReason ?? 'the editor did not take the change')
}

/** Links to what is at a place, or all that lead out of its note. */
async function findReferences(
  server: LanguageServer,
  uri: unknown,
  position: unknown,
  kind: unknown,
): Promise<Location[]> {
  const found = await noteOf(server, uri)
  const { garden, document, path } = found
  const snapshot = await garden.settled()
  if (kind !== 'out') {
    const at = isPosition(position) ? document.offsetAt(position) : 0
    return answerReferences({ ...found, offset: at }, snapshot, false)
  }
  const links = await garden.linksNow(path)
  return links.flatMap(({ link, resolution }) => {
    const target = resolvedPath(resolution)
    if (target === undefined || target === path) return []
    const note = isNotePath(target) ? snapshot.garden.notesByPath.get(target) : undefined
    return [
      {
        uri: note ? garden.uriOf(target) : document.uri,
        range: rangeIn(note ? undefined : document, link.range),
      },
    ]
  })
}

async function noteOf(server: LanguageServer, uri: unknown): Promise<OpenNote> {
  const found = typeof uri === 'string' ? await server.noteAt(uri) : undefined
  if (found === undefined) throw refuseRequest('this is no note of a garden')
  return found
}

async function gardenOf(server: LanguageServer, uri: unknown): Promise<LanguageGarden> {
  const own = typeof uri === 'string' ? await server.gardens.gardenOf(uri).catch(() => undefined) : undefined
  const garden = own ?? (await server.gardens.all())[0]
  if (garden === undefined) throw refuseRequest('no garden is open')
  return garden
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function isPosition(value: unknown): value is Position {
  return isRecord(value) && typeof value['line'] === 'number' && typeof value['character'] === 'number'
}

function isRange(value: unknown): value is EditorRange {
  return isRecord(value) && isPosition(value['start']) && isPosition(value['end'])
}

function isBlockMark(value: unknown): value is NonNullable<Completion['also']> {
  return isRecord(value) && typeof value['path'] === 'string' && typeof value['text'] === 'string'
}

/** Only those that the server itself offers: it does not take any other from an editor. */
function isChange(value: unknown): value is Change {
  return isRecord(value) && offeredKinds.some((kind) => value['kind'] === kind)
}

const offeredKinds: readonly Change['kind'][] = ['extract-note', 'merge-notes', 'move-part', 'split-note']
