import { compareText } from '../../model/diagnostic.ts'
import type { Garden } from '../../model/garden.ts'
import { toNameKey } from '../../model/path.ts'

/**
 * Every tag of the garden and every parent of one: folded tag to its first spelling, sorted. Of `#Linux/Memory` both
 * `linux` and `linux/memory` are there. "First" is by note path, then by place.
 */
export function collectTags(garden: Garden): ReadonlyMap<string, string> {
  const labelByKey = new Map<string, string>()
  for (const note of garden.notesByPath.values()) {
    for (const tag of note.tags) {
      for (let label: string = tag; label !== ''; label = parentTag(label)) {
        const key = toNameKey(label)
        if (labelByKey.has(key)) break
        labelByKey.set(key, label)
      }
    }
  }
  return new Map([...labelByKey].sort(([a], [b]) => compareText(a, b)))
}

/** `linux` of `linux/memory`, `''` of `linux`. */
export function parentTag(tag: string): string {
  const slash = tag.lastIndexOf('/')
  return slash < 0 ? '' : tag.slice(0, slash)
}
