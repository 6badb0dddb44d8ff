/**
 * `node test/run/check-types.mjs`: checks the types of five programs, each with the types that it has where it runs: the
 * engine (the pure part of the kernel and features' facts, with neither Node's types nor those of browsers), what Node runs,
 * what browsers run, what an editor runs, and the tests. A module in several is checked in each. What is wrong is said once; the exit code is 1
 * then.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const compiler = join(root, 'node_modules/typescript/bin/tsc')
const programs = [
  'test/types/engine.json',
  'test/types/node.json',
  'web/tsconfig.json',
  'editors/vscode/tsconfig.json',
  'test/tsconfig.json',
]

/** @returns {Promise<string>} what the compiler says of a program; empty where all is well */
function checkProgram(/** @type {string} */ program) {
  return new Promise((resolve) => {
    const args = [compiler, '-p', program, '--noEmit', '--pretty', 'false']
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.on('data', (/** @type {Buffer} */ text) => (said += text))
    child.on('close', (code) =>
      resolve(said.trim() || (code === 0 ? '' : `${program}: the compiler ended with ${code}`)),
    )
  })
}

const answers = await Promise.all(programs.map(checkProgram))
const seen = new Set()
for (const [i, answer] of answers.entries()) {
  if (answer === '') continue
  process.exitCode = 1
  const lines = answer.split('\n').filter((line) => !seen.has(line))
  for (const line of lines) seen.add(line)
  if (lines.length > 0) console.log(`${programs[i]}:\n${lines.join('\n')}`)
}
