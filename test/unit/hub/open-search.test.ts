import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Database } from '../../../src/hub/database/database.ts'
import { createOpenSearch } from '../../../src/hub/search/open-search.ts'
import type { SiteIndex } from '../../../src/hub/search/search-engine.ts'

/** What OpenSearch's documentation shows as its answers, cut to what its clients read. */
const documented = {
  created: { acknowledged: true, shards_acknowledged: true, index: 'hortus' },
  exists: {
    error: {
      root_cause: [{ type: 'resource_already_exists_exception', index: 'hortus' }],
      type: 'resource_already_exists_exception',
      reason: 'index [hortus/x] already exists',
    },
    status: 400,
  },
  searched: {
    took: 3,
    timed_out: false,
    _shards: { total: 1, successful: 1, skipped: 0, failed: 0 },
    hits: {
      total: { value: 2, relation: 'eq' },
      max_score: 1.2,
      hits: [
        {
          _index: 'hortus',
          _id: '7 f 0 0',
          _score: 1.2,
          _source: {
            view: '7',
            address: 'page-cache/',
            title: 'Page cache',
            heading: '',
            slug: '',
            text: 'Keeps the pages of files.',
          },
          highlight: { text: ['Keeps the \u0002pages\u0003 of files.'] },
        },
        {
          _index: 'hortus',
          _id: '9 f 0 0',
          _score: 1,
          _source: { view: '9', address: 'x/', title: 'X', heading: '', slug: '', text: 'Not ours.' },
        },
      ],
    },
  },
}

interface Asked {
  readonly line: string
  readonly type: string | undefined
  readonly authorization: string | undefined
  readonly body: string
}

/** A server that answers as the documentation says, and what it was asked. */
async function openDocumented(put: { readonly status: number; readonly body: object }) {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const piece of request) body += piece
    const { method, url, headers } = request
    asked.push({
      line: `${method} ${url}`,
      type: headers['content-type'],
      authorization: headers.authorization,
      body,
    })
    const [status, reply] = method === 'PUT' ? [put.status, put.body] : [200, documented.searched]
    response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' })
    response.end(JSON.stringify(reply))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { asked, port: (server.address() as AddressInfo).port }
}

const none = {
  query: async () => [],
} as unknown as Database
const index = {} as SiteIndex

describe('search by OpenSearch', () => {
  it('asks for the views of the reader alone, as a filter, and shows none of another', async () => {
    const { asked, port } = await openDocumented({ status: 200, body: documented.created })
    const address = `http://hub:p%40ss@127.0.0.1:${port}/hortus`
    const engine = createOpenSearch({ address, database: none, index })
    const hits = await engine.search(['7', '8'], 'page cache', 5)
    expect(hits).toEqual([
      {
        view: '7',
        address: 'page-cache/',
        title: 'Page cache',
        heading: '',
        slug: '',
        excerpt: { text: 'Keeps the pages of files.', marks: [[10, 15]] },
      },
    ])
    const [{ line, type, authorization, body }] = asked as [Asked]
    expect(line).toBe('POST /hortus/_search')
    expect(type).toBe('application/json')
    expect(authorization).toBe(`Basic ${Buffer.from('hub:p@ss').toString('base64')}`)
    const sent = JSON.parse(body)
    expect(sent.size).toBe(5)
    expect(sent.query.bool.filter).toEqual([{ terms: { view: ['7', '8'] } }])
    expect(sent.query.bool.must[0].multi_match.query).toBe('page cache')
    expect(sent.collapse).toEqual({ field: 'page' })
    expect(await engine.search([], 'page', 5)).toEqual([])
    expect(await engine.search(['7'], '  ', 5)).toEqual([])
    expect(asked).toHaveLength(1)
  })

  it('is content with an index that is there already, and with no other refusal', async () => {
    const there = await openDocumented({ status: 400, body: documented.exists })
    const engine = createOpenSearch({
      address: `http://127.0.0.1:${there.port}/hortus`,
      database: none,
      index,
    })
    await engine.tidy()
    expect(there.asked.map(({ line }) => line)).toEqual([
      'PUT /hortus',
      'POST /hortus/_delete_by_query?conflicts=proceed&refresh=true',
    ])
    const refusing = await openDocumented({ status: 403, body: { error: { type: 'security_exception' } } })
    const other = createOpenSearch({
      address: `http://127.0.0.1:${refusing.port}/hortus`,
      database: none,
      index,
    })
    await expect(other.tidy()).rejects.toThrow('PUT /hortus with 403')
    expect(() => createOpenSearch({ address: 'https://search.example.org', database: none, index })).toThrow(
      'has to name an index',
    )
  })
})
