import { describe, expect, it } from 'vitest'
import { countResults } from '../../run/count-results.mjs'

const test = (status: string, fullName = 'a test') => ({ status, fullName, failureMessages: ['expected 1'] })

describe('the count of a test run', () => {
  it('adds up the tests of all files', () => {
    const report = {
      testResults: [
        { name: 'a', status: 'passed', assertionResults: [test('passed'), test('pending')] },
        { name: 'b', status: 'failed', assertionResults: [test('passed'), test('failed', 'adds up')] },
      ],
    }
    expect(countResults(report, 1, '')).toEqual({
      passed: 2,
      failed: 1,
      skipped: 1,
      lines: ['  b', '    adds up', '      expected 1'],
    })
  })

  it('counts a file that cannot be loaded as a failure', () => {
    const report = {
      testResults: [{ name: 'a', status: 'failed', message: 'no such module', assertionResults: [] }],
    }
    expect(countResults(report, 1, '')).toMatchObject({ failed: 1, lines: ['  a', '      no such module'] })
  })

  it('counts an error outside of any test as a failure', () => {
    const report = { testResults: [{ name: 'a', status: 'passed', assertionResults: [test('passed')] }] }
    expect(countResults(report, 1, 'Unhandled rejection')).toMatchObject({
      passed: 1,
      failed: 1,
      lines: ['      Unhandled rejection'],
    })
  })

  it('counts a runner that wrote no report as a failure, whatever its exit code', () => {
    expect(countResults(undefined, 0, 'killed')).toMatchObject({ passed: 0, failed: 1 })
  })
})
