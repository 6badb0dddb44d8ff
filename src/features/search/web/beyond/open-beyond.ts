import { isBelow } from '../../../../model/is-below.ts'
import { hrefOf, type PageItem } from '../page-item.ts'
import type { BeyondPlace, BeyondReply, BeyondRequest } from './beyond-messages.ts'
import { readWithin } from './unpack-within.ts'

/** Another garden whose texts a reader wants searched. */
export interface BeyondGarden {
  readonly title: string
  /** Where its site is, with a slash at its end. */
  readonly address: string
}

/** A search of one other garden's texts. */
export interface BeyondSearch {
  /** The places that answer best, as lines of the palette. Rejects where the garden does not answer; then it is over with it. */
  search(query: string): Promise<readonly PageItem[]>
  close(): void
}

/** Milliseconds for an answer. */
const patience = 5_000

/** Bytes of one file, and of all files of one garden. */
const most = { file: 4 * 1_048_576, garden: 24 * 1_048_576 }

/** Characters of a name, and of an excerpt. */
const longest = { name: 300, excerpt: 600 }

/**
 * Opens the search files of another garden's site. They are fetched by the page, whose policy names the host, without
 * cookies and without a word of who asks; what is in them is read by a worker of its own, which is ended when it takes too
 * long. What it tells is taken as text, and leads nowhere but below that garden's address.
 */
export function openBeyond({ title, address }: BeyondGarden): BeyondSearch {
  const worker = new Worker(new URL('./beyond-worker.ts', import.meta.url), { type: 'module' })
  const ending = new AbortController()
  const waiting = new Map<number, (places: readonly BeyondPlace[]) => void>()
  let end: (error: Error) => void = () => {}
  const over = new Promise<never>((_, reject) => {
    end = reject
  })
  over.catch(() => {})
  let total = 0
  let id = 0

  const close = (): void => {
    worker.terminate()
    ending.abort()
    end(new Error(`${title} does not answer`))
  }
  const post = (request: BeyondRequest): void => worker.postMessage(request)
  const load = async (name: string): Promise<ArrayBuffer> => {
    const response = await fetch(`${address}-/search/${encodeURIComponent(name)}.bin`, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: ending.signal,
    })
    if (!response.ok || response.body === null) throw new Error(`${response.status} ${response.url}`)
    const { buffer } = await readWithin(response.body, Math.min(most.file, most.garden - total))
    total += buffer.byteLength
    return buffer
  }
  worker.addEventListener('error', close)
  worker.addEventListener('message', ({ data }: MessageEvent<BeyondReply>) => {
    if (data.kind === 'failed') close()
    else if (data.kind === 'found') {
      waiting.get(data.id)?.(data.places)
      waiting.delete(data.id)
    } else
      load(data.name).then(
        (bytes) => post({ kind: 'file', name: data.name, bytes }),
        () => post({ kind: 'file', name: data.name, bytes: undefined }),
      )
  })
  load('entry').then((bytes) => post({ kind: 'entry', bytes }), close)
  const opened = performance.now()

  return {
    async search(query) {
      const own = ++id
      // The entry is fetched once; a query that waits for it has no more time than it.
      const timer = setTimeout(close, Math.max(patience, opened + patience - performance.now()))
      try {
        const answer = new Promise<readonly BeyondPlace[]>((resolve) => {
          waiting.set(own, resolve)
        })
        post({ kind: 'query', id: own, query })
        return (await Promise.race([answer, over])).flatMap((place) => itemOf(place, title, address))
      } finally {
        clearTimeout(timer)
      }
    },
    close,
  }
}

/** A place as a line of the palette; none for one that is not below its garden's address. */
function itemOf(place: BeyondPlace, garden: string, address: string): readonly PageItem[] {
  const said = hrefOf(address, { address: textOf(place.address), slug: textOf(place.slug) })
  const href = URL.canParse(said) ? new URL(said).href : ''
  if (!isBelow(href, address)) return []
  const { text, marks } = place.excerpt
  return [
    {
      kind: 'page',
      href,
      title: textOf(place.title) || garden,
      heading: textOf(place.heading),
      excerpt:
        textOf(text).length === 0 ? undefined : { text: String(text).slice(0, longest.excerpt), marks },
      missing: place.missing.map(textOf).slice(0, 10),
      garden,
    },
  ]
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, longest.name) : ''
}
