/**
 * What `npm test` does. Quiet while all is well; says what failed; ends with one line, `N passed, N failed`. Arguments that
 * are no flags choose tests by their path, and then nothing else is checked. With `--fast` only tests run that need neither
 * a build nor a browser. With `--full` the long proofs run whole instead of a sample: all attacks, all notes of the real
 * gardens, and inputs drawn anew; and the registry is asked for known holes in packages.
 */
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBuilt } from '../../src/start/ensure-built.mjs'
import { ensureInstalled } from '../../src/start/ensure-installed.mjs'
import { auditPackages } from './audit-packages.mjs'
import { runStep } from './run-step.mjs'
import { summarizeLines } from './summarize-lines.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const minutes = 60_000
const isFull = process.argv.includes('--full')
const isFast = process.argv.includes('--fast')
/** Parts of tests' paths; none for all tests. */
const chosen = process.argv.slice(2).filter((arg) => arg !== '--full' && arg !== '--fast')
if (isFast) process.env['HORTUS_FAST'] = '1'
if (isFull) {
  process.env['HORTUS_FULL'] = '1'
  process.env['HORTUS_SEED'] ??= String(Date.now() % 2 ** 31)
  console.log(`Inputs are drawn with HORTUS_SEED=${process.env['HORTUS_SEED']}`)
}
const counts = { passed: 0, failed: 0, skipped: 0 }

const bin = (/** @type {string} */ path) => join(root, 'node_modules', path)

/** One command that counts as one test. */
async function check(/** @type {string} */ name, /** @type {string[]} */ args) {
  const { code, output, seconds } = await runStep(args, { cwd: root, timeout: 5 * minutes })
  counts[code === 0 ? 'passed' : 'failed']++
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`)
  if (code !== 0) console.log(output.trimEnd())
}

async function runTests() {
  const lines = join(tmpdir(), `hortus-test-${process.pid}.jsonl`)
  const { code, output, seconds } = await runStep(
    [bin('vitest/vitest.mjs'), 'run', '--config=test/vitest.config.ts', ...chosen],
    { cwd: root, timeout: (isFull ? 120 : 45) * minutes, env: { HORTUS_TEST_LINES: lines } },
  )
  const text = readText(lines)
  const { report, left, flaky, ...result } = summarizeLines(text, code)
  rmSync(lines, { force: true })
  for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) counts[key] += result[key]
  console.log(`${result.failed === 0 ? '✓' : '✗'} tests (${seconds.toFixed(1)} s)`)
  if (left.length > 0) console.log(`Skipped:\n${left.map((name) => `  ${name}`).join('\n')}`)
  if (flaky.length > 0)
    console.log(
      `Failed at first, and passed when tried once more:\n${flaky.map((name) => `  ${name}`).join('\n')}`,
    )
  // A runner that could not even start a file has said why in its own words.
  if (result.failed > 0) console.log(text === '' ? output.trim() : report)
}

async function audit() {
  const audited = await auditPackages(root)
  if (audited.kind === 'unanswered') {
    counts.skipped++
    console.log(`Skipped:\n  npm audit: ${audited.reason}`)
    return
  }
  counts[audited.kind === 'clean' ? 'passed' : 'failed']++
  console.log(`${audited.kind === 'clean' ? '✓' : '✗'} npm audit`)
  if (audited.kind === 'holes') console.log(audited.report)
}

/** Empty for a file that was never written. */
function readText(/** @type {string} */ file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

if (!ensureInstalled(root, console.log)) counts.failed++
else if (isFast) await runTests()
else if (!ensureBuilt(root, console.log)) counts.failed++
else if (chosen.length > 0) await runTests()
else {
  counts.passed++
  // The checks are short and use the second processor while the tests start.
  await Promise.all([
    runTests(),
    (async () => {
      await check('types', ['test/run/check-types.mjs'])
      await check('lint and format', [bin('@biomejs/biome/bin/biome'), 'ci', '--colors=off', '.'])
      if (isFull) await audit()
    })(),
  ])
}

const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`)
process.exitCode = counts.failed > 0 ? 1 : 0
