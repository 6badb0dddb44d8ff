import { createHmac, hash, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import { messageOf } from '../../model/message-of.ts'
import type { NotePath } from '../../model/path.ts'
import { nameOfPart, type PartFolder } from '../../store/part-folder.ts'
import { endsSection } from './prepared-parts.ts'

/** Where several machines keep what they prepared. Calls reject where it fails, and where the signal says so. */
export interface SharedPlace {
  /** Undefined where there is no such thing, or one of more bytes than `most`. */
  get(name: string, most: number, signal: AbortSignal): Promise<Buffer | undefined>
  put(name: string, bytes: Buffer, signal: AbortSignal): Promise<void>
}

/** What is shared, and with whom. */
export interface SharingSettings {
  readonly place: SharedPlace
  /** What decides how notes are prepared and is the same on every machine. */
  readonly key: string
  /** Who writes with it is believed, and nobody else; empty: whoever may write to the place. */
  readonly secret: string
  /** Milliseconds after which the notes are prepared here, and after which what was prepared is not kept there. */
  readonly patience?: { readonly pull: number; readonly push: number }
  /** Told at most once that the place is of no use, and why. */
  readonly onTrouble: (reason: string) => void
}

/** A part of prepared notes, by the path of one of them that tells its section. */
export interface PartOf {
  readonly name: string
  readonly paths: readonly NotePath[]
}

/** Parts of prepared notes that other machines may have made. */
export interface SharedParts {
  /** Brings the parts of these notes into a folder and gives their names. Never rejects: what is missing is prepared here. */
  pull(folder: PartFolder, paths: readonly NotePath[]): Promise<readonly string[]>
  /** Puts there what it does not have. Never rejects. */
  push(folder: PartFolder, parts: readonly PartOf[]): Promise<void>
}

const usualPatience = { pull: 15_000, push: 60_000 }

/** Things that are asked for at once, and bytes of a section's names and of a part. */
const bounds = { atOnce: 8, names: 65_536, part: 67_108_864, unpacked: 268_435_456 }

const [compress, decompress] = [promisify(zstdCompress), promisify(zstdDecompress)]

const partName = /^[0-9a-f]{40}$/

/**
 * Parts at a place. Notes are in sections by their paths alone, and of each section the place has the names of its parts: no
 * machine has to know what another one is called or has built, branches take from each other what they have in common, and who
 * changes little brings little. A part is called by what is in it, so what a place gives is held against that.
 */
export function createSharedParts({
  place,
  key,
  secret,
  patience = usualPatience,
  onTrouble,
}: SharingSettings): SharedParts {
  const known = new Map<string, string>()
  let isLost = false
  /** Does a thing for each, some at a time, and stops with the first that fails: a place that is away costs one deadline. */
  const each = async <Item>(
    items: Iterable<Item>,
    most: number,
    work: (item: Item, signal: AbortSignal) => Promise<void>,
  ): Promise<void> => {
    if (isLost) return
    const failed = new AbortController()
    const timeout = AbortSignal.timeout(most)
    const signal = AbortSignal.any([failed.signal, timeout])
    const queue = [...items][Symbol.iterator]()
    const run = async (): Promise<void> => {
      for (const item of queue) {
        if (signal.aborted) return
        await work(item, signal)
      }
    }
    try {
      await Promise.all(Array.from({ length: bounds.atOnce }, run))
      if (timeout.aborted) throw new Error('')
    } catch (error) {
      failed.abort()
      isLost = true
      onTrouble(timeout.aborted ? `it took longer than ${most / 1000} seconds` : messageOf(error))
    }
  }
  const bytesOf = async (name: string, signal: AbortSignal): Promise<Buffer | undefined> => {
    const packed = await place.get(`parts/${name}`, bounds.part, signal)
    if (packed === undefined) return undefined
    const bytes = await decompress(packed, { maxOutputLength: bounds.unpacked }).catch(() => undefined)
    if (bytes === undefined || nameOfPart(bytes) !== name)
      throw new Error('what it has is damaged, or not from here')
    return bytes
  }
  return {
    async pull(folder, paths) {
      const found = new Map<string, readonly string[]>()
      const sections = sectionsOf(paths, key)
      await each(sections, patience.pull, async (section, signal) => {
        const sealed = await place.get(`names/${section}`, bounds.names, signal)
        const text = sealed && openSeal(secret, section, sealed.toString('utf8'))
        if (text === undefined) return
        known.set(section, text)
        const names: string[] = []
        for (const name of text.split(' ').filter((one) => partName.test(one))) {
          const bytes = folder.keep(name) ? undefined : await bytesOf(name, signal)
          if (bytes !== undefined) folder.write(bytes)
          names.push(name)
        }
        found.set(section, names)
      })
      return sections.flatMap((section) => found.get(section) ?? [])
    },
    async push(folder, parts) {
      const sections = sectionsOf(
        parts.flatMap(({ paths }) => paths),
        key,
      )
      const namesBySection = new Map(sections.map((section) => [section, [] as string[]]))
      let at = 0
      for (const { name, paths } of parts) {
        namesBySection.get(sections[at] ?? '')?.push(name)
        if (endsSection(paths.at(-1) ?? '')) at++
      }
      await each(namesBySection, patience.push, async ([section, names], signal) => {
        const text = names.join(' ')
        const there = known.get(section) ?? (await namesAt(section, signal))
        if (there === text) return
        const has = new Set(there?.split(' '))
        for (const name of names) {
          const bytes = has.has(name) ? undefined : folder.open(name)?.bytes
          if (bytes !== undefined) await place.put(`parts/${name}`, await compress(bytes), signal)
        }
        // After its parts: whoever reads it finds them.
        await place.put(`names/${section}`, Buffer.from(seal(secret, section, text)), signal)
      })
    },
  }

  async function namesAt(section: string, signal: AbortSignal): Promise<string | undefined> {
    const sealed = await place.get(`names/${section}`, bounds.names, signal)
    return sealed && openSeal(secret, section, sealed.toString('utf8'))
  }
}

/** What the sections of some notes are called: by the note that ends each, and the last by the one that begins it. */
function sectionsOf(paths: readonly NotePath[], key: string): readonly string[] {
  const names: string[] = []
  let first: NotePath | undefined
  for (const path of paths) {
    first ??= path
    if (!endsSection(path)) continue
    names.push(hash('sha256', JSON.stringify([key, 'to', path])))
    first = undefined
  }
  return first === undefined ? names : [...names, hash('sha256', JSON.stringify([key, 'from', first]))]
}

function seal(secret: string, section: string, text: string): string {
  return `${text}\n${createHmac('sha256', secret).update(`${section}\n${text}`).digest('hex')}`
}

/** Undefined for what was sealed with another secret, for another section, or is damaged. */
function openSeal(secret: string, section: string, sealed: string): string | undefined {
  const [text = ''] = sealed.split('\n')
  const [given, expected] = [Buffer.from(sealed), Buffer.from(seal(secret, section, text))]
  return given.length === expected.length && timingSafeEqual(given, expected) ? text : undefined
}
