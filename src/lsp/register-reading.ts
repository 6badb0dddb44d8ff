import { answerCompletion } from './answer-completion.ts'
import { answerHover } from './answer-hover.ts'
import { answerDefinition, answerLinks, resolveLink, sourceOfLink } from './answer-navigation.ts'
import { answerReferences } from './answer-references.ts'
import { answerSelections } from './answer-selections.ts'
import { answerDocumentSymbols, answerFolding, answerWorkspaceSymbols } from './answer-symbols.ts'
import type { LanguageServer } from './language-server.ts'
import { sortByChange } from './sort-by-change.ts'

/** Answers what an editor asks without wanting to change anything. */
export function registerReading(server: LanguageServer): void {
  const { connection, noteAt, placeAt } = server
  connection.onCompletion(async (params) => {
    const found = await placeAt(params)
    return found && answerCompletion(found.garden, found.document, found.path, found.offset)
  })
  connection.onHover(async (params) => {
    const found = server.settings().hover ? await placeAt(params) : undefined
    return found && answerHover(found, () => found.garden.snapshotNow())
  })
  connection.onDefinition(async (params) => {
    const found = await placeAt(params)
    return found && answerDefinition(found)
  })
  connection.onReferences(async (params) => {
    const found = await placeAt(params)
    if (!found) return []
    const all = await answerReferences(found, await found.garden.settled(), params.context.includeDeclaration)
    return server.settings().references.newestFirst ? sortByChange(all) : all
  })
  connection.onDocumentSymbol(async ({ textDocument }) => {
    const found = await noteAt(textDocument.uri)
    const now = found && (await found.garden.noteNow(found.path))
    return found && now && answerDocumentSymbols(now.note, found.document)
  })
  connection.onWorkspaceSymbol(async ({ query }) => {
    const gardens = await server.gardens.all()
    return (await Promise.all(gardens.map((garden) => answerWorkspaceSymbols(garden, query)))).flat()
  })
  connection.onFoldingRanges(async ({ textDocument }) => {
    const found = await noteAt(textDocument.uri)
    const now = found && (await found.garden.noteNow(found.path))
    return found && now && answerFolding(now.note, found.document)
  })
  connection.onDocumentLinks(async ({ textDocument }) => {
    const found = await noteAt(textDocument.uri)
    return found && answerLinks(found)
  })
  connection.onDocumentLinkResolve(async (link) => {
    const source = sourceOfLink(link)
    const found = source === undefined ? undefined : await noteAt(source)
    return found ? resolveLink(found, link) : link
  })
  connection.onSelectionRanges(async ({ textDocument, positions }) => {
    const found = await noteAt(textDocument.uri)
    const now = found && (await found.garden.noteNow(found.path))
    return found && now && answerSelections(now.note, found.document, positions)
  })
}
