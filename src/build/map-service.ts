import type { NoteOutline } from '../model/map-outline.ts'
import type { Note } from '../model/note.ts'
import type { Address } from '../model/page.ts'
import type { MapFileStore } from '../store/map-file-store.ts'
import { createMapRequest, dullnessIn } from './map-request.ts'
import { createMapThread } from './map-thread.ts'
import type { Snapshot } from './snapshot.ts'

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
  let latest: { readonly snapshot: Snapshot; readonly map: Promise<ServedMap> } | undefined

  async function fileAt(address: Address): Promise<Uint8Array<ArrayBuffer> | undefined> {
    try {
      return await thread.fileAt(address)
    } catch (error) {
      // A thread that failed has lost its map: whoever asks next has it made again.
      latest = undefined
      throw error
    }
  }

  async function make(snapshot: Snapshot): Promise<ServedMap> {
    const request = createMapRequest(snapshot)
    const { outline, mapFile: text } = await thread.make(request, { kind: 'last', text: mapFile?.read() })
    mapFile?.write(text)
    made = { outline, fileAt }
    return made
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
        if (latest?.map === map) latest = undefined
      })
      return map
    },
    get made() {
      return made
    },
    close: () => thread.close(),
  }
}

function isSameMap(before: Snapshot, after: Snapshot): boolean {
  if (before === after) return true
  const [old, now] = [before.published, after.published]
  if (old.links !== now.links || old.knowledge !== now.knowledge) return false
  if (before.plan.addressByNote !== after.plan.addressByNote || old.notesByPath.size !== now.notesByPath.size)
    return false
  for (const [path, note] of now.notesByPath) {
    const other = old.notesByPath.get(path)
    if (other !== note && (other === undefined || surfaceOf(other) !== surfaceOf(note))) return false
    const planted = after.publishedInsight.historyOf(path)?.planted
    if (before.publishedInsight.historyOf(path)?.planted !== planted) return false
  }
  return true
}

/** What the map reads of a note itself. */
function surfaceOf(note: Note): string {
  const { title, tags, properties } = note
  return JSON.stringify([title, tags, properties, [...dullnessIn(note)]])
}
