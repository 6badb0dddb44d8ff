import type { Index } from 'flexsearch'
import type { SectionId } from '../search-note.ts'
import type { Field } from './fields.ts'
import type { SectionDocument, Slots } from './term-record.ts'
import type { TermSink } from './term-sink.ts'
import type { TermStore } from './term-store.ts'

/**
 * A storage behind FlexSearch's `StorageInterface`: the indexes of all fields of one garden share a {@link TermStore},
 * so that one fetched shard answers for all of them. Without a sink it can only be read.
 */
export class FieldStorage {
  readonly #field: Field
  readonly #store: TermStore
  readonly #sink: TermSink | undefined

  constructor(field: Field, store: TermStore, sink?: TermSink) {
    this.#field = field
    this.#store = store
    this.#sink = sink
  }

  /** Called by `index.mount(storage)`. */
  async mount(index: Index): Promise<void> {
    ;(index as { db?: unknown }).db = this
    await this.open()
  }

  async open(): Promise<void> {}
  close(): void {}

  /** Hands the terms that the index has collected to the sink and empties the index. */
  async commit(index: Index): Promise<void> {
    if (!this.#sink) throw new Error('This search index can only be read')
    const committed = index as unknown as {
      map: Map<string, Slots>
      commit_task: unknown[]
      reg: Set<number>
    }
    this.#sink.put(this.#field, committed.map)
    committed.map = new Map()
    committed.reg = new Set()
    committed.commit_task = []
  }

  /** What FlexSearch asks for: ids by slot, or with `resolve` one list of them, with `enrich` the sections themselves. */
  async get(
    key: string,
    context?: string | null,
    limit = 0,
    offset = 0,
    resolve = true,
    enrich = false,
  ): Promise<Slots | readonly SectionId[] | readonly SectionDocument[]> {
    // Pairs of neighbours are not kept; a phrase is looked for in the text.
    if (context) return []
    const slots = (await this.#store.find(key))?.slotsByField[this.#field] ?? []
    if (!resolve) return slots
    const ids = slots.flatMap((slot) => slot ?? []).slice(offset, limit ? offset + limit : undefined)
    return enrich ? ((await this.#store.documents(ids, [key])) as readonly SectionDocument[]) : ids
  }

  async enrich(
    ids: SectionId | readonly SectionId[],
  ): Promise<readonly { id: SectionId; doc: SectionDocument }[]> {
    const documents = await this.#store.documents(typeof ids === 'number' ? [ids] : ids, [])
    return documents.flatMap((doc) => (doc ? [{ id: doc.id, doc }] : []))
  }

  async has(id: SectionId): Promise<boolean> {
    return id >= 0 && (await this.enrich(id)).length > 0
  }

  /** A garden's index is made anew, not changed. */
  async remove(): Promise<void> {
    throw new Error('This search index can only be made anew')
  }
  async clear(): Promise<void> {
    await this.remove()
  }
  async destroy(): Promise<void> {
    await this.remove()
  }
}
