import { existsSync, realpathSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import type {
  AnyCommand,
  Asked,
  AskedGarden,
  Flags,
  FoundGarden,
  ListedGarden,
  ReadRequest,
} from '../define/command.ts'
import { localTimeOf } from '../model/dates/local-time.ts'
import { decodeText } from '../model/decode-text.ts'
import { compareText } from '../model/diagnostic.ts'
import type { GardenOptions } from '../model/options.ts'
import { type GardenPath, isNotePath, toNameKey } from '../model/path.ts'
import { findNote } from '../session/find-note.ts'
import { renderNoteText } from '../session/render-note-text.ts'
import type { Session } from '../session/session.ts'
import type { Snapshot } from '../session/snapshot.ts'
import { digest } from '../store/digest.ts'
import { createProgress } from './create-progress.ts'
import { describeFeatures } from './describe-features.ts'
import { editGarden } from './edit-garden.ts'
import type { ExitCode } from './exit-code.ts'
import { describeSwitchedOff } from './local-commands.ts'
import { openBrowser } from './open-browser.ts'
import { openFile } from './open-file.ts'
import { type OpenGarden, openGarden } from './open-garden.ts'
import { openKeptSession } from './open-kept-session.ts'
import { findServer } from './running-servers.ts'
import { showPath } from './show-path.ts'
import { gardenState } from './state-folder.ts'
import type { Terminal } from './terminal.ts'
import type { TrustFlags } from './trust-flags.ts'

/** A command line that was understood. */
interface CommandRequest extends TrustFlags, Pick<Asked<string, Flags>, 'given' | 'flags' | 'many'> {
  readonly folder: string | undefined
  /** The folder is a garden of its own, whatever it is a part of. */
  readonly isWhole: boolean
  readonly json: boolean
  /** Options that the command line sets over those of the config. */
  readonly overrides?: Partial<GardenOptions>
  /** Whose command it is; empty for the kernel's. */
  readonly feature: string
  readonly terminal: Terminal
}

/** Runs a command and prints its answer. The garden is opened when it is first needed and closed in any case. */
export async function answerCommand(command: AnyCommand, request: CommandRequest): Promise<ExitCode> {
  const { given, flags, many, terminal, json, feature } = request
  const remark = (message: string): void => terminal.err(message)
  let garden: OpenGarden | undefined
  let session: Session | undefined
  const open = async (withDrafts = false): Promise<OpenGarden> => {
    garden ??= await openGarden({
      ...request,
      isOwner: true,
      overrides: { ...request.overrides, ...(withDrafts && { drafts: true }) },
      onNotice: remark,
    })
    if (feature !== '' && !garden.chosen.features.isOn(feature))
      throw new Error(
        request.untrusted === true
          ? `the feature "${feature}" runs code of the garden, and --untrusted runs none`
          : describeSwitchedOff(feature, garden.folder),
      )
    return garden
  }
  const read = async ({ withHistory = false, withDrafts, showsProgress }: ReadRequest = {}) => {
    const opened = await open(withDrafts)
    const progress = showsProgress ? await createProgress(terminal) : undefined
    session = openKeptSession(opened, { withHistory, ...(progress && { onProgress: progress.onProgress }) })
    return askedGarden(opened, await session.update().finally(progress?.stop))
  }
  const list = async (): Promise<ListedGarden> => {
    const opened = await open()
    const { entries } = await opened.store.list()
    const paths = entries.map(({ path }) => path).sort(compareText)
    const notes = paths.flatMap((path) => (isNotePath(path) ? path : []))
    return { ...fileAccess(opened), notes, paths }
  }
  try {
    const clock = () => localTimeOf(new Date())
    const edits = editGarden(open, remark)
    const answer = await command.run({
      given,
      flags,
      many,
      json,
      read,
      garden: async () => fileAccess(await open()),
      list,
      remark,
      edits,
      clock,
      ...openers(remark),
    })
    const shown = json && answer.json ? JSON.stringify(answer.json(), null, 2) : answer.text(terminal.colors)
    if (shown !== '') terminal.out(shown)
    return answer.exitCode ?? 0
  } finally {
    await (session ?? garden?.pool)?.close()
  }
}

/** How a command shows something to the user beside its answer. */
function openers(
  remark: (message: string) => void,
): Pick<Asked<string, Flags>, 'openFile' | 'servedAt' | 'browse'> {
  return { openFile, servedAt: findServer, browse: (url) => openBrowser(url, remark) }
}

function askedGarden(opened: OpenGarden, snapshot: Snapshot): AskedGarden {
  const { folder, chosen } = opened
  const { garden, published, plan, files, diagnosticsOf } = snapshot
  return {
    garden,
    published,
    plan,
    publication: opened.publication,
    files,
    async diagnostics() {
      // What a garden's own features fail at shows when pages are made.
      if (chosen.own.size > 0) for (const page of plan.pages) await snapshot.render(page)
      return snapshot.diagnostics()
    },
    features: () => describeFeatures(opened, snapshot),
    async stylesheet() {
      const { webAssets } = opened
      const asset = webAssets.files.find(({ address }) => address === webAssets.stylesheet)
      return asset === undefined ? '' : decodeText(await webAssets.read(asset))
    },
    diagnosticsOf,
    htmlOf: (path) => renderNoteText(snapshot, path),
    hrefOf: snapshot.hrefOf,
    bytesOf: (path) => opened.store.read(path),
    noteNamed(name) {
      const found = findNote(garden, pathInGarden(folder, name))
      if (found.kind === 'found') return found.path
      // No link finds a note by the title that it gives itself, but whoever reads it here can.
      const key = toNameKey(name)
      const titled = [...garden.notesByPath.values()].filter(({ title }) => toNameKey(title) === key)
      if (titled.length === 1 && titled[0]) return titled[0].path
      const names = found.suggestions.map((suggestion) => `"${suggestion}"`).join(', ')
      throw new Error(`no note is named "${name}"${names === '' ? '' : `; did you mean ${names}?`}`)
    },
    ...fileAccess(opened),
  }
}

/** How a command reads files of a garden and names them. */
function fileAccess({ folder, options, store }: OpenGarden): FoundGarden {
  const fileOf = (path: GardenPath): string => join(folder, store.nameOnDisk(path))
  return {
    folder,
    options,
    async textOf(path) {
      try {
        // The config is no file of the garden, and was read whole to get here.
        if (path === options.settingsFile) return await readFile(join(folder, path), 'utf8')
        return decodeText((await store.head(path, options.budget.maxBytes)).bytes)
      } catch {
        return undefined
      }
    },
    async hashOf(path) {
      try {
        return digest(await store.read(path))
      } catch {
        return undefined
      }
    },
    fileOf,
    showFile: (path) => showPath(fileOf(path)),
    stateOf: (kind) => gardenState(kind, realpathSync(folder)),
  }
}

/** `garden/linux/a.md`, as a shell completes it, means `linux/a.md`. */
function pathInGarden(folder: string, note: string): string {
  const inside = relative(folder, resolve(note)).split(sep).join('/')
  return existsSync(resolve(note)) && !inside.startsWith('../') && inside.includes('.') ? `/${inside}` : note
}
