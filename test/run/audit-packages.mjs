import { spawn } from 'node:child_process'

/**
 * Asks the registry which installed packages have known holes.
 *
 * @param {string} cwd the project
 * @param {string} npm the command to run
 * @returns {Promise<{ kind: 'clean' } | { kind: 'holes', report: string } | { kind: 'unanswered', reason: string }>}
 */
export function auditPackages(cwd, npm = 'npm') {
  return new Promise((resolve) => {
    const child = spawn(npm, ['audit', '--json'], { cwd, shell: process.platform === 'win32' })
    let output = ''
    child.stdout.on('data', (/** @type {Buffer} */ chunk) => {
      output += chunk
    })
    child.on('error', (error) => resolve({ kind: 'unanswered', reason: error.message }))
    child.on('close', () => resolve(readAudit(output)))
  })
}

/**
 * What `npm audit --json` says. A registry that cannot be asked, or does not know the question, is no hole.
 *
 * @param {string} output
 * @returns {{ kind: 'clean' } | { kind: 'holes', report: string } | { kind: 'unanswered', reason: string }}
 */
export function readAudit(output) {
  /** @type {{ vulnerabilities?: Record<string, { name: string, severity: string, range: string }>, message?: string }} */
  let answer
  try {
    answer = JSON.parse(output)
  } catch {
    return { kind: 'unanswered', reason: 'npm gave no answer' }
  }
  if (answer.vulnerabilities === undefined)
    return { kind: 'unanswered', reason: answer.message ?? 'the registry gave no answer' }
  const found = Object.values(answer.vulnerabilities)
  if (found.length === 0) return { kind: 'clean' }
  return {
    kind: 'holes',
    report: found.map(({ name, severity, range }) => `${severity}: ${name} ${range}`).join('\n'),
  }
}
