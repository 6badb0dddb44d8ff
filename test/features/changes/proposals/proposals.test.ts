import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { diffLines } from '../../../../src/features/changes/diff-lines.ts'
import { findStale } from '../../../../src/features/changes/proposals/accept-proposal.ts'
import { draftEdits, type ProposedEdit } from '../../../../src/features/changes/proposals/draft-edits.ts'
import { openProposalBox, proposalId } from '../../../../src/features/changes/proposals/proposal-box.ts'
import { planEdits } from '../../../../src/features/changes/proposals/propose.ts'
import { showWhole, wholeLine } from '../../../../src/features/changes/proposals/show-whole.ts'
import type { ContentHash, GardenPath, NotePath } from '../../../../src/model/path.ts'
import type { PlannedFile } from '../../../../src/model/planned-change.ts'
import type { Proposal } from '../../../../src/model/proposal.ts'

function proposalOf(files: readonly PlannedFile[], number = 0): Proposal {
  const time = Date.UTC(2026, 0, 2, 3, 4, 5 + number)
  return {
    id: proposalId(time, '00000a'),
    madeAt: new Date(time).toISOString(),
    by: 'agent',
    summary: 'why',
    planned: planEdits(files),
    effects: { links: [], appearing: [], solved: [] },
  }
}

function boxFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hortus-box-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function draft(
  text: string,
  shown: string,
  ...edits: readonly ProposedEdit[]
): ReturnType<typeof draftEdits> {
  return draftEdits(edits, {
    read: async () => ({ text, shown, hash: 'h' as ContentHash, hasMark: false }),
    refuseName: () => undefined,
  })
}

const path = 'a.md' as NotePath

describe('edits that are proposed', () => {
  it('are done one after another, where their words are shown', async () => {
    const files = await draft(
      'one %%two%% one two',
      'one \0\0\0\0\0\0\0 one two',
      { kind: 'replace', path, find: 'two', replacement: 'three' },
      { kind: 'replace', path, find: 'one three', replacement: 'four' },
      { kind: 'append', path, text: 'five' },
    )
    expect(files).toEqual([
      { kind: 'edit', path, hash: 'h', before: 'one %%two%% one two', after: 'one %%two%% four\n\nfive\n' },
    ])
  })

  it('are refused where the words are not there, stand there twice, or reach into what is not shown', async () => {
    const replace = (find: string) =>
      draft('a b a %%c%% d', 'a b a \0\0\0\0\0 d', { kind: 'replace', path, find, replacement: '' })
    await expect(replace('x')).rejects.toThrow('not in the note')
    await expect(replace('a')).rejects.toThrow('more than once')
    await expect(replace('c')).rejects.toThrow('not in the note')
    await expect(replace('\0')).rejects.toThrow('not in the note')
    await expect(replace('a %%c%% d')).rejects.toThrow('not in the note')
  })

  it('keep the ends of lines that a note has', async () => {
    const [file] = await draft('a\r\n', 'a\r\n', { kind: 'append', path, text: 'b' })
    expect(file?.after).toBe('a\r\n\r\nb\r\n')
  })

  it('are none where nothing changes', async () => {
    expect(await draft('a', 'a', { kind: 'replace', path, find: 'a', replacement: 'a' })).toEqual([])
  })
})

describe('the box of proposals', () => {
  it('gives them back in the order in which they were made, to their owner alone', () => {
    const folder = boxFolder()
    const box = openProposalBox(join(folder, 'box'))
    const [first, second] = [proposalOf([], 0), proposalOf([], 1)]
    box.add(second)
    box.add(first)
    expect(openProposalBox(join(folder, 'box')).list()).toEqual([first, second])
    const [name = ''] = readdirSync(join(folder, 'box'))
    if (process.platform !== 'win32') expect(statSync(join(folder, 'box', name)).mode & 0o077).toBe(0)
    expect([box.remove(first.id), box.remove(first.id), box.find(second.id)]).toEqual([true, false, second])
  })

  it('takes nothing for a proposal that is none, and leads nowhere else', () => {
    const folder = boxFolder()
    const box = openProposalBox(folder)
    const proposal = proposalOf([])
    writeFileSync(join(folder, 'note.json'), JSON.stringify(proposal))
    writeFileSync(join(folder, `${proposal.id}.json`), '{"id":')
    expect([box.list(), box.find(proposal.id), box.find('../note'), box.remove('note')]).toEqual([
      [],
      undefined,
      undefined,
      false,
    ])
    writeFileSync(join(folder, `${proposal.id}.json`), JSON.stringify({ ...proposal, planned: {} }))
    expect(box.list()).toEqual([])
  })
})

describe('a proposal', () => {
  it('is stale where a file is another, is gone, or is there by now', async () => {
    const hash = 'old' as ContentHash
    const proposal = proposalOf([
      { kind: 'edit', path, hash, before: 'a', after: 'b' },
      { kind: 'create', path: 'new.md' as NotePath, after: 'c' },
      { kind: 'edit', path: 'from.md' as NotePath, to: 'to.md' as NotePath, hash },
    ])
    const there = { 'a.md': 'old', 'from.md': 'old' }
    const staleIn = (files: Record<string, string>): Promise<readonly GardenPath[]> =>
      findStale(proposal, async (one) => files[one] as ContentHash | undefined)
    expect(await staleIn(there)).toEqual([])
    expect(await staleIn({ ...there, 'a.md': 'other' })).toEqual(['a.md'])
    expect(await staleIn({ 'from.md': 'old' })).toEqual(['a.md'])
    expect(await staleIn({ ...there, 'new.md': 'x' })).toEqual(['new.md'])
    expect(await staleIn({ ...there, 'to.md': 'x' })).toEqual(['to.md'])
  })

  it('is shown whole: no line is cut, and what nobody would see has a mark', () => {
    const long = `${'word '.repeat(200)}hidden at the end`
    const proposal = proposalOf([
      { kind: 'create', path, after: `${long}\nRight\u202eto left\u{e0041}\u200b, a family: 👨\u200d👩\n` },
    ])
    const [file] = showWhole(proposal)
    const text =
      file === undefined
        ? []
        : diffLines(file, wholeLine).map(({ parts }) => parts.map((part) => part.text).join(''))
    expect(text).toContain(long)
    expect(text).toContain('Right⟨U+202E⟩to left⟨U+E0041⟩⟨U+200B⟩, a family: 👨\u200d👩')
    expect(proposal.planned.files[0]?.after).toContain('\u202e')
  })
})
