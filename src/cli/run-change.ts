import { existsSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { planDiff, planSteps } from '../features/changes/plan-steps.ts'
import type { PlannedFile, Relinked } from '../features/changes/planned-change.ts'
import type { Change } from '../model/change.ts'
import type { Garden } from '../model/garden.ts'
import { normalizeHeading } from '../model/heading-key.ts'
import { type AssetPath, extensionOf, folderOf, type GardenPath, type NotePath } from '../model/path.ts'
import { findNote } from '../session/find-note.ts'
import { countOf, formatCount } from './describe-counts.ts'
import { type OpenGarden, openGarden } from './open-garden.ts'
import { openKeptSession } from './open-kept-session.ts'
import { showPath } from './show-path.ts'
import type { Colors, Terminal } from './terminal.ts'
import type { TrustFlags } from './trust-flags.ts'

/** A change across notes as the command line asks for it. */
export interface ChangeRunRequest extends TrustFlags {
  readonly folder: string | undefined
  /** The folder is a garden of its own, whatever it is a part of. */
  readonly isWhole: boolean
  readonly isDryRun: boolean
  readonly terminal: Terminal
}

/** One that leads from one name to another. */
export interface RenameRequest extends ChangeRunRequest {
  readonly from: string
  readonly to: string
}

/** Renames or moves what `from` names. Rejects with a message for people where it cannot be done. */
export async function runRename(request: RenameRequest): Promise<void> {
  await runChange(request, (garden, folder) => readRename(request, garden, folder))
}

/** Renames a tag and those below it. */
export async function runRenameTag(request: RenameRequest): Promise<void> {
  const [from, to] = [request.from.replace(/^#/, ''), request.to.replace(/^#/, '')]
  await runChange(request, () => ({ kind: 'rename-tag', from, to }))
}

/** Merges two notes. */
export async function runMerge(request: RenameRequest): Promise<void> {
  await runChange(request, (garden, folder) => ({
    kind: 'merge-notes',
    from: noteNamed(garden, request.from, folder),
    into: noteNamed(garden, request.to, folder),
  }))
}

/** Undoes the last change across notes. */
export async function runUndo(request: ChangeRunRequest): Promise<void> {
  const garden = await openGarden({ ...request, onNotice: (message) => request.terminal.err(message) })
  await garden.store.list()
  try {
    const store = await garden.openEditStore()
    for (const notice of store.notices) request.terminal.err(notice)
    const done = await store.undo()
    request.terminal.out(`Undone: ${countOf(done.files, 'file')} as before.`)
  } finally {
    await garden.pool.close()
  }
}

async function runChange(
  request: ChangeRunRequest,
  read: (garden: Garden, folder: string) => Change,
): Promise<void> {
  const { terminal, isDryRun } = request
  const garden = await openGarden({ ...request, onNotice: (message) => terminal.err(message) })
  const session = openKeptSession(garden)
  try {
    const snapshot = await session.update()
    const change = read(snapshot.garden, garden.folder)
    const planned = await garden.planner(change, snapshot.garden)
    if (planned.problems.length > 0) throw new Error(planned.problems.join('\n        '))
    for (const file of planned.files) terminal.out(describeFile(file, garden, terminal.colors))
    const count = countOf(planned.files.length, 'file')
    if (isDryRun) {
      terminal.out(`${count} would be changed${describeLinks(planned.relinked)}; nothing was written.`)
      return
    }
    const store = await garden.openEditStore()
    for (const notice of store.notices) terminal.err(notice)
    await store.apply(planSteps(planned.files))
    garden.onChanged(planned)
    if (change.kind === 'move-folder' && existsSync(join(garden.folder, change.from)))
      terminal.err(
        `${showPath(join(garden.folder, change.from))} is still there: what else is in it is not part of the garden`,
      )
    terminal.out(`${count} changed${describeLinks(planned.relinked)}. "hortus undo" puts everything back.`)
  } finally {
    await session.close()
  }
}

function describeLinks({ links, byAlias }: Relinked): string {
  if (links === 0) return ''
  const alias = byAlias === 0 ? '' : `, ${formatCount(byAlias)} of which would have led on by an alias alone`
  return `, ${countOf(links, 'link')} written anew${alias}`
}

function describeFile(file: PlannedFile, { folder }: OpenGarden, colors: Colors): string {
  const shown = showPath(join(folder, file.path))
  const head =
    file.kind === 'remove'
      ? `remove ${shown}`
      : file.kind === 'create'
        ? `create ${shown}`
        : file.to === undefined
          ? `edit ${shown}`
          : `move ${shown} to ${showPath(join(folder, file.to))}`
  const diff = file.kind === 'remove' ? '' : planDiff(file)
  if (diff === '') return colors.bold(head)
  const lines = diff.split('\n').map((line) => {
    const visible = line.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '·')
    return line.startsWith('+')
      ? colors.green(visible)
      : line.startsWith('-')
        ? colors.red(visible)
        : colors.dim(visible)
  })
  return [colors.bold(head), ...lines].join('\n')
}

function readRename({ from, to }: RenameRequest, garden: Garden, folder: string): Change {
  const inside = pathInGarden(folder, from)
  const given = inside ?? from.replace(/\/+$/, '')
  const files: readonly GardenPath[] = [...garden.notesByPath.keys(), ...garden.assets]
  if (files.some((path) => path.startsWith(`${given}/`)) && !files.includes(given as GardenPath)) {
    const target = pathInGarden(folder, to) ?? to.replace(/\/+$/, '')
    return {
      kind: 'move-folder',
      from: given,
      to: to.includes('/') ? target : joinPath(folderOf(given), target),
    }
  }
  if (garden.assets.includes(given as AssetPath)) return moveFile(given as AssetPath, to, folder)
  const hash = from.indexOf('#')
  if (hash <= 0 || files.includes(given as GardenPath))
    return moveFile(noteNamed(garden, from, folder), to, folder)

  const path = noteNamed(garden, from.slice(0, hash), folder)
  const fragment = from.slice(hash + 1)
  // The note may be said again, as a link would.
  const note = from.slice(0, hash + 1)
  const next = to.startsWith(note) ? to.slice(note.length) : to.replace(/^#+\s*/, '')
  if (fragment.startsWith('^'))
    return { kind: 'rename-block', path, from: fragment.slice(1), to: next.replace(/^\^/, '') }
  const key = normalizeHeading(fragment)
  const { headings } = garden.notesByPath.get(path)!
  const heading = headings.findIndex((one) => one.key === key)
  if (heading < 0) {
    const known = headings
      .map(({ text }) => `"${text}"`)
      .slice(0, 8)
      .join(', ')
    throw new Error(`${path} has no heading "${fragment}"${known === '' ? '' : `; it has ${known}`}`)
  }
  return { kind: 'rename-heading', path, heading, to: next }
}

/** A bare name stays in its folder; the extension need not be said. */
function moveFile(from: GardenPath, to: string, folder: string): Change {
  const target = pathInGarden(folder, to) ?? to
  const extension = extensionOf(from)
  const named = extensionOf(target) === extension ? target : target + extension
  const path = (to.includes('/') ? named.replace(/^\/+/, '') : joinPath(folderOf(from), named)).normalize(
    'NFC',
  )
  return { kind: 'move-file', from, to: path as GardenPath }
}

function joinPath(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}

function noteNamed(garden: Garden, name: string, folder: string): NotePath {
  const inside = existsSync(resolve(name)) ? pathInGarden(folder, name) : undefined
  const found = findNote(garden, inside === undefined ? name : `/${inside}`)
  if (found.kind === 'found') return found.path
  const near = found.suggestions.map((one) => `"${one}"`).join(', ')
  throw new Error(`no note is named "${name}"${near === '' ? '' : `; did you mean ${near}?`}`)
}

/** `garden/linux/a.md`, as a shell completes it, is `linux/a.md`; undefined where it is not in the garden. */
function pathInGarden(folder: string, path: string): string | undefined {
  if (!path.includes('/')) return undefined
  const inside = relative(folder, resolve(path)).split(sep).join('/')
  const parent = resolve(path, '..')
  return inside.startsWith('..') || inside === '' || !existsSync(parent) ? undefined : inside.normalize('NFC')
}
