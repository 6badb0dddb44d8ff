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
        await expect.poll(() => printed).toMatch(/http:\/\/\S+/)
        await expect.poll(() => printed).toContain('File watching does not work here')
        writeFileSync(join(folder, 'd3/new.md'), '# Brand new')
        const url = new URL('d3/new/', /http:\/\/\S+/.exec(printed)![0])
        await expect.poll(async () => (await fetch(url)).text()).toContain('Brand new')
        expect(printed.match(/File watching does not work here/g)).toHaveLength(1)
      } finally {
        server.kill('SIGKILL')
        rmSync(join(folder, 'd3/new.md'), { force: true })
      }
    },
  )
})
