import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findFreePort } from './find-free-port.mjs'
import { collectOutput, endProcess, startProcess } from './measure-process.mjs'

const maxMilliseconds = 60_000

/**
 * From starting `hortus serve` to the first page answered with 200, wall time, at a first start with an empty cache
 * folder and at a second one: `{ firstMs, wallMs, peakBytes }`, the peak of the second up to that moment and NaN where
 * `/proc` is absent; or `{ skipped }` with the reason.
 */
export async function measureFirstPage(hortus, garden) {
  const cache = mkdtempSync(join(tmpdir(), 'hortus-bench-cache-'))
  try {
    const first = await measureStart(hortus, garden, cache)
    if (first.skipped) return first
    return { ...(await measureStart(hortus, garden, cache)), firstMs: first.wallMs }
  } finally {
    rmSync(cache, { recursive: true, force: true })
  }
}

async function measureStart(hortus, garden, cache) {
  const port = await findFreePort()
  const [program, ...parameters] = hortus.serve(garden, port)
  const startedAt = performance.now()
  const child = startProcess(program, parameters, { cwd: garden, env: { XDG_CACHE_HOME: cache } })
  const closed = new Promise((done) => child.on('close', done))
  const output = collectOutput(child)
  try {
    while (performance.now() - startedAt < maxMilliseconds) {
      if (child.exitCode !== null) return { skipped: `hortus serve ended: ${lastLine(output())}` }
      if (await answers(port))
        return { wallMs: performance.now() - startedAt, peakBytes: readPeak(child.pid) }
      await sleep(10)
    }
    return { skipped: `no page within ${maxMilliseconds / 1000} s: ${lastLine(output())}` }
  } finally {
    endProcess(child, 'SIGTERM')
    // It keeps what it prepared before it ends.
    const timer = setTimeout(() => endProcess(child), 15_000)
    await closed
    clearTimeout(timer)
  }
}

async function answers(port) {
  try {
    const response = await fetch(`http://localhost:${port}/`)
    await response.text()
    return response.status === 200
  } catch {
    return false
  }
}

function readPeak(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1024
  } catch {
    return Number.NaN
  }
}

function lastLine(text) {
  return text.trim().split('\n').at(-1).slice(0, 300)
}
