import { describe, expect, it } from 'vitest'
import { summarizeLines } from '../../run/summarize-lines.mjs'

const started = { kind: 'started', file: 'a.test.ts' }
const ended = { kind: 'ended', file: 'a.test.ts', seconds: 1, isGood: true, failures: [] }
const finished = { kind: 'finished', failures: [] }
const failure = { message: 'no', at: ['test/a.test.ts:1:2'] }

function test(state: string): object {
  const failures = state === 'failed' ? [failure] : []
  return { kind: 'test', file: 'a.test.ts', name: `is ${state}`, state, failures }
}

function summarize(lines: readonly object[], code: number): ReturnType<typeof summarizeLines> {
  return summarizeLines(lines.map((line) => JSON.stringify(line)).join('\n'), code)
}

describe('the summary of a test run', () => {
  it('adds up the tests of all files', () => {
    const lines = [started, test('passed'), test('skipped'), ended, started, test('passed'), ended, finished]
    expect(summarize(lines, 0)).toEqual({
      passed: 2,
      failed: 0,
      skipped: 1,
      left: ['a.test.ts > is skipped'],
      flaky: [],
      report: '',
    })
  })

  it('names what passed only when it was tried once more', () => {
    const lines = [started, { ...test('passed'), isFlaky: true }, test('passed'), ended, finished]
    expect(summarize(lines, 0)).toMatchObject({ passed: 2, failed: 0, flaky: ['a.test.ts > is passed'] })
  })

  it('names what failed before it says why', () => {
    const lines = [started, test('failed'), test('failed'), { ...ended, isGood: false }, finished]
    const { failed, report } = summarize(lines, 1)
    expect(failed).toBe(2)
    expect(report.split('\n')).toEqual([
      'Failed:',
      '  a.test.ts > is failed',
      '  a.test.ts > is failed',
      '',
      'a.test.ts > is failed',
      '  no',
      '  at test/a.test.ts:1:2',
      '',
      'a.test.ts > is failed',
      '  no',
      '  at test/a.test.ts:1:2',
    ])
  })

  it('cuts a long message and a long difference', () => {
    const message = Array.from({ length: 100 }, (_, i) => `m${i}`).join('\n')
    const long = { ...test('failed'), failures: [{ message, diff: message, at: [] }] }
    const { report } = summarize([started, long, ended, finished], 1)
    expect(report.match(/ m\d+$/gm)).toHaveLength(60)
    expect(report.match(/…/g)).toHaveLength(2)
  })

  it('counts a file that cannot be loaded as a failure', () => {
    const lines = [started, { ...ended, isGood: false, failures: [failure] }, finished]
    expect(summarize(lines, 1)).toMatchObject({ passed: 0, failed: 1, skipped: 0 })
  })

  it('counts an error outside of any test as a failure', () => {
    const lines = [started, test('passed'), ended, { kind: 'finished', failures: [failure] }]
    expect(summarize(lines, 1)).toMatchObject({ passed: 1, failed: 1 })
  })

  it('counts a runner that wrote nothing as a failure, whatever its exit code', () => {
    expect(summarizeLines('', 0)).toMatchObject({ passed: 0, failed: 1, skipped: 0 })
  })

  it('counts a failure that nobody reported', () => {
    expect(summarize([started, test('passed'), ended, finished], 1)).toMatchObject({ passed: 1, failed: 1 })
  })

  it('says of a run that was ended what had failed and where it was, and forgives half a line', () => {
    const whole = [started, test('failed')].map((line) => JSON.stringify(line)).join('\n')
    const { failed, report } = summarizeLines(`${whole}\n{"kind":"te`, 1)
    expect(failed).toBe(2)
    expect(report).toContain('  a.test.ts > is failed')
    expect(report).toContain('the run did not come to its end; it was at a.test.ts')
  })
})
