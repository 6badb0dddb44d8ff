/** A file as a host sent it. */
export interface SentFile {
  readonly status: number
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** The host led on to another address. */
  readonly isMoved?: boolean
}

/** Everything outside that keeping a garden needs, so that tests can stand in for browser and host. */
export interface KeeperEffects {
  /**
   * A file of the site, by its address; undefined where nobody answers. `isFresh`: not from the browser's own cache; `isFile`:
   * a page by the name of its file, `index.html`, and not by its folder.
   */
  fetchFile(address: string, isFresh: boolean, isFile?: boolean): Promise<SentFile | undefined>
  digest(bytes: Uint8Array<ArrayBuffer>): Promise<string>
  /** What this browser keeps, by name, in the order in which it was put. */
  readonly shelf: Shelf
  /** Ids of the pages and workers of the site that are open. */
  openClients(): Promise<readonly string[]>
  /** Tells a page that the site has become newer than it is. */
  tellNewer(client: string): Promise<void>
  /** Forgets all that is kept, and lets the browser ask the host from the next page on. */
  retire(): Promise<void>
  now(): number
}

/** A store by name. Putting what is there moves it to the end. */
export interface Shelf {
  get(name: string): Promise<KeptFile | undefined>
  has(name: string): Promise<boolean>
  put(name: string, file: KeptFile): Promise<void>
  delete(name: string): Promise<void>
  names(): Promise<readonly string[]>
}

/** A file with what it was sent as. */
export type KeptFile = Pick<SentFile, 'type' | 'bytes'>
