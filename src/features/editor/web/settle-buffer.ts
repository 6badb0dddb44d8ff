import type { DraftStore } from './draft-store.ts'
import type { NoteBuffer } from './note-buffer.ts'

/** What settling needs of the editor. */
interface SettlerSettings {
  readonly path: string
  readonly buffer: () => NoteBuffer
  readonly text: () => string
  readonly replace: (text: string) => void
  readonly drafts: DraftStore
  /** The note is gone and may stay so. */
  readonly letGo: () => void
  /** Back to writing. */
  readonly focus: () => void
}

/** Asks what is to stand where two people changed the same words. */
export interface Settler {
  /** Asks now, if there is something to settle. Resolves when it has been decided or put off. */
  ask(): Promise<void>
  /** Asks when nobody has typed for a moment, unless it was put off. */
  askInPause(): void
  /** The conflict is over: the next one is asked again. */
  reset(): void
  stop(): void
}

/** A dialog in the middle of a word would take its letters: it waits until nothing was typed for so long, in milliseconds. */
const pause = 1_200

/** Creates a settler. */
export function createSettler(settings: SettlerSettings): Settler {
  const { path, text, drafts } = settings
  let timer: ReturnType<typeof setTimeout> | undefined
  let isAsking = false
  let isPutOff = false

  const ask = async (): Promise<void> => {
    clearTimeout(timer)
    const { state } = settings.buffer()
    if (isAsking || state.kind !== 'conflict') return
    isAsking = true
    const mine = text()
    const { settleConflict } = await import('./settle-conflict.ts')
    const settlement = await settleConflict(state.base, mine, state.theirs)
    isAsking = false
    if (settlement.kind === 'later') {
      isPutOff = true
      settings.focus()
      return
    }
    // Whatever is chosen, what stood here is kept in this browser.
    const at = Date.now()
    await drafts.put({ path: `${path}\n${at}`, text: mine, baseText: state.base, baseHash: null, at })
    if (settlement.kind === 'let-go') {
      await drafts.remove(path)
      settings.letGo()
      return
    }
    settings.replace(settlement.text)
    await settings.buffer().settle()
    settings.focus()
  }

  return {
    ask,
    askInPause() {
      clearTimeout(timer)
      if (!isPutOff) timer = setTimeout(() => void ask(), pause)
    },
    reset() {
      isPutOff = false
    },
    stop: () => clearTimeout(timer),
  }
}
