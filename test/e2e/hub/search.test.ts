import { cpSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { SearchEntry } from '../../../src/features/search/files/search-entry.ts'
import { openStaticTerms } from '../../../src/features/search/files/static-terms.ts'
import { createSearcher, type Searcher } from '../../../src/features/search/query/search.ts'
import { siteIndex } from '../../../src/features/search/rows/site-index.ts'
import { add, grant } from '../../../src/hub/administer.ts'
import { notePush } from '../../../src/hub/gardens/pushes.ts'
import { createOpenSearch } from '../../../src/hub/search/open-search.ts'
import { createRowSearch } from '../../../src/hub/search/row-search.ts'
import { makeGarden } from '../../../src/hub/work/make-garden.ts'
import { noPostgres } from '../../hub-database.ts'
import { root } from '../cli/run-hortus.ts'
import { createRepository, never, openShop, shownFiles, usualGarden } from './hub-shop.ts'
import { serveTestHub } from './serving.ts'

/** The full run asks as many as it takes to trust it, of a whole garden; the usual one as there is time for. */
const isFull = process.env['HORTUS_FULL'] === '1'
const queryCount = isFull ? 500 : 80
const leftOut = isFull
  ? /hortus\.config|\.hortus|[\\/]site($|[\\/])/
  : /hortus\.config|\.hortus|[\\/]garden[\\/](?!storage|index\.md)/

/** The search that readers of a site have, over the files that the hub shows. */
async function staticSearch(files: ReadonlyMap<string, Buffer>): Promise<Searcher> {
  const read = (name: string): Uint8Array => gunzipSync(files.get(`-/search/${name}.bin`)!)
  const entry = JSON.parse(Buffer.from(read('entry')).toString()) as SearchEntry
  return createSearcher(openStaticTerms(entry, async (name) => read(name)))
}

/** Words, starts of words, slips, phrases and filters, made of what a text has; the same each time. */
function queriesOf(words: readonly string[], count: number): readonly string[] {
  let seed = 7
  const next = (most: number): number => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % most
  }
  const word = (): string => words[next(words.length)]!
  const kinds: readonly (() => string)[] = [
    () => `${word()} `,
    () => word().slice(0, 1 + next(4)),
    () => `${word()} ${word()}`,
    () => `${word()} ${word()} ${word()} `,
    () => word().replace(/.$/, 'x'),
    () => `"${word()} ${word()}"`,
    () => `${word()} -${word()}`,
    () => `stage:budding ${word()}`,
  ]
  return Array.from({ length: count }, (_, i) => kinds[i % kinds.length]!())
}

describe.skipIf(noPostgres !== '')(`search across gardens${noPostgres}`, () => {
  it('has the same ten best as the search of the site, also after an edit, for many queries', async () => {
    const hub = await serveTestHub()
    const repository = createRepository()
    cpSync(join(root, 'garden'), repository.folder, {
      recursive: true,
      filter: (file) => !leftOut.test(file),
    })
    repository.push({})
    const garden = await add(hub.shop.database, 'test', {
      ...usualGarden,
      publish: 'all',
      path: 'a/notes',
      gitUrl: repository.url,
      readers: ['*'],
    })
    await hub.make(garden.id)
    const engine = createRowSearch(hub.shop.database, siteIndex)
    const [view] = await hub.shop.database.query<{ id: string }>('select id::text from views')
    const compare = async (): Promise<void> => {
      const searcher = await staticSearch(await shownFiles(hub.shop))
      const rows = await hub.shop.database.query<{ key: string }>(
        "select key from search_terms where key !~ '[:*]' order by md5(key)",
      )
      const queries = queriesOf(
        rows.map(({ key }) => key),
        queryCount,
      )
      let found = 0
      for (const query of queries) {
        const expected = (await searcher.search(query, { limit: 10 }))!.hits
        const hits = await engine.search([view!.id], query, 10)
        expect(
          hits.map(({ address, slug, excerpt }) => [address, slug, excerpt]),
          query,
        ).toEqual(expected.map(({ address, slug, excerpt }) => [address, slug, excerpt]))
        found += Math.min(1, expected.length)
      }
      expect(found).toBeGreaterThan(queryCount * 0.6)
    }
    await compare()
    repository.push({
      'An added note.md': '# An added note\n\nIt says zebrafish, and page cache.\n',
      'index.md': '# Home\n',
    })
    await hub.make(garden.id)
    expect((await engine.search([view!.id], 'zebrafish', 10)).map(({ title }) => title)).toEqual([
      'An added note',
    ])
    await compare()
    // It makes a garden twice, each time by a process of its own.
  }, 400_000)

  it('finds what a reader may read, in all gardens, and tells of nothing else', async () => {
    const hub = await serveTestHub()
    const { database } = hub.shop
    const gardens = []
    for (const name of ['one', 'two']) {
      const repository = createRepository()
      repository.push({
        'open/index.md': `# The open ${name}\n\nA common word.\n`,
        'board/secret.md': `# Canary of ${name}\n\nA common word, canaryword.\n`,
      })
      const garden = await add(database, 'test', {
        ...usualGarden,
        path: `a/${name}`,
        gitUrl: repository.url,
        readers: ['staff'],
      })
      await grant(database, 'test', `a/${name}`, { folder: 'open', reader: '*' })
      gardens.push(garden)
    }
    for (const { id } of gardens) await hub.make(id)
    const ask = async (query: string): Promise<string> =>
      (await fetch(`${hub.url}/-/search?format=json&q=${encodeURIComponent(query)}`)).text()
    await expect
      .poll(async () =>
        JSON.parse(await ask('common word'))
          .hits.map((hit: { garden: string }) => hit.garden)
          .sort(),
      )
      .toEqual(['a/one', 'a/two'])
    for (const query of ['canary', 'canaryword', 'common', 'canarywor', 'secret'])
      expect((await ask(query)).toLowerCase().replace(`"query":"${query}"`, ''), query).not.toContain(
        'canary',
      )
    const page = await (await fetch(`${hub.url}/-/search?q=${encodeURIComponent('<b>common')}`)).text()
    expect(page).toContain('&#60;b&#62;common')
    expect(page).toContain('<mark>')
    expect(await (await fetch(hub.url)).text()).toContain('action="/-/search"')
  })

  it('sends each section to a search of the organisation, and only what changed after an edit', async () => {
    const asked: { readonly line: string; readonly body: string }[] = []
    const server = createServer(async (request, response) => {
      let body = ''
      for await (const piece of request) body += piece
      asked.push({ line: `${request.method} ${request.url}`, body })
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ acknowledged: true, errors: false, items: [], failures: [] }))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const shop = await openShop()
    const { port } = server.address() as AddressInfo
    const address = `http://127.0.0.1:${port}/hortus`
    const search = createOpenSearch({ address, database: shop.database, index: siteIndex })
    const repository = createRepository()
    repository.push({ 'x.md': '# X\n\nFirst.\n\n## Part\n\nSecond.\n' })
    const garden = await add(shop.database, 'test', {
      ...usualGarden,
      path: 'a/notes',
      gitUrl: repository.url,
      readers: ['*'],
    })
    const make = async (): Promise<readonly string[]> => {
      asked.length = 0
      await notePush(shop.database.query, { garden: garden.id, cause: 'hand' })
      await makeGarden({ ...shop, search }, garden.id, never)
      return asked.map(({ line }) => line)
    }
    expect(await make()).toEqual(['PUT /hortus', 'POST /hortus/_bulk?refresh=true'])
    const lines = asked[1]!.body.split('\n')
    // Each line ends, the last one too.
    expect(lines.pop()).toBe('')
    expect(lines.filter((_, i) => i % 2 === 1).map((line) => JSON.parse(line))).toMatchObject([
      { address: 'x/', title: 'X', heading: '', text: 'First.' },
      { address: 'x/', title: 'X', heading: 'Part', slug: 'part', text: 'Second.' },
    ])
    expect(JSON.parse(lines[0]!)).toEqual({ index: { _id: expect.any(String) } })
    expect(await make()).toEqual([])
    repository.push({ 'x.md': '# X\n\nThird.\n' })
    expect(await make()).toEqual([
      'POST /hortus/_bulk?refresh=true',
      'POST /hortus/_delete_by_query?conflicts=proceed&refresh=true',
    ])
    expect(JSON.parse(asked[1]!.body).query.bool.filter[0]).toEqual({ term: { view: expect.any(String) } })
  })
})
