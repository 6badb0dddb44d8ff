import { describe, expect, it } from 'vitest'
import { countResults, failuresIn } from '../../run/count-results.mjs'

const test = (status: string) => ({ status })

describe('the count of a test run', () => {
  it('adds up the tests of all files', () => {
    const report = {
      testResults: [
        { status: 'passed', assertionResults: [test('passed'), test('pending')] },
        { status: 'failed', assertionResults: [test('passed'), test('failed'), test('failed')] },
      ],
    }
    expect(countResults(report, 1)).toEqual({ passed: 2, failed: 2, skipped: 1 })
  })

  it('counts a file that cannot be loaded as a failure', () => {
    const report = { testResults: [{ status: 'failed', assertionResults: [] }] }
    expect(countResults(report, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  it('counts an error outside of any test as a failure', () => {
    const report = { testResults: [{ status: 'passed', assertionResults: [test('passed')] }] }
    expect(countResults(report, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 })
  })

  it('counts a runner that wrote no report as a failure, whatever its exit code', () => {
    expect(countResults(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })
})

describe('the report of a failed run', () => {
  it('starts at the list of failures', () => {
    expect(failuresIn('RUN\n··x·\n⎯⎯ Failed Tests 1 ⎯⎯\n FAIL a > b\n')).toBe(
      '⎯⎯ Failed Tests 1 ⎯⎯\n FAIL a > b',
    )
  })

  it('is all there is when the runner died early', () => {
    expect(failuresIn('\nno such option\n')).toBe('no such option')
  })
})
