import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node'

/** Links that are followed, looked at and renamed, in as many notes of the whole garden. */
const linkCount = 60

const queries = ['da', 'dat', 'data', 'plu', 'plug', 'obs', 'zet', 'the', 'them', 'comm']

/**
 * What `hortus lsp` costs in the garden `folder`, at a first start with an empty cache folder and at a second one, each
 * `{ readyMs, completionMs, peakBytes, p95 }`: from starting the program until a first completion is answered, the median of
 * completions after that, one for each key, the most memory that it used, and of requests at links once all notes are read the
 * 95th percentile in milliseconds.
 */
export async function measureLanguageServer(command, folder) {
  const cache = mkdtempSync(join(tmpdir(), 'hortus-bench-lsp-'))
  try {
    const first = await measureStart(command, folder, cache)
    return { first, second: await measureStart(command, folder, cache) }
  } finally {
    rmSync(cache, { recursive: true, force: true })
  }
}

async function measureStart([program, ...parameters], folder, cache) {
  const started = performance.now()
  const child = spawn(program, parameters, {
    cwd: folder,
    env: { ...process.env, XDG_CACHE_HOME: cache },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  )
  connection.listen()
  const ask = (method, params) => connection.sendRequest(method, params)
  const uri = pathToFileURL(join(folder, 'Not saved.md')).href
  let version = 1
  const complete = async (query) => {
    const text = `[[${query}`
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges: [{ text }],
    })
    const position = { line: 0, character: text.length }
    return ask('textDocument/completion', { textDocument: { uri }, position })
  }
  try {
    const rootUri = pathToFileURL(folder).href
    await ask('initialize', { processId: process.pid, rootUri, capabilities: {} })
    await connection.sendNotification('initialized', {})
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version, text: '' },
    })
    const { items } = await complete('d')
    if (items.length === 0) throw new Error('hortus lsp completed nothing')
    const readyMs = performance.now() - started
    const times = []
    for (const query of queries) {
      const before = performance.now()
      await complete(query)
      times.push(performance.now() - before)
    }
    // Waits until all notes are read.
    await ask('workspace/symbol', { query: 'data' })
    const peakBytes = readPeak(child.pid)
    const p95 = await measureLinks(connection, folder, complete)
    await ask('shutdown')
    return { readyMs, completionMs: sorted(times)[times.length >> 1], peakBytes, p95 }
  } finally {
    connection.dispose()
    child.kill('SIGKILL')
  }
}

async function measureLinks(connection, folder, complete) {
  const times = { definition: [], hover: [], rename: [], completion: [] }
  const timed = async (name, work) => {
    const before = performance.now()
    await work()
    times[name].push(performance.now() - before)
  }
  for (const [i, { path, text, at }] of findLinks(folder).entries()) {
    const uri = pathToFileURL(join(folder, path)).href
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version: 1, text },
    })
    const before = text.slice(0, at).split('\n')
    const position = { line: before.length - 1, character: before.at(-1).length + 3 }
    const place = { textDocument: { uri }, position }
    for (const name of ['definition', 'hover'])
      await timed(name, () => connection.sendRequest(`textDocument/${name}`, place))
    const newName = `Quite another name ${i}`
    // A link to nothing has nothing to rename.
    await timed('rename', () =>
      connection.sendRequest('textDocument/rename', { ...place, newName }).catch(() => {}),
    )
    await timed('completion', () => complete(queries[i % queries.length]))
    await connection.sendNotification('textDocument/didClose', { textDocument: { uri } })
  }
  const p95Of = ([name, list]) => [name, sorted(list)[Math.floor(list.length * 0.95)]]
  return Object.fromEntries(Object.entries(times).map(p95Of))
}

/** Notes of the whole garden, each with its text and where its first wiki-link starts. */
function findLinks(folder) {
  const notes = readdirSync(folder, { recursive: true })
    .filter((path) => path.endsWith('.md') && !/(^|\/)\./.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
    .flatMap((note) => (note.text.includes('[[') ? [{ ...note, at: note.text.indexOf('[[') }] : []))
  const step = Math.max(1, Math.floor(notes.length / linkCount))
  return notes.filter((_, i) => i % step === 0).slice(0, linkCount)
}

function sorted(times) {
  return times.toSorted((a, b) => a - b)
}

/** NaN where `/proc` is absent. */
function readPeak(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1_024
  } catch {
    return Number.NaN
  }
}
