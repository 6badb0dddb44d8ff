import {
  type CreateFilesParams,
  type DeleteFilesParams,
  type DidChangeWatchedFilesParams,
  FileChangeType,
  type FileEvent,
  type FileRename,
  type RenameFilesParams,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import type { Change, MovedFolder } from '../model/change.ts'
import type { Garden } from '../model/garden.ts'
import type { GardenPath } from '../model/path.ts'
import { refusePath } from '../store/garden-path.ts'
import type { LanguageGarden } from './language-garden.ts'
import type { LanguageServer } from './language-server.ts'
import { tellRemarks } from './tell-people.ts'
import { workspaceEdit } from './workspace-edit.ts'

/** What an editor is about to move in one garden: files and all that is in folders, by their paths. */
type Moves = Extract<Change, { kind: 'move-files' }>['moves']

/** Lets links follow what an editor renames, creates and removes in its list of files. */
export function followFiles(server: LanguageServer): void {
  const { workspace } = server.connection
  // What is done at once is told at once: each counts from what those before it left.
  let before: Promise<unknown> = Promise.resolve()
  const inTurn = <Asked, Answer>(answer: (asked: Asked) => Promise<Answer>) => {
    return (asked: Asked): Promise<Answer> => {
      const answered = before.then(() => answer(asked))
      before = answered.catch(() => {})
      return answered
    }
  }
  // By the time that a rename is told to be done, the garden may have seen a part of it on disk.
  const announced = new Map<string, Moves>()
  const keyOf = (garden: LanguageGarden, files: readonly FileRename[]): string =>
    JSON.stringify([garden.folder, ...files.map(({ oldUri, newUri }) => [oldUri, newUri])])
  const onWillRename = async ({ files }: RenameFilesParams): Promise<WorkspaceEdit | null> => {
    const edits: WorkspaceEdit[] = []
    for (const garden of await server.gardens.all()) {
      const moves = await movesIn(garden, files)
      if (moves.length === 0) continue
      announced.set(keyOf(garden, files), moves)
      const all = (await garden.settled()).garden
      const folders = files.flatMap((file) => folderMove(garden, all, file) ?? [])
      const planned = await garden.planner({ kind: 'move-files', moves, folders }, all)
      // The editor moves them in any case: what its user asked for is not in our hands.
      if (planned.problems.length > 0) server.tellFailure(new Error(planned.problems.join('; ')))
      else {
        tellRemarks(server.connection, planned)
        edits.push(await workspaceEdit(server, garden, planned, true))
        garden.onChanged(planned)
      }
    }
    return edits.length === 0 ? null : joinEdits(edits)
  }
  const onDidRename = async ({ files }: RenameFilesParams): Promise<void> => {
    for (const garden of await server.gardens.all()) {
      const key = keyOf(garden, files)
      const moves = announced.get(key) ?? (await movesIn(garden, files))
      announced.delete(key)
      garden.change(
        moves.flatMap(({ from, to }) => [
          { kind: 'removed', path: from },
          { kind: 'written', path: to },
        ]),
      )
    }
  }
  const onSeen = async ({ changes }: DidChangeWatchedFilesParams): Promise<void> => {
    const isGone = ({ type }: FileEvent): boolean => type === FileChangeType.Deleted
    await takeRemoved(server, changes.filter(isGone))
    await takeWritten(
      server,
      changes.filter((one) => !isGone(one)),
    )
  }
  workspace.onWillRenameFiles(inTurn(onWillRename))
  workspace.onDidRenameFiles(inTurn(onDidRename))
  workspace.onDidCreateFiles(inTurn(({ files }: CreateFilesParams) => takeWritten(server, files)))
  workspace.onDidDeleteFiles(inTurn(({ files }: DeleteFilesParams) => takeRemoved(server, files)))
  // What the editor sees of the disk sooner than the garden does.
  server.connection.onDidChangeWatchedFiles(inTurn(onSeen))
}

async function takeWritten({ gardens }: LanguageServer, files: readonly { uri: string }[]): Promise<void> {
  for (const garden of await gardens.all())
    for (const { uri } of files) {
      const path = garden.placeOf(uri)
      if (path !== undefined && refusePath(path) === undefined)
        garden.change([{ kind: 'written', path: path as GardenPath }])
    }
}

/** Takes away files, and all that was in folders. */
async function takeRemoved({ gardens }: LanguageServer, files: readonly { uri: string }[]): Promise<void> {
  for (const garden of await gardens.all()) {
    const { notesByPath, assets } = (await garden.latest()).garden
    const gone = files.flatMap(({ uri }) => garden.placeOf(uri) ?? [])
    const paths = [...notesByPath.keys(), ...assets].filter((path) =>
      gone.some((one) => path === one || path.startsWith(`${one}/`)),
    )
    garden.change(paths.map((path) => ({ kind: 'removed', path })))
  }
}

/** The files of a garden that some renames move, each with its new path; what leaves the garden is not among them. */
async function movesIn(garden: LanguageGarden, files: readonly FileRename[]): Promise<Moves> {
  const { notesByPath, assets } = (await garden.settled()).garden
  return files.flatMap(({ oldUri, newUri }) => {
    const from = garden.placeOf(oldUri)
    const to = garden.placeOf(newUri)
    if (from === undefined || to === undefined || from === to) return []
    return [...notesByPath.keys(), ...assets]
      .filter((path: GardenPath) => path === from || path.startsWith(`${from}/`))
      .map((path) => ({ from: path, to: (to + path.slice(from.length)) as GardenPath }))
  })
}

/** A folder of a garden that is renamed; undefined for a file, and for what is no folder of it. */
function folderMove(
  garden: LanguageGarden,
  { notesByPath, assets }: Garden,
  { oldUri, newUri }: FileRename,
): MovedFolder | undefined {
  const [from, to] = [garden.placeOf(oldUri), garden.placeOf(newUri)]
  if (from === undefined || to === undefined) return undefined
  const isFolder = [...notesByPath.keys(), ...assets].some((path: GardenPath) => path.startsWith(`${from}/`))
  return isFolder ? { from, to } : undefined
}

function joinEdits(edits: readonly WorkspaceEdit[]): WorkspaceEdit {
  const documentChanges = edits.flatMap((edit) => edit.documentChanges ?? [])
  const changes = Object.assign({}, ...edits.map((edit) => edit.changes ?? {}))
  return documentChanges.length > 0 ? { documentChanges } : { changes }
}
