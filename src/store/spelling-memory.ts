import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { ContentHash } from '../model/path.ts'

/** A text that a change has edited, before and after it. */
export interface EditedText {
  /** Of the bytes it has now. */
  readonly hash: ContentHash
  readonly before: string
  readonly after: string
}

/**
 * Remembers how links and tags were spelled before a change, which no spelling of a new name tells: `page cache` and
 * `Page Cache` both become `Heap`. It is the user's and not the garden's, so that it outlives what a garden keeps.
 */
interface SpellingMemory {
  /** Keeps what the change that `key` names would give back. A disk that refuses is no failure: then links are spelled anew. */
  keep(key: string, texts: Iterable<EditedText>): void
  /** The text that a file had before, by the hash of what it has now and that text; undefined where that is not known. */
  recall(key: string): (hash: ContentHash, text: string) => string | undefined
}

/** How many changes are remembered. */
const maxChanges = 20

/** What one change may take, in characters: beyond, it is not remembered. */
const maxLength = 4_000_000

/** The lines of a text that were others, by their number. */
type OldLines = readonly (readonly [line: number, text: string])[]

interface KeptSpelling {
  readonly key: string
  readonly texts: Readonly<Record<string, OldLines>>
}

/** Opens the memory in a file, which need not be there and may be deleted at any time. */
export function openSpellingMemory(file: string): SpellingMemory {
  return {
    keep(key, texts) {
      const kept: Record<string, OldLines> = {}
      for (const { hash, before, after } of texts) {
        const lines = oldLines(before, after)
        if (lines) kept[hash] = lines
      }
      const others = readChanges(file).filter((change) => change.key !== key)
      const changes = [...others, { key, texts: kept }].slice(-maxChanges)
      const fitting = changes.filter((change) => JSON.stringify(change).length <= maxLength)
      writeWhole(file, JSON.stringify(fitting))
    },
    recall(key) {
      const texts = readChanges(file).find((change) => change.key === key)?.texts ?? {}
      return (hash, text) => {
        const old = Object.hasOwn(texts, hash) ? texts[hash] : undefined
        if (old === undefined) return undefined
        const lines = text.split('\n')
        for (const [line, written] of old) lines[line] = written
        return lines.join('\n')
      }
    },
  }
}

/** Undefined where lines came or went: then more has changed than names. */
function oldLines(before: string, after: string): OldLines | undefined {
  const old = before.split('\n')
  const now = after.split('\n')
  if (old.length !== now.length) return undefined
  return old.flatMap((text, line) => (text === now[line] ? [] : [[line, text] as const]))
}

function readChanges(file: string): readonly KeptSpelling[] {
  try {
    const changes = JSON.parse(readFileSync(file, 'utf8')) as unknown
    return Array.isArray(changes) ? changes.filter(isKept) : []
  } catch {
    return []
  }
}

function isKept(change: unknown): change is KeptSpelling {
  const { key, texts } = (change ?? {}) as Partial<KeptSpelling>
  return typeof key === 'string' && typeof texts === 'object' && texts !== null
}

/** For its owner alone, because notes may be private. */
function writeWhole(file: string, text: string): void {
  const temporary = `${file}.${process.pid}.tmp`
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(temporary, text, { mode: 0o600 })
    renameSync(temporary, file)
  } catch {
    rmSync(temporary, { force: true })
  }
}
