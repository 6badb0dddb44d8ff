import { ByteWriter } from '../../../model/bytes/byte-writer.ts'
import { collectSlots } from '../index/collect-slots.ts'
import { type Field, fields } from '../index/fields.ts'
import { lowerBound } from '../index/memory-terms.ts'
import { prefixMark, type Slots, type TermRecord } from '../index/term-record.ts'
import { noteOf, type SearchNote, type SectionId, sectionOf } from '../search-note.ts'
import { collectLanguages } from '../words/related-forms.ts'
import { createWordEncoder } from '../words/words.ts'
import { encodeRecord } from './encode-record.ts'
import type { KeptIndex, KeptNote, KeptShard } from './kept-index.ts'
import { collectPrefixRecords } from './prefix-records.ts'
import { placeOf } from './search-entry.ts'
import type { ShardTerms } from './shard-terms.ts'

/** Where more than one note in so many differs, an index is made anew. */
const mostChanged = 8

/**
 * The index of `notes`, made from that of nearly the same notes: only those that differ are read. Undefined where too many do, or
 * where notes came or went, which gives others their numbers. `seen` are the same notes as {@link KeptNote}s.
 */
export function reviseTerms(
  kept: KeptIndex,
  notes: readonly SearchNote[],
  seen: readonly KeptNote[],
): ShardTerms | undefined {
  const isNumberedSo =
    kept.notes.length === seen.length && seen.every(({ address }, i) => address === kept.notes[i]!.address)
  if (!isNumberedSo) return undefined
  const changed = [...seen.keys()].filter((number) => seen[number]!.digest !== kept.notes[number]!.digest)
  if (changed.length > notes.length / mostChanged) return undefined
  const isChanged = new Uint8Array(notes.length)
  for (const number of changed) isChanged[number] = 1

  const linked = notes.map((note) => note.linked)
  const records = reviseRecords(kept, notes, changed, isChanged)
  const recordOf = (key: string): TermRecord | undefined =>
    records.has(key) ? records.get(key) : kept.recordOf(key)
  const known = new Set(kept.keys)
  const added = [...records].flatMap(([key, record]) => (record && !known.has(key) ? [key] : []))
  const words = [
    ...kept.keys.filter((key) => !isPrefix(key) && !(records.has(key) && !records.get(key))),
    ...added,
  ].sort()

  const touched = [...records.keys()].filter((key) => !key.includes(':')).sort()
  const isRevised = (prefixKey: string): boolean => {
    const prefix = prefixKey.slice(0, -prefixMark.length)
    return touched[lowerBound(touched, prefix)]?.startsWith(prefix) === true
  }
  const prefixes = collectPrefixRecords({ linked, keys: () => words, recordOf }, (key) =>
    isRevised(key) ? undefined : kept.recordOf(key),
  )
  const [gone, same] = [new Set<string>(), new Set<string>()]
  for (const key of kept.keys) if (isPrefix(key)) (isRevised(key) ? gone : same).add(key)
  const isAsBefore = (key: string): boolean => {
    const [before, now] = [kept.recordOf(key), prefixes.get(key)]
    return before !== undefined && now !== undefined && isSame(before, now, isChanged)
  }
  const changedKeys = new Set([...gone, ...prefixes.keys()].filter((key) => !isAsBefore(key)))
  for (const key of records.keys()) changedKeys.add(key)
  return {
    notes,
    noteCount: notes.length,
    linked,
    languages: collectLanguages(notes),
    textOf: (id) => (notes[noteOf(id)]!.sections[sectionOf(id)] ?? notes[noteOf(id)]!.sections[0]!).text,
    words: words.filter((key) => !key.includes(':')),
    keys: [...words, ...same, ...prefixes.keys()].sort(),
    recordOf: (key) => prefixes.get(key) ?? recordOf(key)!,
    sameShards: findSameShards(kept, changedKeys),
  }
}

/** The records of every word and filter that one of the changed notes had or has; undefined where no note has it any more. */
function reviseRecords(
  kept: KeptIndex,
  notes: readonly SearchNote[],
  changed: readonly number[],
  isChanged: Uint8Array,
): ReadonlyMap<string, TermRecord | undefined> {
  const encoder = createWordEncoder()
  const slotsByField = fields.map((field) => [field, collectSlots(notes, field, encoder, changed)] as const)
  const keys = new Set(slotsByField.flatMap(([, slots]) => [...slots.keys()]))
  for (const [place, key] of kept.keys.entries())
    if (!isPrefix(key) && kept.hasMarked(place, isChanged)) keys.add(key)
  return new Map(
    Array.from(keys, (key) => {
      const before = kept.recordOf(key)
      const joined: Partial<Record<Field, Slots>> = {}
      const found = new Set<number>()
      for (const [field, slotsByTerm] of slotsByField) {
        const slots = joinSlots(before?.slotsByField[field] ?? [], slotsByTerm.get(key) ?? [], isChanged)
        if (slots.length === 0) continue
        joined[field] = slots
        for (const ids of slots) for (const id of ids ?? []) found.add(noteOf(id))
      }
      const record = found.size === 0 ? undefined : { key, noteCount: found.size, slotsByField: joined }
      return [key, record] as const
    }),
  )
}

/** The places of notes that did not change, and those that are new. */
function joinSlots(before: Slots, added: Slots, isChanged: Uint8Array): Slots {
  const joined: SectionId[][] = []
  for (let slot = 0; slot < Math.max(before.length, added.length); slot++) {
    const stayed = (before[slot] ?? []).filter((id) => isChanged[noteOf(id)] === 0)
    const ids = [...stayed, ...(added[slot] ?? [])]
    if (ids.length > 0) joined[slot] = ids.sort((a, b) => a - b)
  }
  return joined
}

/** Whether two records of a prefix say the same, and nothing of a note that changed. */
function isSame(before: TermRecord, now: TermRecord, isChanged: Uint8Array): boolean {
  for (const slots of Object.values(now.slotsByField))
    for (const ids of slots) if (ids?.some((id) => isChanged[noteOf(id)] === 1)) return false
  const [old, next] = [bytesOf(before), bytesOf(now)]
  return old.length === next.length && old.every((byte, i) => byte === next[i])
}

function bytesOf(record: TermRecord): Uint8Array {
  const writer = new ByteWriter()
  encodeRecord(writer, record)
  return writer.toBytes()
}

/** The files in which no key changed, came or went. */
function findSameShards(
  { keys, shards }: KeptIndex,
  changedKeys: Iterable<string>,
): ReadonlyMap<string, KeptShard> {
  const firstKeys = shards.map((shard) => [keys[shard.from]!, shard] as const)
  const others = new Set(Array.from(changedKeys, (key) => shards[placeOf(firstKeys, key)]))
  return new Map(firstKeys.filter(([, shard]) => shard.isThere && !others.has(shard)))
}

function isPrefix(key: string): boolean {
  return key.endsWith(prefixMark) && !key.includes(':')
}
