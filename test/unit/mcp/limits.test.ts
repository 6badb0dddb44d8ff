import { describe, expect, it } from 'vitest'
import { maxProposals } from '../../../src/features/changes/proposals/proposal-box.ts'
import { agentAt } from '../../mcp-agent.ts'

const garden = { 'A.md': '# A\n\nWords.' }

describe('a client that floods', () => {
  it('is told how many calls may come in a row, and is answered again later', async () => {
    let time = 0
    const { call } = await agentAt(garden, { limits: { perSecond: 2, burst: 3 }, now: () => time })
    const answers = []
    for (let i = 0; i < 5; i++) answers.push(await call('search', { query: 'words' }))
    expect(answers.map(({ isError }) => isError)).toEqual([false, false, false, true, true])
    expect(answers[4]?.text).toBe('too many calls, expected at most 2 a second: wait a moment')
    time += 1_000
    expect((await call('search', { query: 'words' })).isError).toBe(false)
  })

  it('has a few answers made at a time', async () => {
    const { call } = await agentAt(garden, { limits: { atOnce: 2 } })
    const answers = await Promise.all(Array.from({ length: 6 }, () => call('search', { query: 'words' })))
    expect(answers.map(({ isError }) => isError)).toEqual([false, false, true, true, true, true])
    expect(answers[5]?.text).toBe('too many calls at once, expected at most 2: wait for an answer first')
    expect((await call('search', { query: 'words' })).isError).toBe(false)
  })

  it('cannot fill the gardener’s desk', async () => {
    const { call, box } = await agentAt(garden, { mayPropose: true })
    const propose = (text: string) =>
      call('propose_edits', { summary: 'more', edits: [{ kind: 'append', note: 'A', text }] })
    for (let i = 0; i < maxProposals; i++) expect((await propose(`more ${i}`)).isError).toBe(false)
    expect(await propose('once more')).toMatchObject({
      isError: true,
      text: `${maxProposals} proposals wait already: the gardener has to accept or reject some first`,
    })
    expect(box.list()).toHaveLength(maxProposals)
    expect(box.remove(box.list()[0]?.id ?? '')).toBe(true)
    expect((await propose('once more')).isError).toBe(false)
  })

  it('proposes so many times a minute, whatever becomes of it', async () => {
    const { call } = await agentAt(garden, { mayPropose: true, limits: { proposalsPerMinute: 2 } })
    const propose = () => call('propose_rename', { summary: 'x', note: 'A', to: 'B' })
    const answers = [await propose(), await propose(), await propose()]
    expect(answers.map(({ isError }) => isError)).toEqual([false, false, true])
    expect(answers[2]?.text).toContain('too many proposals')
    expect((await call('search', { query: 'words' })).isError).toBe(false)
  })

  it('may not propose more than a gardener could look at', async () => {
    const { call } = await agentAt(garden, { mayPropose: true })
    const edit = { kind: 'create', text: 'x'.repeat(190_000) }
    const edits = Array.from({ length: 20 }, (_, i) => ({ ...edit, path: `${i}.md` }))
    expect(await call('propose_edits', { summary: 'x', edits })).toMatchObject({
      isError: true,
      text: expect.stringContaining('propose less at once'),
    })
    const huge = { summary: 'x', edits: [{ ...edit, path: 'a.md', text: 'x'.repeat(200_001) }] }
    expect((await call('propose_edits', huge)).isError).toBe(true)
  })
})
