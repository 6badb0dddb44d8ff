/** A text that may not be in its file yet. */
export interface Draft {
  /** The note's path in the garden. */
  readonly path: string
  readonly text: string
  /** What it was made from, so that it can be merged later; empty for a new note. */
  readonly baseText: string
  readonly baseHash: string | null
  /** When it was kept, in milliseconds since 1970. */
  readonly at: number
}

/** Keeps drafts where a crash of the page, the browser or the server leaves them. */
export interface DraftStore {
  get(path: string): Promise<Draft | undefined>
  put(draft: Draft): Promise<void>
  remove(path: string): Promise<void>
  /** The newest first. */
  list(): Promise<readonly Draft[]>
}

const storeName = 'drafts'

/** Drafts in the browser's own database, one for each note; `garden` keeps gardens on one address apart. */
export async function openDraftStore(garden: string): Promise<DraftStore> {
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
    list: async () => {
      const drafts = await request<Draft[]>('readonly', (store) => store.getAll())
      return drafts.sort((a, b) => b.at - a.at)
    },
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
