import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findFreePort } from '../find-free-port.mjs'
import { endProcess, startProcess } from '../measure-process.mjs'

/**
 * Serves a garden, writes one link into a note of it, waits until the note's page shows that, and then asks for the map's
 * overview: how long it takes to be made again and answered, in milliseconds, for each of `edits` notes spread over the
 * garden. The notes are left as they were.
 */
export async function measureMapEdits(projectDir, garden, cache, edits) {
  const port = await findFreePort()
  const url = `http://localhost:${port}`
  const hortus = [join(projectDir, 'dist/hortus.js'), 'serve', garden, '--untrusted', '--port', String(port)]
  const child = startProcess(process.execPath, hortus, { cwd: garden, env: { XDG_CACHE_HOME: cache } })
  const closed = new Promise((done) => child.on('close', done))
  const read = async (address) => {
    const response = await fetch(url + address)
    return { ok: response.ok, text: await response.text() }
  }
  try {
    while (!(await read('/-/map/overview.bin').catch(() => ({ ok: false }))).ok) await sleep(100)
    const { parts } = JSON.parse((await read('/garden.json')).text)
    const lists = await Promise.all(
      parts.map(async ({ href }) => JSON.parse((await read(href)).text).notes ?? []),
    )
    const notes = lists.flat().filter(({ continues }) => !continues)
    const times = []
    for (let edit = 0; edit < edits; edit++) {
      const [from, to] = [0.31, 0.77].map((at) => notes[Math.floor(((edit * at + at) % 1) * notes.length)])
      const file = join(garden, from.path)
      const text = readFileSync(file)
      appendFileSync(file, `\n\nWritten by measure ${edit}: [[${to.path.replace(/\.md$/, '')}]].\n`)
      while (!(await read(from.href)).text.includes(`measure ${edit}`)) await sleep(50)
      const start = performance.now()
      await read('/-/map/overview.bin')
      times.push(performance.now() - start)
      writeFileSync(file, text)
      while ((await read(from.href)).text.includes(`measure ${edit}`)) await sleep(50)
      // The next edit is held against the garden as it was.
      await read('/-/map/overview.bin')
    }
    return times
  } finally {
    endProcess(child, 'SIGTERM')
    await closed
  }
}
