import { Readable } from 'node:stream'
import type { ContentStore } from '../../../src/hub/content/content-store.ts'
import { seededRandom } from '../../property/seeded-random.ts'

/** The store, of whose requests one in ten fails: before anything is done, after all is done, or half-way. */
export function failingStore(store: ContentStore, seed: number): ContentStore {
  const random = seededRandom(seed)
  const fails = (): boolean => random() < 0.1
  const perhaps = async <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
    const [isBefore, isAfter] = [fails(), fails()]
    if (isBefore) throw new Error('fails')
    const answer = await call()
    if (isAfter) throw new Error('the answer is lost')
    return answer
  }
  return {
    has: (digest, signal) => perhaps(() => store.has(digest, signal)),
    put: (digest, content, signal) => perhaps(() => store.put(digest, content, signal)),
    remove: (digest, signal) => perhaps(() => store.remove(digest, signal)),
    async open(digest, part, signal) {
      const stream = await perhaps(() => store.open(digest, part, signal))
      return stream && fails() ? Readable.from(breaking(stream)) : stream
    },
  }
}

async function* breaking(stream: Readable): AsyncGenerator<Buffer> {
  for await (const piece of stream as AsyncIterable<Buffer>) {
    yield piece.subarray(0, Math.ceil(piece.length / 2))
    throw new Error('the connection broke')
  }
}
