import type { BuildList, BuildMark, ListedFile } from '../build-list.ts'
import { listAddress, markAddress } from '../build-list.ts'
import type { KeeperEffects, KeptFile } from './site-fetch.ts'

/** A build whose list is known. */
export interface KnownBuild extends BuildList {
  readonly id: string
}

/**
 * What a host gave for a file: what the build has there, something else, or nothing. `moved`: it leads on by itself where the
 * build has a page that does.
 */
type Got = KeptFile | 'other' | 'moved' | 'away'

/** Builds and their files in this browser. Files are kept by what is in them, so builds share what they have in common. */
export interface KeptBuilds {
  /** Asks the host which build it has. Undefined where it does not answer, or is just being changed. */
  learn(): Promise<KnownBuild | undefined>
  find(id: string): Promise<KnownBuild | undefined>
  /** Newest first. */
  known(): Promise<readonly KnownBuild[]>
  /** The one that the reader keeps whole, which stays until a newer one is here whole. */
  whole(): Promise<KnownBuild | undefined>
  isKept(file: ListedFile, address: string): Promise<boolean>
  read(file: ListedFile, address: string): Promise<KeptFile | undefined>
  put(file: ListedFile, address: string, content: KeptFile): Promise<void>
  /** A file of a build from this browser or the host, and only if it is that build's. */
  get(build: KnownBuild, address: string): Promise<Got>
  /** Forgets all builds but these, and the files that are in none of them. */
  keepOnly(ids: ReadonlySet<string>): Promise<void>
  /** Forgets the files of all builds but for what every page needs. */
  forgetFiles(): Promise<void>
}

/** Where the build stands that its reader keeps whole; later ones are then kept too. */
export const keptName = 'kept-whole'

const listPrefix = 'list/'
/** What files of builds are kept under. */
export const filePrefix = 'file/'

/** Creates the store of builds over a browser's abilities. */
export function createKeptBuilds(effects: Pick<KeeperEffects, 'fetchFile' | 'digest' | 'shelf'>): KeptBuilds {
  const { shelf } = effects
  const lists = new Map<string, KnownBuild>()

  const find = async (id: string): Promise<KnownBuild | undefined> => {
    // Asked each time: another tab may have forgotten it.
    const file = await shelf.get(listPrefix + id)
    const list = file && (lists.get(id) ?? parse<BuildList>(file.bytes))
    if (list === undefined) return undefined
    const build = { ...list, id }
    lists.set(id, build)
    return build
  }
  const known = async (): Promise<readonly KnownBuild[]> => {
    const ids = (await shelf.names()).filter((name) => name.startsWith(listPrefix)).reverse()
    const builds = await Promise.all(ids.map((name) => find(name.slice(listPrefix.length))))
    return builds.filter((build) => build !== undefined)
  }
  const nameOf = ([digest]: ListedFile, address: string): string => {
    // Equal bytes may be of two types; a type shows by the end of an address.
    return `${filePrefix}${digest}${/\.[a-z\d]+$/i.exec(address)?.[0] ?? ''}`
  }
  const isKept: KeptBuilds['isKept'] = (file, address) => shelf.has(nameOf(file, address))
  const read: KeptBuilds['read'] = (file, address) => shelf.get(nameOf(file, address))
  const put: KeptBuilds['put'] = (file, address, content) =>
    // A browser that is full still shows what it was sent.
    shelf.put(nameOf(file, address), content).catch(() => {})

  const keepFiles = async (isWanted: (name: string) => boolean): Promise<void> => {
    for (const name of await shelf.names())
      if (name.startsWith(filePrefix) && !isWanted(name)) await shelf.delete(name)
  }

  return {
    find,
    known,
    async whole() {
      const kept = await shelf.get(keptName)
      return kept && find(new TextDecoder().decode(kept.bytes))
    },
    isKept,
    read,
    put,
    async learn() {
      const sent = await effects.fetchFile(markAddress, true)
      const mark = sent?.status === 200 ? parse<BuildMark>(sent.bytes) : undefined
      if (mark === undefined) return undefined
      const newest = (await known())[0]
      if (newest?.id === mark.id) return newest
      const list =
        (await shelf.get(listPrefix + mark.id)) ?? (await effects.fetchFile(listAddress(mark.id), true))
      // Between two answers a host may have got the next build.
      if (list === undefined || (await effects.digest(list.bytes)) !== mark.id) return undefined
      await shelf.put(listPrefix + mark.id, list)
      return find(mark.id)
    },
    async get(build, address) {
      const file = build.files[address]
      if (file === undefined) return 'other'
      const kept = await read(file, address)
      if (kept !== undefined) return kept
      for (const isFresh of [false, true]) {
        const sent = await effects.fetchFile(address, isFresh)
        if (sent === undefined) return 'away'
        if ((await effects.digest(sent.bytes)) !== file[0]) {
          if (!sent.isMoved) continue
          // The page that leads on has an address of its own that most hosts leave alone: without them it leads on by itself.
          const page = await effects.fetchFile(address, isFresh, true)
          if (page === undefined || (await effects.digest(page.bytes)) !== file[0]) return 'moved'
          await put(file, address, page)
          return page
        }
        await put(file, address, sent)
        return sent
      }
      return 'other'
    },
    async keepOnly(ids) {
      const builds = await known()
      const wanted = new Set(
        builds
          .filter(({ id }) => ids.has(id))
          .flatMap(({ files }) => Object.entries(files).map(([address, file]) => nameOf(file, address))),
      )
      for (const { id } of builds) {
        if (ids.has(id)) continue
        lists.delete(id)
        await shelf.delete(listPrefix + id)
      }
      await keepFiles((name) => wanted.has(name))
    },
    async forgetFiles() {
      const shell = new Set(
        (await known()).flatMap(({ shell: needed, files }) =>
          needed.flatMap((address) => {
            const file = files[address]
            return file === undefined ? [] : [nameOf(file, address)]
          }),
        ),
      )
      await keepFiles((name) => shell.has(name))
    },
  }
}

function parse<Value>(bytes: Uint8Array): Value | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Value
  } catch {
    return undefined
  }
}
