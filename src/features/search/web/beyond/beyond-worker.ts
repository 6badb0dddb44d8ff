import type { SearchEntry } from '../../files/search-entry.ts'
import { openStaticTerms } from '../../files/static-terms.ts'
import { createSearcher, type Searcher } from '../../query/search.ts'
import type { BeyondReply, BeyondRequest } from './beyond-messages.ts'
import { unpackWithin } from './unpack-within.ts'

/** Places that are told of one garden. */
const most = 5

/** Entry of the worker that reads another garden's index: whatever that index is, it can be ended from outside. */
const waiting = new Map<string, { resolve(bytes: Uint8Array): void; reject(error: Error): void }>()
let begin: (searcher: Promise<Searcher>) => void = () => {}
/** Queries may come before the entry. */
const searcher = new Promise<Searcher>((resolve) => {
  begin = resolve
})
let latest = 0

addEventListener('message', async ({ data }: MessageEvent<BeyondRequest>) => {
  try {
    if (data.kind === 'entry') {
      begin(open(data.bytes))
      await searcher
    } else if (data.kind === 'file') {
      const asked = waiting.get(data.name)
      waiting.delete(data.name)
      if (data.bytes === undefined) asked?.reject(new Error(`${data.name} cannot be had`))
      else await unpackWithin(data.bytes).then(asked?.resolve, asked?.reject)
    } else {
      const { id, query } = data
      latest = id
      const found = await (await searcher).search(query, {
        limit: most,
        isThorough: false,
        isOutdated: () => latest !== id,
      })
      const places = (found?.total === 0 ? [] : (found?.hits ?? [])).map(
        ({ address, slug, title, heading, excerpt, missing }) => ({
          address,
          slug,
          title,
          heading,
          excerpt,
          missing,
        }),
      )
      reply({ kind: 'found', id, places })
    }
  } catch {
    reply({ kind: 'failed' })
  }
})

async function open(bytes: ArrayBuffer): Promise<Searcher> {
  const entry = JSON.parse(new TextDecoder().decode(await unpackWithin(bytes))) as SearchEntry
  if (entry.version !== 2) throw new Error(`found version ${String(entry.version)}, expected 2`)
  return createSearcher(
    openStaticTerms(
      entry,
      (name) =>
        new Promise((resolve, reject) => {
          waiting.set(name, { resolve, reject })
          reply({ kind: 'need', name })
        }),
    ),
  )
}

function reply(message: BeyondReply): void {
  postMessage(message)
}
