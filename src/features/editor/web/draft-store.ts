import type { Draft } from './draft.ts'
import { openLastWords } from './last-words.ts'
import type { RecoverBase } from './recover-words.ts'

/** Keeps drafts where a crash of the page, the browser or the server leaves them. */
export interface DraftStore {
  get(path: string): Promise<Draft | undefined>
  /** False where the browser has no room. */
  put(draft: Draft): Promise<boolean>
  /** Keeps a draft before the page is gone, in an instant; {@link recover} finds it. False where the browser has no room. */
  putAtOnce(draft: Draft): boolean
  remove(path: string): Promise<void>
  /** The newest first. */
  list(): Promise<readonly Draft[]>
  /** Makes drafts of all that pages kept as they were left; `disk` is what some of it may have been made from. */
  recover(disk: RecoverBase | undefined): Promise<void>
}

/** What keeps drafts in the end. May reject. */
type Drawer = Pick<DraftStore, 'get' | 'list' | 'remove'> & { readonly put: (draft: Draft) => Promise<void> }

const storeName = 'drafts'

/**
 * Drafts in the browser's own database, one for each note; `garden` keeps gardens on one address apart, `tab` what tabs keep. Where a browser has
 * no room, or may keep nothing, writing goes on: drafts are then where there is room, for the time that the page is there
 * at least.
 */
export async function openDraftStore(garden: string, tab: string): Promise<DraftStore> {
  const drawer = await openDrawer(garden).catch(() => closedDrawer)
  const words = openLastWords(garden)
  /** What the database had no room for. */
  const spare = new Map<string, Draft>()

  const get = async (path: string): Promise<Draft | undefined> =>
    spare.get(path) ?? (await drawer.get(path).catch(() => undefined))

  const put = async (given: Draft): Promise<boolean> => {
    const draft = { by: tab, ...given }
    try {
      await drawer.put(draft)
      spare.delete(draft.path)
      words.forget(draft.path, draft.at)
      return true
    } catch {
      spare.set(draft.path, draft)
      return words.keep(draft)
    }
  }

  return {
    get,
    put,
    putAtOnce: (draft) => words.keep({ by: tab, ...draft }),
    async remove(path) {
      words.forget(path)
      spare.delete(path)
      await drawer.remove(path).catch(() => {})
    },
    list: async () =>
      [...spare.values(), ...(await drawer.list().catch(() => []))].sort((a, b) => b.at - a.at),
    async recover(disk) {
      const kept = words.all()
      if (kept.size === 0) return
      // Hardly any page is left in the middle of a word.
      const { recoverWords } = await import('./recover-words.ts')
      await recoverWords({ kept, disk, get, put, remove: words.remove })
    },
  }
}

const closed = (): Promise<never> => Promise.reject(new Error('The browser keeps no drafts here'))

/** The drawer of a browser that has no database. */
const closedDrawer: Drawer = { get: closed, put: closed, remove: closed, list: closed }

async function openDrawer(garden: string): Promise<Drawer> {
  const database = await settle(openDatabase(`hortus ${garden}`))
  const request = <Result>(
    mode: IDBTransactionMode,
    ask: (store: IDBObjectStore) => IDBRequest<Result>,
  ): Promise<Result> =>
    new Promise((resolve, reject) => {
      // Strict: resolved only when the text is on disk, because a crash is what drafts are for.
      const transaction = database.transaction(storeName, mode, { durability: 'strict' })
      const asked = ask(transaction.objectStore(storeName))
      transaction.oncomplete = () => resolve(asked.result)
      transaction.onabort = () => reject(transaction.error ?? new Error('The draft could not be kept'))
    })
  return {
    get: (path) => request<Draft | undefined>('readonly', (store) => store.get(path)),
    put: async (draft) => {
      await request('readwrite', (store) => store.put(draft))
    },
    remove: async (path) => {
      await request('readwrite', (store) => store.delete(path))
    },
    list: () => request<Draft[]>('readonly', (store) => store.getAll()),
  }
}

function openDatabase(name: string): IDBOpenDBRequest {
  const opening = indexedDB.open(name, 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(storeName, { keyPath: 'path' })
  return opening
}

function settle(request: IDBOpenDBRequest): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The browser keeps no drafts here'))
  })
}
