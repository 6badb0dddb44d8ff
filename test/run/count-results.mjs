/**
 * Counts vitest's JSON report. A file that could not be loaded, a report that is missing and an error outside of any
 * test are one failure each, so a broken run is never green.
 *
 * @param {any} report parsed JSON; undefined when there is none
 * @param {number} code the runner's exit code
 * @param {string} output what the runner printed
 * @returns {{ passed: number, failed: number, skipped: number, lines: string[] }} `lines` say what failed
 */
export function countResults(report, code, output) {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  /** @type {string[]} */
  const lines = []
  for (const file of report?.testResults ?? []) {
    for (const test of file.assertionResults) {
      if (test.status === 'passed') counts.passed++
      else if (test.status === 'failed') {
        counts.failed++
        lines.push(`  ${file.name}`, `    ${test.fullName}`, indent(test.failureMessages.join('\n')))
      } else counts.skipped++
    }
    const isEmpty = file.assertionResults.length === 0
    if (file.status === 'failed' && (isEmpty || !hasFailure(file))) {
      counts.failed++
      lines.push(`  ${file.name}`, indent(file.message || 'The file could not be run'))
    }
  }
  if (counts.failed === 0 && (code !== 0 || report === undefined)) {
    counts.failed++
    lines.push(indent(output.trim()))
  }
  return { ...counts, lines }
}

function hasFailure(/** @type {any} */ file) {
  return file.assertionResults.some((/** @type {any} */ test) => test.status === 'failed')
}

function indent(/** @type {string} */ text) {
  return text.replace(/^/gm, '      ')
}
