import type { SemanticTokens } from 'vscode-languageserver'
import { answerHints } from './answer-hints.ts'
import { answerLenses } from './answer-lenses.ts'
import { collectTokens, encodeTokens, tokenEdits } from './answer-tokens.ts'
import type { LanguageServer, OpenNote } from './language-server.ts'
import { readParts } from './note-parts.ts'

/** Documents whose last tokens are remembered. */
const most = 16

/** Answers what an editor draws into the text: lenses, hints and the colours of links. */
export function registerHints(server: LanguageServer): void {
  const { connection, noteAt } = server
  connection.onCodeLens(async ({ textDocument }) => {
    const { codeLens } = server.settings()
    const found = Object.values(codeLens).includes(true) ? await noteAt(textDocument.uri) : undefined
    const now = found && (await found.garden.noteNow(found.path))
    return found && now ? answerLenses(found, now.note, await found.garden.latest(), codeLens) : []
  })
  connection.languages.inlayHint.on(async ({ textDocument, range }) => {
    const found = await noteAt(textDocument.uri)
    if (found === undefined) return []
    const { document } = found
    const within = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) }
    return answerHints(found, within, server.settings().inlayHints)
  })
  registerTokens(server)
}

function registerTokens(server: LanguageServer): void {
  const { semanticTokens } = server.connection.languages
  const lastByUri = new Map<string, { readonly resultId: string; readonly data: readonly number[] }>()
  let count = 0
  const tokensOf = async (uri: string) => {
    const found = server.settings().semanticTokens ? await server.noteAt(uri) : undefined
    return found && { found, tokens: await collect(found) }
  }
  const keep = (uri: string, data: readonly number[]): string => {
    const resultId = String(++count)
    lastByUri.delete(uri)
    lastByUri.set(uri, { resultId, data })
    for (const other of lastByUri.keys()) if (lastByUri.size > most) lastByUri.delete(other)
    return resultId
  }
  const whole = async (uri: string): Promise<SemanticTokens> => {
    const all = await tokensOf(uri)
    const data = all ? encodeTokens(all.found, all.tokens) : []
    return { resultId: keep(uri, data), data }
  }
  semanticTokens.on(({ textDocument }) => whole(textDocument.uri))
  semanticTokens.onDelta(async ({ textDocument, previousResultId }) => {
    const last = lastByUri.get(textDocument.uri)
    const { resultId, data } = await whole(textDocument.uri)
    if (last?.resultId !== previousResultId) return { data, ...(resultId !== undefined && { resultId }) }
    return { edits: tokenEdits(last.data, data), ...(resultId !== undefined && { resultId }) }
  })
  semanticTokens.onRange(async ({ textDocument, range }) => {
    const all = await tokensOf(textDocument.uri)
    if (all === undefined) return { data: [] }
    const start = all.found.document.offsetAt(range.start)
    const end = all.found.document.offsetAt(range.end)
    const inside = all.tokens.filter((token) => token.range.end > start && token.range.start < end)
    return { data: encodeTokens(all.found, inside) }
  })
}

async function collect(found: OpenNote): Promise<ReturnType<typeof collectTokens>> {
  const now = await found.garden.noteNow(found.path)
  if (now === undefined) return []
  const links = await found.garden.linksNow(found.path)
  return collectTokens(found, now.note, links, readParts(now.note, found.document.getText()))
}
