import { setTimeout as startTimer } from 'node:timers'
import { setTimeout } from 'node:timers/promises'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Planner } from '../features/changes/open-planner.ts'
import type { NamesSettings } from '../features/editor/completion/collect-names.ts'
import type { GardenSketch } from '../features/editor/completion/sketch-garden.ts'
import type { FileHead } from '../model/file-head.ts'
import { resolvedPath } from '../model/link.ts'
import type { Neighbour } from '../model/neighbour.ts'
import type { Note } from '../model/note.ts'
import { type GardenPath, isNotePath, type NameKey, type NotePath, stemOf } from '../model/path.ts'
import type { PlannedChange } from '../model/planned-change.ts'
import {
  findLinked,
  labelsFirstIn,
  type MeantLink,
  meantLinks,
  withFragmentIn,
} from '../session/meant-links.ts'
import type { Session } from '../session/session.ts'
import type { Snapshot } from '../session/snapshot.ts'
import { digestHead } from '../store/digest.ts'
import type { OverlayStore } from '../store/overlay-store.ts'
import type { StoreChange } from '../store/store.ts'
import { createChangeIntake } from './change-intake.ts'
import type { DocumentMaker } from './encoded-document.ts'
import { createGardenPaths, type GardenPaths } from './garden-paths.ts'
import { type KnownNames, namesOfSession, namesOfSketch } from './known-names.ts'

/** A garden as it is opened for an editor. */
export interface OpenedGarden {
  /** Absolute, real. */
  readonly folder: string
  readonly session: Session
  /** Shows open buffers over the disk; the session reads from it. */
  readonly overlay: OverlayStore
  readonly planner: Planner
  /** Told of each change across notes that the editor is to do. */
  readonly onChanged?: (planned: PlannedChange) => void
  /** What a path is called on disk, or would be. */
  readonly nameOnDisk: (path: string) => string
  /** What a text says, as if it were the file's; nothing of it is kept. */
  readonly prepare: (path: NotePath, head: FileHead, labelFirst?: readonly number[]) => Promise<Note>
  /** Bytes of a note beyond which only its start is read. */
  readonly maxBytes: number
  /** Looks through the notes for their names, buffers among them. */
  readonly sketch: () => Promise<GardenSketch>
  /** The sketch with the names of buffers that are new. */
  readonly addToSketch: (sketch: GardenSketch, paths: readonly NotePath[]) => Promise<GardenSketch>
  /** What Obsidian's settings in the garden say about names and where new notes go, read anew each time. */
  readonly toldSettings: () => NamesSettings & { readonly newNoteFolder?: string }
  /** Called when the first snapshot is there. */
  readonly onReady?: () => void
  /** Frees what the garden holds. */
  close(): Promise<void>
}

/** A note and its text, or the start of it. */
interface NoteNow {
  readonly note: Note
  readonly bytes: Uint8Array
}

/** A garden that an editor works on: always what its buffers show. */
export interface LanguageGarden extends GardenPaths {
  readonly folder: string
  readonly planner: Planner
  /** See {@link OpenedGarden}. */
  onChanged(planned: PlannedChange): void
  /** The newest snapshot, with everything that was typed until now. At the start it waits until all notes are read. */
  settled(): Promise<Snapshot>
  /** The same once nobody has typed for a moment: what is not waited for lets the next key be answered first. */
  rested(): Promise<Snapshot>
  /** The newest snapshot that there is, perhaps without the last keys. At the start it waits until all notes are read. */
  latest(): Promise<Snapshot>
  /** The newest snapshot without waiting; undefined until all notes are read. */
  snapshotNow(): Promise<Snapshot | undefined>
  /** What a note is called; its file's name where it is not known yet. */
  titleOf(path: NotePath): string
  /** Names to complete, at most a moment old: never waited for. */
  names(): KnownNames
  /** The same with what only a parsed text tells; at the start it waits until all notes are read. */
  wholeNames(): Promise<KnownNames>
  /** A note and its text as they are now, without the rest of the garden taking the text over: for an answer between two keys. */
  noteNow(path: NotePath): Promise<NoteNow | undefined>
  /** The links of a note as it is now, and what they mean. Only where a file came or went is anything waited for. */
  linksNow(path: NotePath): Promise<readonly MeantLink[]>
  /** The innermost link around an offset of a note as it is now. */
  linkNow(path: NotePath, offset: number): Promise<MeantLink | undefined>
  /** The note that a wiki-link in `source` names. */
  findNow(source: NotePath, target: string): Promise<NotePath | undefined>
  /** The folder where new notes go; undefined where nobody has said so. */
  homeOfNew(): string | undefined
  /** Other gardens that links may name. */
  neighboursNow(): Promise<readonly Neighbour[]>
  /** How many links ask for a note that is not written. */
  askedFor(name: NameKey): number
  /** Shows a buffer instead of the file, or the file again. */
  show(path: string, text: string | undefined): void
  change(changes: readonly StoreChange[]): void
  /** The text of a file as the editor shows it, for positions; undefined where there is none. */
  documentOf(path: GardenPath): Promise<TextDocument | undefined>
  close(): Promise<void>
}

/** A document of an editor. */
interface OpenBuffer {
  readonly uri: string
  readonly text: string
}

/** How an editor's garden is followed. */
export interface FollowSettings {
  /** Makes a document whose positions count as the editor does. */
  readonly createDocument: DocumentMaker['create']
  /** What is open at the start. */
  readonly buffers: readonly OpenBuffer[]
  /** Told of each snapshot. */
  readonly onUpdate: (snapshot: Snapshot) => void
  /** Told when the notes could not be read, at the start or later. */
  readonly onFailure: (error: unknown) => void
}

/**
 * A pause in typing after which the garden is brought up to date and its problems told, and one after which the names to
 * complete are. In a large garden either takes a tenth of a second, in which nothing else is answered: not between two keys.
 */
const settleMilliseconds = 500
const restMilliseconds = 1_000

/** From the first names until the notes are read, in milliseconds: what was asked meanwhile is answered first. */
const restBeforeReading = 20

/**
 * Starts to follow a garden; resolves when its names are known, long before its notes are parsed: what asks for one note
 * and where its links lead is answered then, and what asks for all of them waits.
 */
export async function followGarden(
  opened: OpenedGarden,
  { createDocument, buffers, onUpdate, onFailure }: FollowSettings,
): Promise<LanguageGarden> {
  const { folder, session, overlay, planner, prepare, maxBytes, sketch, addToSketch, toldSettings } = opened
  const intake = createChangeIntake(session, onUpdate)
  let timer: NodeJS.Timeout | undefined
  let resting: NodeJS.Timeout | undefined
  let first: GardenSketch | undefined
  let known: KnownNames
  let knownOf: Snapshot | undefined
  const waiters: ((snapshot: Snapshot) => void)[] = []
  let stopWatching: (() => Promise<void>) | undefined

  const { pathOf, placeOf, uriOf } = createGardenPaths(folder, opened.nameOnDisk)
  for (const { uri, text } of buffers) {
    const path = pathOf(uri)
    if (path !== undefined) overlay.open(path, text)
  }
  first = await sketch()
  known = namesOfSketch(first)

  const refresh = (): void => {
    if (knownOf?.garden === session.snapshot.garden) return
    knownOf = session.snapshot
    known = namesOfSession(session, toldSettings())
  }
  const update = async (): Promise<Snapshot> => {
    await whole
    clearTimeout(timer)
    try {
      return await intake.take()
    } finally {
      for (const go of waiters.splice(0)) go(session.snapshot)
    }
  }
  const change = (changes: readonly StoreChange[]): void => {
    intake.add(changes)
    // While the notes are read for the first time, they are read as they are now.
    if (first !== undefined) return
    clearTimeout(timer)
    clearTimeout(resting)
    timer = startTimer(() => void update().catch(onFailure), settleMilliseconds)
    resting = startTimer(refresh, restMilliseconds)
  }
  const readAll = async (): Promise<void> => {
    await setTimeout(restBeforeReading)
    await intake.begin()
    first = undefined
    opened.onReady?.()
    stopWatching = await overlay.watch?.(change, () => {})
    change([])
  }
  const whole = readAll()
  whole.catch(onFailure)

  /** A text as the garden would read it: with the labels of its links on the side where they are. */
  const readNote = async (path: NotePath, head: FileHead): Promise<Note> => {
    const note = await prepare(path, head)
    if (first !== undefined) return note
    const starts = labelsFirstIn(session.snapshot, note)
    return starts.length === 0 ? note : prepare(path, head, starts)
  }
  const noteNow = async (path: NotePath): Promise<NoteNow | undefined> => {
    const head = await overlay.head(path, maxBytes).catch(() => undefined)
    if (head === undefined) return undefined
    const before = first === undefined ? session.snapshot.garden.notesByPath.get(path) : undefined
    const isKnown = before?.hash === digestHead(head)
    return { note: isKnown ? before : await readNote(path, head), bytes: head.bytes }
  }
  /** By what names links are resolved now: no older than the last file that came or went. */
  const indexNow = async (): Promise<Snapshot['index']> => {
    const { index } = first ?? session.snapshot
    const coming = intake.underWay()
    const isNew = ({ path }: StoreChange): boolean =>
      isNotePath(path) && !index.notesByPath.has(path as NotePath)
    if (first !== undefined) {
      const added = [...new Set(coming.filter(isNew).map(({ path }) => path as NotePath))]
      if (added.length === 0) return first.index
      const more = await addToSketch(first, added)
      // All may have been read meanwhile.
      if (first !== undefined) first = more
      return more.index
    }
    return coming.some((one) => one.kind === 'removed' || isNew(one)) ? (await update()).index : index
  }
  const linksNow = async (path: NotePath): Promise<readonly MeantLink[]> => {
    const now = await noteNow(path)
    return now === undefined ? [] : meantLinks(await indexNow(), now.note)
  }

  return {
    folder,
    planner,
    onChanged: (planned) => opened.onChanged?.(planned),
    settled: update,
    async rested() {
      await whole
      return intake.isEmpty ? update() : new Promise((resolve) => waiters.push(resolve))
    },
    async latest() {
      await whole
      return session.snapshot
    },
    snapshotNow: async () => (first === undefined ? session.snapshot : undefined),
    titleOf: (path) => known.titleByPath().get(path) ?? stemOf(path),
    names: () => known,
    async wholeNames() {
      if (!known.isWhole) {
        await update()
        refresh()
      }
      return known
    },
    noteNow,
    linksNow,
    async linkNow(path, offset) {
      const around = (await linksNow(path))
        .filter(({ link: { range } }) => range.start <= offset && offset <= range.end)
        .sort((a, b) => a.link.range.end - a.link.range.start - (b.link.range.end - b.link.range.start))
      const found = around[0]
      const target = found && resolvedPath(found.resolution)
      if (found?.link.fragment === undefined || target === undefined || !isNotePath(target)) return found
      const now = await noteNow(target)
      return now === undefined ? found : withFragmentIn(now.note, found)
    },
    findNow: async (source, target) => findLinked(await indexNow(), source, target),
    homeOfNew: () => toldSettings().newNoteFolder,
    neighboursNow: async () => (await indexNow()).names.neighbours,
    askedFor(name) {
      const { links } = first ?? session.snapshot.garden
      return links.wantedByName.get(name)?.askedBy.length ?? 1
    },
    show(path, text) {
      if (text === undefined) overlay.close(path)
      else overlay.open(path, text)
      change([{ kind: 'written', path }])
    },
    change,
    pathOf,
    placeOf,
    uriOf,
    async documentOf(path) {
      try {
        const { bytes } = await overlay.head(path, maxBytes)
        return createDocument(uriOf(path), 'markdown', 0, new TextDecoder().decode(bytes))
      } catch {
        return undefined
      }
    },
    async close() {
      clearTimeout(timer)
      clearTimeout(resting)
      // What is still being read is of no use to anybody any more.
      if (first !== undefined) return
      await stopWatching?.()
      await opened.close()
    },
  }
}
