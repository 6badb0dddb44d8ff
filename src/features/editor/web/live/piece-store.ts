import { StateEffect } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { type CodeColoring, createCodeColoring } from './code-coloring.ts'
import type { CodeColor } from './mark-context.ts'

/** Sent when the server has said what pieces become: these. */
export const piecesArrived = StateEffect.define<ReadonlySet<string>>()

/**
 * What the reader's page makes of pieces of Markdown: embeds, pictures, formulas, colours of code. The server makes them, so
 * that they are exactly those of the page and as harmless.
 */
export interface PieceStore {
  /** The HTML of a piece. One that is not known, or may have changed since, is added to `wanted`. */
  find(source: string, wanted?: string[]): string | undefined
  /** As {@link find} for the words of a block of code; what is known of its lines until then. */
  colorsOf(source: string, wanted?: string[]): readonly CodeColor[]
  /** Changes with each other HTML of a piece. */
  versionOf(source: string): number
  /** Asks for what is wanted, soon; what was wanted before and is not now is not asked for. */
  ask(view: EditorView, wanted: readonly string[]): void
  /** Something in the garden has changed: pieces that show other notes are asked for again when they are next in sight. */
  forget(): void
}

interface Piece {
  readonly html: string
  readonly version: number
  readonly isStale: boolean
}

/** Most pieces that are kept; those asked for first are forgotten first. */
const maxKept = 600

/** Pieces that show something of other notes. */
const ofGarden =
  /^(?:x )?(?:!|\(\(|\{\{|\s*-+8<|@include|(?:`{3,}|~{3,})[ \t]*(?:dataview|tasks|base|query)|[=<:]{3})/

/** Most pieces and characters of a request. */
const maxAsked = 60
const maxLength = 200_000

/** How long a piece waits for others, and for somebody who types to pause, in milliseconds. */
const shortDelay = 20
const typingDelay = 160

/** How long nothing is asked after the server did not answer, in milliseconds. */
const restTime = 4_000

/** Creates a store; `fetchPieces` asks the server and answers in the same order. */
export function createPieceStore(
  fetchPieces: (sources: readonly string[]) => Promise<readonly string[]>,
): PieceStore {
  const pieces = new Map<string, Piece>()
  const coloring: CodeColoring = createCodeColoring()
  let wantedNow: readonly string[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let isAsking = false
  let askedAt = 0
  let restsUntil = 0

  const keep = (source: string, html: string): void => {
    const before = pieces.get(source)
    pieces.delete(source)
    const version = (before?.version ?? 0) + (before?.html === html ? 0 : 1)
    pieces.set(source, { html, version, isStale: false })
    coloring.learn(source, html)
    for (const oldest of pieces.keys()) {
      if (pieces.size <= maxKept) break
      pieces.delete(oldest)
    }
  }

  const askNow = async (view: EditorView): Promise<void> => {
    timer = undefined
    if (isAsking) return
    let length = 0
    const sources = [...new Set(wantedNow)].slice(0, maxAsked).filter((source) => {
      length += source.length
      return length <= maxLength
    })
    if (sources.length === 0) return
    isAsking = true
    try {
      const answers = await fetchPieces(sources)
      for (const [i, source] of sources.entries()) keep(source, answers[i] ?? '')
      wantedNow = []
      // What is in sight by now says what else is wanted.
      if (view.dom.isConnected) view.dispatch({ effects: piecesArrived.of(new Set(sources)) })
    } catch {
      // Without the server the source is shown.
      restsUntil = Date.now() + restTime
    } finally {
      isAsking = false
      askedAt = Date.now()
      if (wantedNow.length > 0) askLater(view)
    }
  }
  const askLater = (view: EditorView): void => {
    const now = Date.now()
    const delay = now - askedAt > 1_000 ? shortDelay : typingDelay
    clearTimeout(timer)
    timer = setTimeout(() => void askNow(view), Math.max(delay, restsUntil - now))
  }

  const find: PieceStore['find'] = (source, wanted) => {
    const piece = pieces.get(source)
    if (piece === undefined || piece.isStale) wanted?.push(source)
    return piece?.html
  }

  return {
    find,
    colorsOf(source, wanted) {
      find(source, wanted)
      return coloring.colorsOf(source)
    },
    versionOf: (source) => pieces.get(source)?.version ?? 0,
    ask(view, wanted) {
      wantedNow = wanted
      if (wanted.length > 0) askLater(view)
    },
    forget() {
      for (const [source, piece] of pieces)
        if (ofGarden.test(source)) pieces.set(source, { ...piece, isStale: true })
    },
  }
}
