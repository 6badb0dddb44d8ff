/**
 * Counts vitest's JSON report. A file that could not be loaded, a report that is missing and an error outside of any
 * test are one failure each, so a broken run is never green.
 *
 * @param {any} report parsed JSON; undefined when there is none
 * @param {number} code the runner's exit code
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
export function countResults(report, code) {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  for (const file of report?.testResults ?? []) {
    let failed = 0
    for (const test of file.assertionResults) {
      if (test.status === 'passed') counts.passed++
      else if (test.status === 'failed') failed++
      else counts.skipped++
    }
    counts.failed += file.status === 'failed' ? Math.max(failed, 1) : failed
  }
  if (counts.failed === 0 && (code !== 0 || report === undefined)) counts.failed++
  return counts
}

/**
 * What of the runner's output tells why it failed: from the first list of failures on; all of it where there is none.
 *
 * @param {string} output
 * @returns {string}
 */
export function failuresIn(output) {
  const at = output.search(/^.*(?:Failed Suites|Failed Tests|Unhandled Errors) \d*/m)
  return output.slice(Math.max(at, 0)).trim()
}
