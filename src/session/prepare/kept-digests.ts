import type { ContentHash } from '../../model/path.ts'
import type { StoreEntry } from '../../store/store.ts'
import { readKeptJson, writeKeptJson } from '../kept-json.ts'

/**
 * Content hashes of files, from one program to the next, as git's index has them: a file that looks untouched (size, times, inode)
 * has the bytes that it had. So files that nobody changed are not read only to find that out.
 */
export interface KeptDigests {
  find(entry: StoreEntry): ContentHash | undefined
  /** Remembers what an entry's file held. One that was changed a moment ago is not: it may change again within the clock's tick. */
  add(entry: StoreEntry, hash: ContentHash): void
  /** Keeps those of these paths for the next program. Never throws. */
  save(paths: Iterable<string>): void
}

/** The ticks of some disks are two seconds long. */
const tickNs = 2_000_000_000n

const isDigest = /^[0-9a-f]{64}$/

/** Opens what `file` keeps. `key` is all else that decides a hash. */
export function openKeptDigests(file: string, key: string, now = Date.now()): KeptDigests {
  const settledBefore = BigInt(now) * 1_000_000n - tickNs
  const kept = readKeptJson(file, key)
  const known = new Map<string, readonly [stamp: string, hash: ContentHash]>()
  if (Array.isArray(kept))
    for (let i = 0; i + 2 < kept.length; i += 3) known.set(kept[i], [kept[i + 1], kept[i + 2]])
  let isChanged = false
  return {
    find(entry) {
      const [stamp, hash] = known.get(entry.path) ?? []
      return stamp === stampOf(entry) ? hash : undefined
    },
    add(entry, hash) {
      const isSettled = entry.ctimeNs < settledBefore && entry.mtimeNs < settledBefore
      const stamp = stampOf(entry)
      if (!isSettled || !isDigest.test(hash) || known.get(entry.path)?.[0] === stamp) return
      known.set(entry.path, [stamp, hash])
      isChanged = true
    },
    save(paths) {
      if (!isChanged) return
      isChanged = false
      const list: string[] = []
      for (const path of paths) {
        const one = known.get(path)
        if (one !== undefined) list.push(path, ...one)
      }
      writeKeptJson(file, key, list)
    },
  }
}

function stampOf({ size, mtimeNs, ctimeNs, inode }: StoreEntry): string {
  return `${size} ${mtimeNs} ${ctimeNs} ${inode}`
}
