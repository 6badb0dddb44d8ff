import { describe, expect, it } from 'vitest'
import { historyOfNote } from '../../../src/features/history/history-of-note.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { parseGitLog } from '../../../src/store/parse-git-log.ts'

/** A log as git writes it with `-z`, the newest commit first. */
function log(...commits: readonly (readonly [day: string, ...entries: string[]])[]): string {
  return commits.map(([day, ...entries]) => `\x01${day} abc\0\n${rawEntries(day, entries)}`).join('')
}

/** Entries as `--raw` has them: a file's bytes are called by the day on which they came. */
function rawEntries(day: string, entries: readonly string[]): string {
  return entries
    .map((entry) => (/^(?:[AMD]|R\d+)$/.test(entry) ? `:100644 100644 old ${day} ${entry}\0` : `${entry}\0`))
    .join('')
}

describe('parseGitLog', () => {
  it('counts changes from the day a file came, under whatever name', () => {
    const { historyByPath: found } = parseGitLog(
      log(
        ['2025-10-02', 'M', 'b/New.md'],
        ['2025-08-01', 'R100', 'a/Old.md', 'b/New.md'],
        ['2025-07-01', 'M', 'a/Old.md', 'A', 'other.md'],
        ['2025-06-01', 'R080', 'First.md', 'a/Old.md'],
        ['2025-05-03', 'A', 'First.md'],
      ),
      false,
    )
    expect(found.get('b/New.md')).toEqual({ planted: '2025-05-03', tended: '2025-10-02', changes: 3 })
    expect(found.get('other.md')).toEqual({ planted: '2025-07-01', changes: 0 })
    expect([...found.keys()].sort()).toEqual(['b/New.md', 'other.md'])
  })

  it('begins anew with a file that was deleted and written again', () => {
    const { historyByPath: found } = parseGitLog(
      log(
        ['2025-03-03', 'A', 'a.md'],
        ['2025-02-02', 'D', 'a.md'],
        ['2025-01-01', 'M', 'a.md'],
        ['2024-01-01', 'A', 'a.md'],
      ),
      false,
    )
    expect(found.get('a.md')).toEqual({ planted: '2025-03-03', changes: 0 })
  })

  it('does not take the cut of a shallow history for planting', () => {
    const text = `${log(['2025-03-03', 'M', 'a.md', 'A', 'new.md'])}\x012025-01-01 \0\n${rawEntries('2025-01-01', ['A', 'a.md', 'A', 'b.md'])}`
    const { historyByPath: found } = parseGitLog(text, true)
    expect(found.get('a.md')).toEqual({ tended: '2025-03-03', changes: 1 })
    expect(found.get('b.md')).toEqual({ changes: 0 })
    expect(found.get('new.md')).toEqual({ planted: '2025-03-03', changes: 0 })
    expect(parseGitLog(text, false).historyByPath.get('b.md')).toEqual({ planted: '2025-01-01', changes: 0 })
  })

  it('keeps the last state of each day, under the name that the file had, and no links', () => {
    const link = ':120000 120000 old link M'
    const { versionsByPath } = parseGitLog(
      log(
        ['2025-10-02', 'M', 'b/New.md', link, 'link.md'],
        ['2025-10-02', 'M', 'b/New.md'],
        ['2025-11-01', 'M', 'b/New.md'],
        ['2025-08-01', 'R100', 'a/Old.md', 'b/New.md'],
        ['2025-07-01', 'A', 'a/Old.md'],
      ),
      false,
    )
    expect(versionsByPath.get('b/New.md')).toEqual([
      { day: '2025-10-02', path: 'b/New.md', blob: '2025-10-02' },
      { day: '2025-08-01', path: 'b/New.md', blob: '2025-08-01' },
      { day: '2025-07-01', path: 'a/Old.md', blob: '2025-07-01' },
    ])
    expect(versionsByPath.get('link.md')).toEqual([])
  })

  it('reads names as they are, and nothing of an empty log', () => {
    const name = 'x\n\x01 y/Cafe\u0301.md'
    expect([...parseGitLog(log(['2025-01-01', 'A', name]), false).historyByPath.keys()]).toEqual([
      name.normalize('NFC'),
    ])
    expect(parseGitLog('', false).historyByPath.size).toBe(0)
  })
})

describe('historyOfNote', () => {
  const note = (properties: Record<string, string>, path = 'a.md') => ({ path: path as NotePath, properties })

  it('takes git before properties, but the earlier day of planting', () => {
    const git = { planted: '2025-05-01', tended: '2025-06-01', changes: 2 }
    expect(historyOfNote(note({ created: '2025-05-20', updated: '2025-12-31' }), git)).toEqual(git)
    expect(historyOfNote(note({ created: '2019-03-01' }), git)?.planted).toBe('2019-03-01')
  })

  it('takes the property where git has only met the note and seen no change', () => {
    const git = { planted: '2025-05-01', changes: 0 }
    expect(historyOfNote(note({ created: '2019-03-01', updated: '2024-02-03' }), git)).toEqual({
      planted: '2019-03-01',
      tended: '2024-02-03',
      changes: 0,
    })
    expect(historyOfNote(note({ updated: '2025-05-01' }), git)).toEqual(git)
  })

  it('takes properties, then the file name, without git', () => {
    expect(
      historyOfNote(note({ created: '2025/3/1 10:00', updated: '2025-04-02T10:00:00Z' }), undefined),
    ).toEqual({
      planted: '2025-03-01',
      tended: '2025-04-02',
      changes: 0,
    })
    expect(historyOfNote(note({}, 'log/2024-02-29 Leap.md'), undefined)).toEqual({
      planted: '2024-02-29',
      changes: 0,
    })
    expect(historyOfNote(note({ updated: '2025-01-01' }), undefined)).toEqual({
      tended: '2025-01-01',
      changes: 0,
    })
  })

  it('takes a count of milliseconds or seconds since 1970 for a day', () => {
    const note = (properties: Record<string, string | number>) => ({ path: 'a.md' as NotePath, properties })
    expect(historyOfNote(note({ created: 1609459200000, updated: 1627283357 }), undefined)).toEqual({
      planted: '2021-01-01',
      tended: '2021-07-26',
      changes: 0,
    })
    expect(historyOfNote(note({ created: '1609459200000' }), undefined)?.planted).toBe('2021-01-01')
    for (const created of [20210101, 2021, 12345678901234, 99999999])
      expect(historyOfNote(note({ created }), undefined), String(created)).toBeUndefined()
  })

  it('believes no day that a calendar has not', () => {
    expect(historyOfNote(note({ created: '2025-02-30', updated: 'yesterday' }), undefined)).toBeUndefined()
    expect(historyOfNote(note({}, '2024-13-01.md'), undefined)).toBeUndefined()
  })
})
