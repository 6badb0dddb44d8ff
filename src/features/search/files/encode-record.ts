import type { ByteReader } from '../../../model/bytes/byte-reader.ts'
import type { ByteWriter } from '../../../model/bytes/byte-writer.ts'
import { type Field, fields } from '../index/fields.ts'
import type { Slots, TermRecord } from '../index/term-record.ts'
import { noteOf, type SectionId, sectionId, sectionOf } from '../search-note.ts'

/** Fields whose ids are those of sections; all others name the note, by its first section. */
const hasSections: Readonly<Record<Field, boolean>> = {
  title: false,
  aliases: false,
  headings: true,
  tags: false,
  text: true,
  filters: false,
}

/** Writes a term's notes: per field the filled slots, per slot the sorted ids as differences. */
export function encodeRecord(writer: ByteWriter, { noteCount, slotsByField }: TermRecord): void {
  writer.count(noteCount)
  writer.count(fields.reduce((mask, field, i) => (slotsByField[field] ? mask | (1 << i) : mask), 0))
  for (const field of fields) {
    const slots = slotsByField[field]
    if (slots === undefined) continue
    writer.count(slots.reduce((count, ids) => (ids !== undefined && ids.length > 0 ? count + 1 : count), 0))
    for (const [slot, ids] of slots.entries()) {
      if (ids === undefined || ids.length === 0) continue
      writer.count(slot)
      writer.count(ids.length)
      let note = 0
      let section = 0
      for (const id of ids) {
        const isSame = noteOf(id) === note
        writer.count(noteOf(id) - note)
        note = noteOf(id)
        if (!hasSections[field]) continue
        writer.count(isSame ? sectionOf(id) - section : sectionOf(id))
        section = sectionOf(id)
      }
    }
  }
}

/** Reads what {@link encodeRecord} wrote. */
export function decodeRecord(reader: ByteReader, key: string): TermRecord {
  const noteCount = reader.count()
  const mask = reader.count()
  const slotsByField: Partial<Record<Field, Slots>> = {}
  for (const [i, field] of fields.entries()) {
    if ((mask & (1 << i)) === 0) continue
    const slots: SectionId[][] = []
    for (let filled = reader.count(); filled > 0; filled--) {
      const slot = reader.count()
      const ids: SectionId[] = []
      let note = 0
      let section = 0
      for (let count = reader.count(); count > 0; count--) {
        const step = reader.count()
        note += step
        if (hasSections[field]) section = step === 0 ? section + reader.count() : reader.count()
        ids.push(sectionId(note, section))
      }
      slots[slot] = ids
    }
    slotsByField[field] = slots
  }
  return { key, noteCount, slotsByField }
}

/** Whether a record that {@link encodeRecord} wrote has one of the notes that are marked by a 1. */
export function hasMarkedNote(reader: ByteReader, isMarked: Uint8Array): boolean {
  reader.count()
  const mask = reader.count()
  for (const [i, field] of fields.entries()) {
    if ((mask & (1 << i)) === 0) continue
    for (let filled = reader.count(); filled > 0; filled--) {
      reader.count()
      let note = 0
      for (let count = reader.count(); count > 0; count--) {
        note += reader.count()
        if (isMarked[note] === 1) return true
        if (hasSections[field]) reader.count()
      }
    }
  }
  return false
}
