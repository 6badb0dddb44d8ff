import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { collectOutput, startProcess } from './measure-process.mjs'

/** Edits per garden; every second one adds a link, and then the target's page is made too. */
const edits = 50

/**
 * One edited note in a running session, from writing the file to its new page as HTML, through the built library:
 * `{ firstMs, textMs, linkMs, heldBytes, peakBytes }`, of which `heldBytes` is what the first snapshot keeps in memory, or `{ skipped }` with the reason.
 */
export async function measureSession(projectDir, garden) {
  const libraryFile = join(projectDir, 'dist/index.js')
  if (!existsSync(libraryFile)) return { skipped: 'dist/index.js is not there' }
  const program = fileURLToPath(new URL('session-program.mjs', import.meta.url))
  const parameters = ['--expose-gc', program, libraryFile, garden, String(edits)]
  const child = startProcess(process.execPath, parameters, { cwd: projectDir, env: {} })
  const output = collectOutput(child, 100_000)
  const exitCode = await new Promise((done) => child.on('close', done))
  const lines = output().trim().split('\n')
  if (exitCode === 0) return JSON.parse(lines.at(-1))
  const reason = lines.find((line) => /^\w*Error/.test(line)) ?? lines.at(-1)
  return { skipped: `the session ended with ${exitCode}: ${reason}` }
}
