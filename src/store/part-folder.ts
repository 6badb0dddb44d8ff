import { hash } from 'node:crypto'
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

/** A part that was found whole. It can be read as long as it is held, whatever becomes of its file. */
export interface OpenPart {
  readonly bytes: Buffer
  /** The bytes from `start` up to `end` once more, for whoever let {@link bytes} go. */
  readAgain(start: number, end: number): Buffer
}

/**
 * Data that outlives a program, in a folder of the user's cache: parts named by the digest of what is in them, and an index that
 * names the parts that count. Who changes little writes few parts; a part is never changed, so another machine that has it need not
 * fetch it. May be deleted at any time.
 *
 * The index is exchanged after the parts it names are there, and what it does not name any more is removed only later, so a
 * program that is killed leaves the old index or the new one, each with its parts. Of two programs that write at once the last one's
 * index counts.
 */
export interface PartFolder {
  /** What {@link writeIndex} wrote last; undefined where there is nothing, or nothing whole. */
  readIndex(): readonly string[] | undefined
  /** Undefined where the part is gone, damaged, or larger than any of ours. */
  open(name: string): OpenPart | undefined
  /** Whether a part is still there; it is then not removed soon. */
  keep(name: string): boolean
  /** Writes a part and gives its name. Throws where that fails. */
  write(bytes: Uint8Array): string
  /** Exchanges the index; lines have no line breaks. Throws where that fails. */
  writeIndex(lines: readonly string[]): void
  /** Removes all parts but these, and what killed programs left. Those that were written lately may be somebody else's and stay. */
  removeOthers(names: ReadonlySet<string>): void
}

/** A part that is larger is none of ours. */
const maxPartBytes = 268_435_456

/** How long a part stays that no index names: programs write parts before their index. */
const graceMs = 3_600_000

const partName = /^[0-9a-f]{40}$/

/** Opens a folder, which is made when something is written. Files are readable by their owner alone, because notes may be private. */
export function openPartFolder(folder: string): PartFolder {
  const indexFile = join(folder, 'index')
  const fileOf = (name: string): string => join(folder, name)
  const writeSafely = (file: string, content: string | Uint8Array): void => {
    const temporary = `${file}.${process.pid}.tmp`
    try {
      writeFileSync(temporary, content, { mode: 0o600 })
      renameSync(temporary, file)
    } catch (error) {
      rmSync(temporary, { force: true })
      throw error
    }
  }
  const makeFolder = (): void => {
    // An earlier version kept everything in one file of this name.
    if (statSync(folder, { throwIfNoEntry: false })?.isFile() === true) rmSync(folder)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  }
  const keep = (name: string): boolean => {
    try {
      const now = new Date()
      utimesSync(fileOf(name), now, now)
      return true
    } catch {
      return false
    }
  }
  return {
    readIndex() {
      try {
        const text = readFileSync(indexFile, 'utf8')
        const end = text.lastIndexOf('\n')
        return text.slice(end + 1) === digestOf(text.slice(0, end))
          ? text.slice(0, end).split('\n')
          : undefined
      } catch {
        return undefined
      }
    },
    open: (name) => (partName.test(name) ? openPart(fileOf(name), name) : undefined),
    keep,
    write(bytes) {
      const name = digestOf(bytes)
      // A file of another length was cut short when a disk was full.
      const isThere = statSync(fileOf(name), { throwIfNoEntry: false })?.size === bytes.length && keep(name)
      if (isThere) return name
      makeFolder()
      writeSafely(fileOf(name), bytes)
      return name
    },
    writeIndex(lines) {
      makeFolder()
      const text = lines.join('\n')
      writeSafely(indexFile, `${text}\n${digestOf(text)}`)
    },
    removeOthers(names) {
      for (const name of listFolder(folder)) {
        if (name === 'index' || names.has(name)) continue
        const age = Date.now() - (statSync(fileOf(name), { throwIfNoEntry: false })?.mtimeMs ?? 0)
        if (age > graceMs) rmSync(fileOf(name), { force: true })
      }
    },
  }
}

/** Closes the files of parts that nobody holds any more. */
const closing = new FinalizationRegistry<number>((descriptor) => closeSync(descriptor))

function openPart(file: string, name: string): OpenPart | undefined {
  let descriptor: number | undefined
  try {
    descriptor = openSync(file, 'r')
    if (fstatSync(descriptor).size > maxPartBytes) throw new Error('too large')
    const bytes = readFileSync(descriptor)
    if (digestOf(bytes) !== name) throw new Error('damaged')
    const held = descriptor
    const readAgain = (start: number, end: number): Buffer => {
      const some = Buffer.allocUnsafe(end - start)
      for (let at = 0; at < some.length; ) {
        const read = readSync(held, some, at, some.length - at, start + at)
        if (read === 0) throw new Error(`${file} was cut short while it was used`)
        at += read
      }
      return some
    }
    closing.register(readAgain, held)
    return { bytes, readAgain }
  } catch {
    if (descriptor !== undefined) closeSync(descriptor)
    return undefined
  }
}

function listFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** What a part with these bytes is called. */
export function nameOfPart(bytes: Uint8Array): string {
  return digestOf(bytes)
}

function digestOf(content: string | Uint8Array): string {
  return hash('sha1', content, 'hex')
}
