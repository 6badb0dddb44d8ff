import Ajv2020, { type AnySchemaObject } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { quoteNotice } from '../../../src/mcp/quote.ts'
import { agentAt } from '../../mcp-agent.ts'

const garden = {
  'Cache.md':
    '---\naliases: [buffer]\ntags: [memory]\n---\n# Page cache\n\nThe page cache keeps pages of files in memory. It follows [[Disk]].\n\n## Writing back\n\nDirty pages are written back after a while. See [[Journal]].\n\n## Limits\n\nIt takes all free memory.\n',
  'Disk.md': '# Disk\n\nA disk is slow. What makes it fast is a [[Cache|cache]].\n',
  'Raft.md':
    '---\nrequires: "[[Disk]]"\n---\n# Raft\n\nRaft writes its log to a [[Disk]] before it answers.\n',
  'Island.md': '# Island\n\nNobody links here.\n',
}

describe('the tools for agents', () => {
  it('describe what they take and give, and answer as they describe it', async () => {
    const { client, call } = await agentAt(garden, { mayPropose: true })
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name).sort()).toEqual([
      'answer',
      'backlinks',
      'explain_path',
      'neighbours',
      'propose_edits',
      'propose_rename',
      'read_note',
      'reading_path',
      'search',
      'tend',
      'wanted',
    ])
    const given: Record<string, Record<string, unknown>> = {
      answer: { question: 'What is slow?' },
      search: { query: 'pages' },
      backlinks: { note: 'Disk' },
      explain_path: { from: 'Raft', to: 'Cache' },
      neighbours: { note: 'Disk' },
      read_note: { note: 'Cache' },
      reading_path: { note: 'Raft' },
      tend: {},
      wanted: {},
      propose_rename: { summary: 'x', note: 'Disk', to: 'Drive' },
      propose_edits: { summary: 'x', edits: [{ kind: 'append', note: 'Disk', text: 'more' }] },
    }
    const ajv = new Ajv2020({ strict: false })
    for (const { name, outputSchema, annotations } of tools) {
      const { isError, text, data } = await call(name, given[name] ?? {})
      expect([name, isError, text.startsWith(quoteNotice), data['notice']]).toEqual([
        name,
        false,
        true,
        quoteNotice,
      ])
      expect(
        ajv.validate<unknown>(outputSchema as AnySchemaObject, data),
        `${name}: ${ajv.errorsText()}`,
      ).toBe(true)
      expect(annotations?.readOnlyHint).toBe(!name.startsWith('propose'))
    }
  })

  it('answer a question with sentences as they stand, their links, and the path between their notes', async () => {
    const { call } = await agentAt(garden)
    const { data, text } = await call('answer', { question: 'Which log does Raft write to disk?' })
    expect(data['sentences']).toMatchObject([
      { path: 'Raft.md', quote: 'Raft writes its log to a Disk before it answers.', link: '/raft/' },
    ])
    expect(text).toContain('> Raft writes its log to a Disk before it answers.')
    const dirty = await call('answer', { question: 'When are dirty pages written?' })
    expect(dirty.data['sentences']).toMatchObject([
      {
        quote: 'Dirty pages are written back after a while.',
        heading: 'Writing back',
        link: '/cache/#writing-back',
      },
    ])
    const both = await call('answer', { question: 'disk cache' })
    const paths = (both.data['sentences'] as { path: string }[]).map(({ path }) => path)
    expect(new Set(paths)).toEqual(new Set(['Cache.md', 'Disk.md']))
    expect(both.data['path']).toMatchObject([{ quote: expect.stringMatching(/Disk|cache/) }])
  })

  it('answer each of two questions in one, whichever has more words', async () => {
    const { call } = await agentAt({
      ...garden,
      'Lease.md': '# Lease\n\nA lease is a promise that ends by itself.\n',
    })
    const quotesOf = async (question: string): Promise<readonly string[]> => {
      const { data } = await call('answer', { question, limit: 2 })
      return (data['sentences'] as { quote: string }[]).map(({ quote }) => quote)
    }
    const question = 'What is a lease, and how are dirty pages of the page cache written back?'
    const lease = 'A lease is a promise that ends by itself.'
    const dirty = 'Dirty pages are written back after a while.'
    expect(await quotesOf(question)).toEqual([lease, dirty])
    expect(await quotesOf('How are dirty pages of the page cache written back and what is a lease?')).toEqual(
      [dirty, lease],
    )
    // The second part alone says not what of.
    expect(await quotesOf('Was ist der page cache und wie written back?')).toContain(dirty)
  })

  it('say so where no sentence answers', async () => {
    const { call } = await agentAt(garden)
    const { data, text } = await call('answer', { question: 'xylophone' })
    expect(data).toMatchObject({ sentences: [], path: [] })
    expect(text).toContain('No sentence of the garden answers this.')
  })

  it('read a note, a section of it, and a long one in pages', async () => {
    const { call } = await agentAt({ ...garden, 'Long.md': `# Long\n\n${'word '.repeat(9_000)}end` })
    const whole = await call('read_note', { note: 'buffer' })
    expect(whole.data).toMatchObject({
      note: { path: 'Cache.md', title: 'Page cache' },
      tags: ['memory'],
      headings: ['Page cache', 'Writing back', 'Limits'],
    })
    const part = await call('read_note', { note: 'Cache', section: 'writing back' })
    expect((part.data['note'] as { quote: string }).quote).toBe(
      '## Writing back\n\nDirty pages are written back after a while. See [[Journal]].',
    )
    let text = ''
    for (let next: unknown = 0; next !== undefined; ) {
      const { data } = await call('read_note', { note: 'Long', from: next })
      text += (data['note'] as { quote: string }).quote
      next = data['next']
    }
    expect(text).toBe(`# Long\n\n${'word '.repeat(9_000)}end`)
    const none = await call('read_note', { note: 'Cache', section: 'Nowhere' })
    expect(none).toMatchObject({ isError: true, text: expect.stringContaining('“Limits”') })
  })

  it('follow links with the sentences that make them', async () => {
    const { call } = await agentAt(garden)
    const { data } = await call('backlinks', { note: 'Disk' })
    expect(data).toMatchObject({
      total: 2 + 1,
      backlinks: [
        { path: 'Cache.md', quote: 'It follows Disk.' },
        { path: 'Raft.md', property: 'requires' },
        {},
      ],
    })
    const { data: way } = await call('explain_path', { from: 'Raft', to: 'Cache' })
    const [first] = way['paths'] as { from: { path: string }; to: { path: string } }[][]
    expect(first?.map(({ from, to }) => [from.path, to.path])).toEqual([
      ['Raft.md', 'Disk.md'],
      ['Disk.md', 'Cache.md'],
    ])
    const { data: alone } = await call('explain_path', { from: 'Raft', to: 'Island' })
    expect(alone['paths']).toEqual([])
    const { data: order } = await call('reading_path', { note: 'Raft' })
    expect((order['steps'] as { path: string }[]).map(({ path }) => path)).toEqual(['Disk.md', 'Raft.md'])
    const { data: around } = await call('neighbours', { note: 'Disk' })
    expect(around).toMatchObject({
      linksTo: [{ path: 'Cache.md' }],
      linkedFrom: [{ path: 'Cache.md' }, { path: 'Raft.md' }],
    })
  })

  it('say what is wanted and what to tend', async () => {
    const { call } = await agentAt(garden)
    const { data } = await call('wanted', {})
    expect(data).toMatchObject({
      total: 1,
      wanted: [{ name: 'Journal', askedBy: [{ quote: 'See Journal.' }] }],
    })
    const tend = await call('tend', {})
    expect(tend.data['items']).toContainEqual(expect.objectContaining({ kind: 'orphan', path: 'Island.md' }))
  })

  it('name the notes that were probably meant', async () => {
    const { call } = await agentAt(garden)
    expect(await call('read_note', { note: 'Cahce' })).toMatchObject({
      isError: true,
      text: expect.stringContaining('"Cache"'),
    })
  })

  it('follow edits, new notes and removals at once', async () => {
    const { call, store } = await agentAt(garden)
    store.write('Disk.md', '# Disk\n\nA disk is quick by now.')
    store.write('New.md', '# New\n\nA zebra.')
    store.remove('Island.md')
    expect((await call('read_note', { note: 'Disk' })).text).toContain('quick by now')
    expect((await call('search', { query: 'zebra' })).data['notes']).toMatchObject([{ path: 'New.md' }])
    expect((await call('read_note', { note: 'Island' })).isError).toBe(true)
  })

  it('give whole addresses where the garden says where it is published', async () => {
    const { call } = await agentAt(garden, { options: { baseUrl: 'https://e.example', base: '/notes/' } })
    const { data } = await call('read_note', { note: 'Disk' })
    expect(data['note']).toMatchObject({ link: 'https://e.example/notes/disk/' })
  })

  it('refuse what is no input of theirs', async () => {
    const { call } = await agentAt(garden)
    expect((await call('search', { query: '' })).isError).toBe(true)
    expect((await call('search', { query: 'x'.repeat(501) })).isError).toBe(true)
    expect((await call('search', { query: 'x', limit: 1e9 })).isError).toBe(true)
  })
})

describe('the tools of a garden without a feature', () => {
  it.each([
    ['search', ['answer', 'search']],
    ['paths', ['explain_path']],
    ['changes', ['propose_edits', 'propose_rename']],
    ['backlinks', ['backlinks']],
  ])('are those that need no %s', async (feature, gone) => {
    const namesIn = async (without: readonly string[]): Promise<readonly string[]> => {
      const { client } = await agentAt(garden, { mayPropose: true, without })
      return (await client.listTools()).tools.map(({ name }) => name)
    }
    const [all, left] = [await namesIn([]), await namesIn([feature])]
    expect(all.filter((name) => !left.includes(name)).sort()).toEqual(gone)
  })

  it('show no path in an answer without paths', async () => {
    const { call } = await agentAt(garden, { without: ['paths'] })
    const { data } = await call('answer', { question: 'disk cache' })
    expect((data['sentences'] as readonly unknown[]).length).toBeGreaterThan(1)
    expect(data['path']).toEqual([])
  })
})
