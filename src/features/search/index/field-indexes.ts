import { Index } from 'flexsearch'
import { FieldStorage } from './field-storage.ts'
import { type Field, fields, slotCount } from './fields.ts'
import type { Slots } from './term-record.ts'
import type { TermStore } from './term-store.ts'

/** FlexSearch's indexes of all fields over one store, to be asked with terms that are encoded already. */
export interface FieldIndexes {
  readonly noteCount: number
  /** Ids by slot of a term in one field; empty where it is not there. */
  find(field: Field, key: string): Promise<Slots>
}

/** Opens the indexes of a garden for reading. */
export async function openFieldIndexes(store: TermStore): Promise<FieldIndexes> {
  const encoder = { encode: (key: string) => [key] }
  const indexes = new Map<Field, Index<never>>()
  for (const field of fields) {
    const index = new Index<never>({ encoder: encoder as never, resolution: slotCount, commit: false })
    await index.mount(new FieldStorage(field, store) as never)
    indexes.set(field, index)
  }
  return {
    noteCount: store.noteCount,
    async find(field, key) {
      // With a storage the answer is a promise, which the package's types do not say of every overload.
      const resolver = (await indexes.get(field)!.search(key, { resolve: false })) as unknown as {
        result: Slots
      }
      return resolver.result
    },
  }
}
