import { noteFacts } from '../../define/note-facts.ts'
import type { Facts } from '../../model/facts.ts'
import type { NoteOutline } from '../../model/map-outline.ts'
import type { Note } from '../../model/note.ts'
import type { Address } from '../../model/page.ts'
import type { Snapshot } from '../../session/snapshot.ts'
import type { MapFileStore } from '../../store/map-file-store.ts'
import { historyFacts } from '../history/facts.ts'
import { prerequisiteFacts } from '../prerequisites/facts.ts'
import { seriesFacts } from '../series/facts.ts'
import { topicFacts } from '../topics/facts.ts'
import { createMapRequest, dullnessIn } from './map-request.ts'
import { createMapThread } from './map-thread.ts'

/** A map that can be answered from. */
export interface ServedMap {
  readonly outline: NoteOutline
  /** A file that browsers load, of this map or of one made since; undefined for what is none. */
  fileAt(address: Address): Promise<Uint8Array<ArrayBuffer> | undefined>
}

/** Makes the map of whatever snapshot is asked for, when it is asked for. */
export interface MapService {
  mapOf(snapshot: Snapshot): Promise<ServedMap>
  /** The map that was made last, which may be of an earlier snapshot; undefined where none was. */
  readonly made: ServedMap | undefined
  close(): Promise<void>
}

/**
 * Keeps one map. A snapshot that differs in nothing that the map shows is answered from it; else the next map begins
 * with it, in the map's own thread, and its places are written to `mapFile`.
 */
export function createMapService(mapFile?: MapFileStore): MapService {
  const thread = createMapThread()
  let made: ServedMap | undefined
  let writing = Promise.resolve()
  /** Whether the thread has the places of a map that it made. */
  let isKnown = false
  let latest: { readonly snapshot: Snapshot; readonly map: Promise<ServedMap> } | undefined

  /** A thread that failed has lost its map: the next begins with the file again. */
  function forget(): void {
    latest = undefined
    isKnown = false
  }

  async function fileAt(address: Address): Promise<Uint8Array<ArrayBuffer> | undefined> {
    try {
      return await thread.fileAt(address)
    } catch (error) {
      // Whoever asks next has it made again.
      forget()
      throw error
    }
  }

  async function make(snapshot: Snapshot): Promise<ServedMap> {
    const request = createMapRequest(snapshot)
    const text = isKnown ? undefined : mapFile?.read()
    const { outline } = await thread.make(request, { kind: 'last', text })
    isKnown = true
    made = { outline, fileAt }
    if (mapFile !== undefined) writing = writePlaces(mapFile)
    return made
  }

  /** Behind the answer: nobody waits for this file. */
  async function writePlaces(file: MapFileStore): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    const text = await thread.placesFile().catch(() => undefined)
    if (text !== undefined) file.write(text)
  }

  return {
    mapOf(snapshot) {
      if (latest !== undefined && isSameMap(latest.snapshot, snapshot)) {
        latest = { snapshot, map: latest.map }
        return latest.map
      }
      const map = make(snapshot)
      latest = { snapshot, map }
      // One that failed is tried again.
      map.catch(() => {
        if (latest?.map === map) forget()
      })
      return map
    },
    get made() {
      return made
    },
    async close() {
      await writing
      await thread.close()
    },
  }
}

/** What the map shows of what authors say; the same object while nothing of it changed. */
const readByMap: readonly Facts<unknown>[] = [noteFacts, topicFacts, seriesFacts, prerequisiteFacts]

function isSameMap(before: Snapshot, after: Snapshot): boolean {
  if (before === after) return true
  const [old, now] = [before.published, after.published]
  if (old.links !== now.links || readByMap.some((facts) => old.read(facts) !== now.read(facts))) return false
  if (before.plan.addressByNote !== after.plan.addressByNote || old.notesByPath.size !== now.notesByPath.size)
    return false
  for (const [path, note] of now.notesByPath) {
    const other = old.notesByPath.get(path)
    if (other !== note && (other === undefined || surfaceOf(other) !== surfaceOf(note))) return false
    const planted = now.read(historyFacts).of(path)?.planted
    if (old.read(historyFacts).of(path)?.planted !== planted) return false
  }
  return true
}

/** What the map reads of a note itself. */
function surfaceOf(note: Note): string {
  const { title, tags, properties } = note
  return JSON.stringify([title, tags, properties, [...dullnessIn(note)]])
}
