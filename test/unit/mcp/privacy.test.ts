import { describe, expect, it } from 'vitest'
import { type Agent, agentAt } from '../../mcp-agent.ts'

/** Stands in nothing that an agent may read. */
const canary = 'qzcanary'

const hidden = (hiding: string, id: string) =>
  [
    '---',
    `title: Title ${canary}${id}`,
    `aliases: [${canary}alias${id}]`,
    `tags: [${canary}tag${id}]`,
    'requires: "[[Public]]"',
    hiding,
    '---',
    `# Heading ${canary}`,
    `Zebras live here, ${canary}. See [[Public]] and [[${canary}wanted]].`,
    `## Part ${canary}`,
    'Public is mentioned.',
  ].join('\n')

const garden = {
  'Public.md': [
    '---',
    'title: Public',
    `mine: ${canary}property`,
    '---',
    'Zebras are public. See [[draft]], [[secret]], [[Other]] and ![[draft]].',
    `A line with %%${canary}comment%% in it.`,
    `%%\n${canary}blockcomment\n%%`,
    `<!-- ${canary}html -->`,
    'The end.',
  ].join('\n\n'),
  'Other.md': '# Other\n\nZebras, see [[Public]].',
  'draft.md': hidden('draft: true', 'a'),
  'secret.md': hidden('publish: false', 'b'),
  [`${canary}folder/inner.md`]: hidden('private: true', 'c'),
}

/** Every tool, with what finds the most. */
async function askEverything({ call, client }: Agent): Promise<string> {
  const notes = ['Public', 'Other', 'draft', 'secret', `${canary}folder/inner`, 'Title']
  const tools = await client.listTools()
  const asked: [string, Record<string, unknown>][] = [
    ['answer', { question: 'Where do zebras live?', limit: 12 }],
    ['answer', { question: 'private heading part' }],
    ['search', { query: 'zebras', limit: 50 }],
    ['search', { query: 'heading part comment' }],
    ['wanted', { limit: 100 }],
    ['tend', { limit: 200 }],
    [
      'propose_edits',
      { summary: 'x', edits: [{ kind: 'replace', note: 'Public', find: 'The end', replacement: 'An end' }] },
    ],
    ['propose_edits', { summary: 'x', edits: [{ kind: 'create', path: 'secret.md', text: 'mine' }] }],
    ['propose_edits', { summary: 'x', edits: [{ kind: 'append', note: 'draft', text: 'more' }] }],
    ['propose_rename', { summary: 'x', note: 'Public', to: 'Open' }],
    ['propose_rename', { summary: 'x', note: 'Public', to: 'draft' }],
    ...notes.flatMap((note): [string, Record<string, unknown>][] => [
      ['read_note', { note }],
      ['read_note', { note, section: 'Part' }],
      ['backlinks', { note, limit: 200 }],
      ['neighbours', { note, limit: 200 }],
      ['reading_path', { note }],
      ...notes.map((to): [string, Record<string, unknown>] => ['explain_path', { from: note, to }]),
    ]),
  ]
  const answers: unknown[] = [tools]
  for (const [name, given] of asked) {
    // What an agent asks itself comes back in what it is told of it.
    const answer = JSON.stringify(await call(name, given)).replaceAll(`${canary}folder/inner`, '')
    answers.push(`${name} ${answer}`)
  }
  return answers.map((one) => JSON.stringify(one)).join('\n')
}

function canariesIn(text: string): readonly string[] {
  return [...text.matchAll(/.{0,80}qzcanary.{0,30}/gi)].map(([found]) => found)
}

describe('what is not published', () => {
  it('is told to no agent by any tool, nor are properties and comments', async () => {
    const agent = await agentAt(garden, { mayPropose: true })
    expect(canariesIn(await askEverything(agent))).toEqual([])
    // The proposals that wait for the gardener do have the links in private notes.
    const [edited, , renamed, ...others] = agent.box.list()
    expect(others).toHaveLength(1)
    expect(edited?.planned.files[0]?.after).toContain(`%%${canary}comment%%`)
    expect(JSON.stringify(renamed?.planned.files)).toContain(canary)
  })

  it('is not named by the text of a public note that has other words for it', async () => {
    const secret = `${canary}folder/inner`
    const { call } = await agentAt({
      ...garden,
      'Public.md': `[[${secret}#Part|one]], [two](${secret}.md), ![[${secret}|three]] and [four][r].\n\n| a |\n|---|\n| [[${secret}\\|five]] |\n\n[r]: ${secret}.md#Part\n`,
    })
    const { text } = await call('read_note', { note: 'Public' })
    expect(canariesIn(text)).toEqual([])
    expect(text).toContain('one, two, three and four.')
    expect(text).toContain('| five |')
  })

  it('is read where the gardener says so, but for comments', async () => {
    const agent = await agentAt(garden, { options: { drafts: true }, mayPropose: true })
    const found = canariesIn(await askEverything(agent)).join('\n')
    expect(found).toContain(`Title ${canary}a`)
    expect(found).toContain(`Heading ${canary}`)
    expect(found).not.toContain('comment%%')
    expect(found).not.toContain(`${canary}property`)
  })

  it('cannot be guessed by what is to be replaced', async () => {
    const { call } = await agentAt(garden, { mayPropose: true })
    const replace = (find: string) =>
      call('propose_edits', {
        summary: 'x',
        edits: [{ kind: 'replace', note: 'Public', find, replacement: '' }],
      })
    const [there, notThere] = [await replace(`${canary}comment`), await replace(`${canary}no comment`)]
    expect([there.isError, there.text]).toEqual([true, notThere.text])
    expect((await replace('A line with')).isError).toBe(false)
  })

  it('is no reason that a name is refused: only accepting says that it is taken', async () => {
    const { call } = await agentAt(garden, { mayPropose: true })
    const create = (path: string) =>
      call('propose_edits', { summary: 'x', edits: [{ kind: 'create', path, text: 'x' }] })
    expect([(await create('draft.md')).isError, (await create('free.md')).isError]).toEqual([false, false])
    expect((await create('Other.md')).isError).toBe(true)
    const rename = async (to: string) => {
      const { isError, data } = await call('propose_rename', { summary: 'x', note: 'Public', to })
      return [isError, JSON.stringify(data['files'])]
    }
    expect(await rename('draft')).toEqual([false, '[{"kind":"edit","path":"Public.md","to":"draft.md"}]'])
    expect(await rename('free')).toEqual([false, '[{"kind":"edit","path":"Public.md","to":"free.md"}]'])
    expect((await rename('Other'))[0]).toBe(true)
  })
})
