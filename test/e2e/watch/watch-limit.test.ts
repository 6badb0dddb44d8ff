import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { program } from '../build/run-hortus.ts'

// A user namespace has limits of its own, so the machine's stay as they are.
const mayLimit =
  spawnSync('unshare', ['-U', '-r', 'sh', '-c', 'echo 5 > /proc/sys/user/max_inotify_watches']).status === 0

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-limit-'))
  for (let i = 0; i < 20; i++) {
    mkdirSync(join(folder, `d${i}`))
    writeFileSync(join(folder, `d${i}/n.md`), `# Note ${i}`)
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('hortus serve without inotify', () => {
  it.skipIf(!mayLimit).each(['max_inotify_watches', 'max_inotify_instances'])(
    'starts, says so and still finds changes with %s used up',
    { timeout: 60_000 },
    async (limit) => {
      const command = `echo ${limit === 'max_inotify_watches' ? 5 : 0} > /proc/sys/user/${limit} && exec "$0" "$@"`
      const args = [
        '-U',
        '-r',
        'sh',
        '-c',
        command,
        process.execPath,
        program,
        'serve',
        folder,
        '--port',
        '0',
      ]
      const server = spawn('unshare', args)
      let printed = ''
      server.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()))
      server.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()))
      try {
        const url = await waitFor(() => /http:\/\/\S+/.exec(printed)?.[0])
        await waitFor(() => /File watching does not work here/.exec(printed)?.[0])
        writeFileSync(join(folder, 'd3/new.md'), '# Brand new')
        const body = await waitFor(async () => {
          const response = await fetch(new URL('d3/new/', url))
          return response.ok ? response.text() : undefined
        })
        expect(body).toContain('Brand new')
        expect(printed.match(/File watching does not work here/g)).toHaveLength(1)
      } finally {
        server.kill('SIGKILL')
        rmSync(join(folder, 'd3/new.md'), { force: true })
      }
    },
  )
})

async function waitFor<Value>(look: () => Value | undefined | Promise<Value | undefined>): Promise<Value> {
  for (let waited = 0; waited < 30_000; waited += 100) {
    const value = await look()
    if (value !== undefined) return value
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('Waited in vain')
}
