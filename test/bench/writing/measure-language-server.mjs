import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node'

const queries = ['da', 'dat', 'data', 'plu', 'plug', 'obs', 'zet', 'the', 'them', 'comm']

/**
 * What `hortus lsp` costs in the garden `folder`, at a first start with an empty cache folder and at a second one, each
 * `{ readyMs, completionMs, peakBytes }`: from starting the program until a first completion is answered, the median of
 * completions after that, one for each key, and the most memory that it used.
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
    await ask('shutdown')
    return { readyMs, completionMs: times.sort((a, b) => a - b)[times.length >> 1], peakBytes }
  } finally {
    connection.dispose()
    child.kill('SIGKILL')
  }
}

/** NaN where `/proc` is absent. */
function readPeak(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1_024
  } catch {
    return Number.NaN
  }
}
