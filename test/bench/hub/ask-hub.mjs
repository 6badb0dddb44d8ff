import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { percentile } from '../statistics.mjs'

const agent = new Agent({ keepAlive: true, maxSockets: 256 })

/** Asks a hub on this machine; a hub that does not listen yet answers with status 0. */
export function ask(port, path, { method = 'GET', body, headers = {} } = {}) {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent }, (answer) => {
      let text = ''
      answer.setEncoding('latin1').on('data', (piece) => (text += piece))
      answer.on('end', () => resolve({ status: answer.statusCode, text }))
    })
    sent.on('error', (error) =>
      error.code === 'ECONNREFUSED' ? resolve({ status: 0, text: '' }) : reject(error),
    )
    sent.end(body)
  })
}

/** Waits for a state of another program, which is asked for every so many milliseconds. */
export async function until(isDone, every = 20) {
  while (!(await isDone())) await sleep(every)
}

/**
 * Asks for so many paths a second, each at its own time, whether the ones before have their answer or not. Times count from
 * when each was due.
 */
export async function askSteadily(port, paths, { perSecond, headers }) {
  const milliseconds = []
  let failed = 0
  const waiting = []
  const began = performance.now()
  for (const [i, path] of paths.entries()) {
    const due = began + (i * 1000) / perSecond
    if (due > performance.now()) await sleep(due - performance.now())
    waiting.push(
      ask(port, path, { headers }).then(({ status }) => {
        milliseconds.push(performance.now() - due)
        if (status !== 200) failed++
      }),
    )
  }
  await Promise.all(waiting)
  return { perSecond, count: milliseconds.length, failed, ...quantiles(milliseconds, 'ms') }
}

export function quantiles(values, unit) {
  const of = (share) => round(percentile(values, share))
  return { unit, p50: of(0.5), p95: of(0.95), p99: of(0.99) }
}

export function round(value) {
  return Math.round(value * 100) / 100
}

/** Seconds of the processor that processes and their ended children have had so far; of those that are gone nothing. */
export function processorSeconds(pids) {
  let ticks = 0
  for (const pid of pids) {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')
      for (const field of fields.slice(11, 15)) ticks += Number(field)
    } catch {
      // It has ended.
    }
  }
  return ticks / 100
}

/** What the machine does beside, as the mean of the last minute says it. */
export function loadNow() {
  return round(loadavg()[0])
}
