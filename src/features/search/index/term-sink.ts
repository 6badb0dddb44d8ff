import type { Field } from './fields.ts'
import type { Slots } from './term-record.ts'

/** What takes over the terms of one field when its index is committed. */
export interface TermSink {
  put(field: Field, slotsByTerm: ReadonlyMap<string, Slots>): void
}
