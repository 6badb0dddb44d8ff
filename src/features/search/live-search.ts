import type { Session } from '../../session/session.ts'
import { collectSearchNotes } from './collect-search-notes.ts'
import { addressOfFile, entryName } from './files/search-entry.ts'
import { writeSearch } from './write-search.ts'

/** The search files of a garden that is being edited. */
interface LiveSearch {
  /** Address of the one file whose name does not tell its content. */
  readonly entry: string
  /** The file at an address below the base; undefined where there is none. */
  fileAt(address: string): Promise<Uint8Array | undefined>
}

/** How long a reader waits for an index that is behind the garden before being given that one, in milliseconds. */
const patience = 400

/**
 * Indexes the session's garden when somebody searches, never because of an edit: an edit must not wait for an index that
 * nobody may ask for. A reader who holds an older entry still finds its files.
 */
export function createLiveSearch(session: Session): LiveSearch {
  const entry = addressOfFile(entryName)
  let revision = -1
  let kept: Uint8Array | undefined
  let files: ReadonlyMap<string, Uint8Array> | undefined
  let previous: ReadonlyMap<string, Uint8Array> | undefined
  let updating: Promise<void> | undefined

  const update = async (): Promise<void> => {
    const { snapshot } = session
    const made = await writeSearch(collectSearchNotes(snapshot.published, snapshot.plan), {
      kept,
      addresses: [...(files?.keys() ?? [])],
    })
    const known = files
    previous = known
    kept = made.kept
    files = new Map(
      made.files.map(({ address, content }) => [address, content ?? known!.get(address)!] as const),
    )
    revision = snapshot.revision
  }
  const bringUpToDate = async (): Promise<void> => {
    if (revision === session.snapshot.revision) return
    updating ??= update().finally(() => {
      updating = undefined
    })
    // While there is an older index nobody waits long for the new one.
    if (files === undefined) await updating
    else {
      updating.catch(() => {})
      await Promise.race([updating, new Promise((resolve) => setTimeout(resolve, patience).unref())])
    }
  }

  return {
    entry,
    async fileAt(address) {
      if (address === entry || files === undefined) await bringUpToDate()
      return files?.get(address) ?? previous?.get(address)
    },
  }
}
