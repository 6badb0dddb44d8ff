import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digest } from '../../../src/store/digest.ts'
import { seededRandom } from '../../property/seeded-random.ts'
import { program } from '../cli/run-hortus.ts'

const rounds = process.env['HORTUS_FULL'] === '1' ? 60 : 8

let folder: string
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'hortus-end-')))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const note = (): string => join(folder, 'a.md')
/** Long enough to be prepared in a thread of its own, after it was saved. */
const text = 'a word and [[another]] one\n\n'.repeat(30_000)

/** A running server, and a save that is on its way to it. */
async function startSaving() {
  writeFileSync(note(), '# A\n')
  const child = spawn(process.execPath, [program, 'serve', folder, '--port', '0'], {
    env: { ...process.env, XDG_CACHE_HOME: join(folder, '.cache') },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('Ctrl+C')) resolve()
    })
    child.once('exit', () => reject(new Error(said)))
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const url = /http:\/\/[^\s#]+/.exec(said)![0]
  const origin = new URL(url).origin
  const claimed = await fetch(new URL('-/api/claim', url), {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ code: /#key=(\S+)/.exec(said)![1] }),
  })
  const { token } = (await claimed.json()) as { readonly token: string }
  const answer = fetch(new URL('-/api/note', url), {
    method: 'PUT',
    headers: {
      'content-type': 'application/json',
      'x-hortus-token': token,
      'if-match': `"${digest(Buffer.from('# A\n'))}"`,
      origin,
    },
    body: JSON.stringify({ path: 'a.md', text, client: 'one' }),
  }).then(
    (response) => response.status,
    () => undefined,
  )
  return { child, ended, answer, said: () => said }
}

describe('a server that is told to end', () => {
  it(`ends, and says of a large save what is so, at each of ${rounds} moments`, {
    timeout: 900_000,
  }, async () => {
    const random = seededRandom(7)
    let confirmed = 0
    for (let round = 0; round < rounds; round++) {
      const { child, ended, answer, said } = await startSaving()
      // From before it is read until after its pages are made.
      await setTimeout(round * (250 / rounds) + random() * 40)
      child.kill(round % 2 === 0 ? 'SIGTERM' : 'SIGINT')
      const code = await Promise.race([ended, setTimeout(60_000, 'still there')])
      child.kill('SIGKILL')
      expect(code, `round ${round}: ${said()}`).toBe(0)
      const status = await answer
      const now = readFileSync(note(), 'utf8')
      if (status === 200) {
        confirmed++
        expect(now === text, `round ${round}`).toBe(true)
      } else expect(now === text || now === '# A\n', `round ${round}`).toBe(true)
      expect(said()).not.toContain('failed')
    }
    // Otherwise it always ended before a save came.
    expect(confirmed).toBeGreaterThan(0)
  })

  it('ends at once when it is told twice', async () => {
    const { child, ended, answer } = await startSaving()
    child.kill('SIGTERM')
    child.kill('SIGTERM')
    child.kill('SIGTERM')
    await ended
    await answer
    const now = readFileSync(note(), 'utf8')
    expect(now === text || now === '# A\n').toBe(true)
  })
})
