import { hash } from 'node:crypto'
import { relative, resolve, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { collectNames } from '../build/collect-names.ts'
import type { Planner } from '../build/open-planner.ts'
import type { Session } from '../build/session.ts'
import type { Snapshot } from '../build/snapshot.ts'
import type { CompletionData } from '../complete/completion-data.ts'
import { type Completer, createCompleter } from '../complete/create-completer.ts'
import { createLinkNamer, type LinkNamer } from '../complete/link-name.ts'
import type { Garden } from '../model/garden.ts'
import type { Link, Resolution } from '../model/link.ts'
import type { Note } from '../model/note.ts'
import { type GardenPath, isNotePath, type NotePath } from '../model/path.ts'
import type { OverlayStore } from '../store/overlay-store.ts'
import type { StoreChange } from '../store/store.ts'

/** A garden as it is opened for an editor. */
export interface OpenedGarden {
  /** Absolute, real. */
  readonly folder: string
  readonly session: Session
  /** Shows open buffers over the disk; the session reads from it. */
  readonly overlay: OverlayStore
  readonly planner: Planner
  /** What a text says, as if it were the file's; nothing of it is kept. */
  readonly prepare: (path: NotePath, bytes: Uint8Array) => Promise<Note>
  /** Called when the first snapshot is there. */
  readonly onReady?: () => void
  /** Frees what the garden holds. */
  close(): Promise<void>
}

/** What completion knows of a garden. */
export interface KnownNames {
  readonly garden: Garden
  readonly data: CompletionData
  readonly completer: Completer
  /** How a wiki-link names a note. */
  readonly nameOf: LinkNamer
}

/** A garden that an editor works on: always what its buffers show. */
export interface LanguageGarden {
  readonly folder: string
  readonly planner: Planner
  /** The newest snapshot, with everything that was typed until now. */
  settled(): Promise<Snapshot>
  /** Names to complete, at most a moment old: never waited for. */
  names(): KnownNames
  /** A note and its text as they are now, without the rest of the garden taking the text over: for an answer between two keys. */
  noteNow(path: NotePath): Promise<{ readonly note: Note; readonly bytes: Uint8Array } | undefined>
  /** Shows a buffer instead of the file, or the file again. */
  show(path: string, text: string | undefined): void
  change(changes: readonly StoreChange[]): void
  /** The path of a document in the garden; undefined where it is in none, or no note. */
  pathOf(uri: string): NotePath | undefined
  uriOf(path: string): string
  /** The text of a file as the editor shows it, for positions; undefined where there is none. */
  documentOf(path: GardenPath): Promise<TextDocument | undefined>
  close(): Promise<void>
}

/**
 * A pause in typing after which the garden is brought up to date and its problems told, and one after which the names to
 * complete are. In a large garden either takes a tenth of a second, in which nothing else is answered: not between two keys.
 */
const settleMilliseconds = 500
const restMilliseconds = 1_000

/** Starts to follow a garden; resolves when its first snapshot is there. `onUpdate` is told of each one. */
export async function followGarden(
  { folder, session, overlay, planner, prepare, onReady, close }: OpenedGarden,
  onUpdate: (snapshot: Snapshot) => void,
): Promise<LanguageGarden> {
  let pending: StoreChange[] = []
  let timer: NodeJS.Timeout | undefined
  let resting: NodeJS.Timeout | undefined
  let known: KnownNames | undefined

  const update = async (): Promise<Snapshot> => {
    clearTimeout(timer)
    const changes = pending
    pending = []
    const before = session.snapshot
    const next = changes.length === 0 ? before : await session.update(changes)
    if (next !== before) onUpdate(next)
    return next
  }
  const change = (changes: readonly StoreChange[]): void => {
    pending.push(...changes)
    clearTimeout(timer)
    clearTimeout(resting)
    timer = setTimeout(() => void update(), settleMilliseconds)
    resting = setTimeout(refresh, restMilliseconds)
  }
  const refresh = (): void => {
    const { garden } = session.snapshot
    if (known?.garden === garden) return
    const data = collectNames(session)
    const nameOf = createLinkNamer(data.notes.map(({ path }) => path))
    known = { garden, data, completer: createCompleter(data), nameOf }
  }

  onUpdate(await session.update())
  refresh()
  onReady?.()
  const stopWatching = await overlay.watch?.(change, () => {})
  const uriOf = (path: string): string => pathToFileURL(resolve(folder, path)).href
  return {
    folder,
    planner,
    settled: update,
    names: () => known!,
    async noteNow(path) {
      const bytes = await overlay.read(path).catch(() => undefined)
      if (bytes === undefined) return undefined
      const known = session.snapshot.garden.notesByPath.get(path)
      const isKnown = known?.hash === hash('sha256', bytes, 'hex')
      return { note: isKnown ? known : await prepare(path, bytes), bytes }
    },
    show(path, text) {
      if (text === undefined) overlay.close(path)
      else overlay.open(path, text)
      change([{ kind: 'written', path }])
    },
    change,
    pathOf(uri) {
      if (!uri.startsWith('file:')) return undefined
      const path = relative(folder, fileURLToPath(uri)).split(sep).join('/').normalize('NFC')
      return path.startsWith('../') || !isNotePath(path) ? undefined : path
    },
    uriOf,
    async documentOf(path) {
      try {
        const text = new TextDecoder().decode(await overlay.read(path))
        return TextDocument.create(uriOf(path), 'markdown', 0, text)
      } catch {
        return undefined
      }
    },
    async close() {
      clearTimeout(timer)
      clearTimeout(resting)
      await stopWatching?.()
      await close()
    },
  }
}

/** A link of a note and what it means. */
export interface MeantLink {
  readonly note: Note
  readonly link: Link
  readonly resolution: Resolution
}

/** The innermost link around an offset of a note. */
export function linkAt(snapshot: Snapshot, path: NotePath, offset: number): MeantLink | undefined {
  const note = snapshot.garden.notesByPath.get(path)
  const resolutions = snapshot.garden.links.resolutionsByPath.get(path) ?? []
  const found = note?.links
    .map((link, i) => ({ note, link, resolution: resolutions[i]! }))
    .filter(({ link: { range } }) => range.start <= offset && offset <= range.end)
  return found?.sort(
    (a, b) => a.link.range.end - a.link.range.start - (b.link.range.end - b.link.range.start),
  )[0]
}
