import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Milliseconds that a browser may take for one step, on a busy machine too. */
export const patience = 180_000

/** Milliseconds without a request after which a page is taken to have asked for all it needs. */
const quietMs = 700

const types = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
}

/**
 * Serves a folder as a static host does, text compressed. `line` may be set to `{ roundTripMs, bytesPerMs }`: then each
 * answer waits a round trip, and all answers share the line. A browser's own throttling does not reach its workers, so
 * the line is slow here. Everything sent is put down in `log` as `{ path, bytes, askedAt, doneAt }`.
 *
 * `settled()` resolves when nothing has been asked for a while and everything asked is answered. It is told by the server
 * because a busy browser may lose the end of a request, and then says for ever that its network is in use.
 */
export async function startSlowServer(folder) {
  const state = { line: undefined, log: [], freeAt: 0 }
  const open = new Set()
  let lastAt = performance.now()
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname)
    const askedAt = performance.now()
    lastAt = askedAt
    open.add(response)
    response.on('close', () => {
      open.delete(response)
      lastAt = performance.now()
    })
    const answer =
      path === '/-/blank'
        ? { body: Buffer.from('<!doctype html><title>-</title>'), type: types['.html'] }
        : readAnswer(folder, path, request)
    const headers = {
      'content-type': answer.type,
      'cache-control': 'max-age=600',
      'content-length': answer.body.length,
    }
    if (answer.isCompressed) headers['content-encoding'] = 'gzip'
    const bytes = answer.body.length + 200
    if (state.line) await pass(state, bytes)
    response.writeHead(answer.status ?? 200, headers).end(answer.body)
    state.log.push({ path, bytes, askedAt, doneAt: performance.now() })
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${server.address().port}/`
  return {
    url,
    state,
    settled: () => settled(() => open.size === 0 && performance.now() - lastAt >= quietMs),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** Fails after {@link patience} milliseconds instead of waiting for ever. */
export function withPatience(work, what) {
  let timer
  const over = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took more than ${patience / 1000} s`)), patience)
  })
  return Promise.race([work, over]).finally(() => clearTimeout(timer))
}

async function settled(isQuiet) {
  const until = performance.now() + patience
  while (!isQuiet()) {
    if (performance.now() > until) throw new Error(`The page still asked after ${patience / 1000} s`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function readAnswer(folder, path, request) {
  const file = join(folder, path.endsWith('/') ? `${path}index.html` : path)
  if (!existsSync(file) || !statSync(file).isFile())
    return { status: 404, body: Buffer.alloc(0), type: 'text/plain' }
  const body = readFileSync(file)
  const type = types[extname(file)] ?? 'application/octet-stream'
  const isCompressed =
    /text|javascript|json|svg|wasm/.test(type) && /gzip/.test(request.headers['accept-encoding'] ?? '')
  return { body: isCompressed ? gzipSync(body) : body, type, isCompressed }
}

/** Waits as long as the bytes take: a round trip, then their turn on the line. */
async function pass(state, bytes) {
  const { roundTripMs, bytesPerMs } = state.line
  const from = Math.max(performance.now() + roundTripMs, state.freeAt)
  state.freeAt = from + bytes / bytesPerMs
  await new Promise((resolve) => setTimeout(resolve, state.freeAt - performance.now()))
}

/** How many requests followed from each other: the longest chain in which each was asked when the one before was done. */
export function longestChain(log) {
  const depths = []
  for (const [i, { askedAt }] of log.entries()) {
    depths[i] = 1
    for (let j = 0; j < log.length; j++)
      if (j !== i && depths[j] !== undefined && log[j].doneAt <= askedAt)
        depths[i] = Math.max(depths[i], depths[j] + 1)
  }
  return Math.max(0, ...depths)
}
