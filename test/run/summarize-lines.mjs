/** Most lines of one error's message, and of the difference of its values, that are printed. */
const mostLines = 30

/**
 * Counts what `LineReporter` wrote, and says what failed: first the names of all that did, since a long output may be
 * cut, then the reasons. A file that could not be loaded, an error outside of any test, a run that did not come to its
 * end and a runner that exits with a failure nobody reported are one failure each, so a broken run is never green.
 *
 * @param {string} text the lines; the last may be half written
 * @param {number} code the runner's exit code
 * @returns {{ passed: number, failed: number, skipped: number, left: readonly string[], flaky: readonly string[], report: string }}
 *   `left` names the tests that were skipped, `flaky` those that failed and passed when they were tried once more
 *
 * @example
 * summarizeLines('{"kind":"test","file":"a.test.ts","name":"x","state":"passed","failures":[]}\n{"kind":"finished","failures":[]}', 0)
 * // { passed: 1, failed: 0, skipped: 0, left: [], flaky: [], report: '' }
 */
export function summarizeLines(text, code) {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  /** @type {{ title: string, failures: readonly Failure[] }[]} */
  const failed = []
  /** @type {string[]} */
  const left = []
  /** @type {string[]} */
  const flaky = []
  /** @type {Map<string, number>} Files that started, with the number of their tests that failed. */
  const running = new Map()
  let isFinished = false
  const fail = (/** @type {string} */ title, /** @type {readonly Failure[]} */ failures = []) => {
    counts.failed++
    failed.push({ title, failures })
  }
  for (const line of text.split('\n').map(parseLine)) {
    if (line?.kind === 'started') running.set(line.file, 0)
    else if (line?.kind === 'test') {
      if (line.state === 'passed') {
        counts.passed++
        if (line.isFlaky) flaky.push(`${line.file} > ${line.name}`)
      } else if (line.state === 'failed') {
        running.set(line.file, (running.get(line.file) ?? 0) + 1)
        fail(`${line.file} > ${line.name}`, line.failures)
      } else {
        counts.skipped++
        left.push(`${line.file} > ${line.name}`)
      }
    } else if (line?.kind === 'ended') {
      if (!line.isGood && running.get(line.file) === 0) fail(line.file, line.failures)
      running.delete(line.file)
    } else if (line?.kind === 'finished') {
      isFinished = true
      if (line.failures.length > 0) fail('outside of any test', line.failures)
    }
  }
  if (!isFinished)
    fail(`the run did not come to its end; it was at ${[...running.keys()].join(', ') || 'nothing'}`)
  else if (code !== 0 && counts.failed === 0) fail(`the runner ended with ${code}`)
  return { ...counts, left, flaky, report: reportOf(failed) }
}

/**
 * @typedef {{ message: string, diff?: string, at: readonly string[] }} Failure
 * @param {readonly { title: string, failures: readonly Failure[] }[]} failed
 */
function reportOf(failed) {
  if (failed.length === 0) return ''
  const names = failed.map(({ title }) => `  ${title}`)
  const reasons = failed
    .filter(({ failures }) => failures.length > 0)
    .map(({ title, failures }) => [title, ...failures.flatMap(wordsOf)].join('\n'))
  return [`Failed:\n${names.join('\n')}`, ...reasons].join('\n\n')
}

/** @param {Failure} failure */
function wordsOf({ message, diff, at }) {
  return [...shorten(message), ...(diff ? shorten(diff) : []), ...at.map((place) => `at ${place}`)].map(
    (line) => `  ${line}`,
  )
}

/** @param {string} text */
function shorten(text) {
  const lines = text.split('\n')
  return lines.length > mostLines ? [...lines.slice(0, mostLines), '…'] : lines
}

/** @param {string} line undefined for one that is empty or half written */
function parseLine(line) {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
