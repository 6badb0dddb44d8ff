import { setImmediate } from 'node:timers/promises'
import { prepareSuggestions } from '../session/find-note.ts'
import { collectProblems } from './collect-problems.ts'
import { editorDiagnostics } from './editor-diagnostics.ts'
import type { LanguageGarden } from './language-garden.ts'
import type { LanguageServer } from './language-server.ts'

/**
 * From the first snapshot, or the last key, until the first problems are told, and from a later one, in milliseconds: what
 * somebody asks for comes before.
 */
const restBeforeFirst = 500
const restBeforeProblems = 50

/** Tells an editor of problems after each snapshot, or that it may ask for them again. */
export interface ProblemTeller {
  /** A garden has a new snapshot. */
  onUpdate(garden: LanguageGarden): void
  /** Somebody typed. */
  onTyped(garden: LanguageGarden): void
}

/** Creates what tells an editor of problems. */
export function createProblemTeller(server: LanguageServer): ProblemTeller {
  const { connection, documents } = server
  const waiting = new Map<LanguageGarden, NodeJS.Timeout>()
  const told = new Set<LanguageGarden>()

  const publish = async (garden: LanguageGarden): Promise<void> => {
    const snapshot = await garden.settled()
    const { asksForProblems, refreshesLenses, refreshesHints, refreshesTokens } = server.abilities()
    const refreshes = [
      asksForProblems && connection.languages.diagnostics.refresh(),
      refreshesLenses && connection.sendRequest('workspace/codeLens/refresh'),
      refreshesHints && connection.languages.inlayHint.refresh(),
      refreshesTokens && connection.languages.semanticTokens.refresh(),
    ]
    // An editor may be on its way out, or refuse what it said it takes.
    for (const refresh of refreshes) if (refresh) refresh.catch(() => undefined)
    for (const document of documents.all()) {
      if (asksForProblems) break
      const path = garden.pathOf(document.uri)
      if (path === undefined) continue
      const own = server.settings().diagnostics ? await collectProblems(snapshot, path) : []
      void connection.sendDiagnostics({ uri: document.uri, diagnostics: editorDiagnostics(own, document) })
      await setImmediate()
    }
    prepareSuggestions(snapshot.index)
  }
  const tell = (garden: LanguageGarden): void => {
    clearTimeout(waiting.get(garden))
    const rest = told.has(garden) ? restBeforeProblems : restBeforeFirst
    const timer = setTimeout(() => {
      waiting.delete(garden)
      told.add(garden)
      publish(garden).catch(server.tellFailure)
    }, rest)
    waiting.set(garden, timer)
  }
  return {
    onUpdate: tell,
    onTyped(garden) {
      if (waiting.has(garden) && !told.has(garden)) tell(garden)
    },
  }
}
