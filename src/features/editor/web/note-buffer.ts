import { mergeTexts } from '../../../merge/merge-texts.ts'
import type { Draft } from './draft.ts'
import { changeBetween } from './text-change.ts'

/** How a note's text in the editor stands to its file. */
export type BufferState =
  /** The file has this text. */
  | { readonly kind: 'saved' }
  /** Typed, kept as a draft, and saved soon. */
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  /** The server does not answer; the draft is safe, and saving is tried again. */
  | { readonly kind: 'offline' }
  /** The server will not save this as it is; the draft is safe. */
  | { readonly kind: 'refused'; readonly message: string }
  /** Somebody else changed the same words, or removed the note (`theirs` is `null`). Nothing is saved until it is settled. */
  | { readonly kind: 'conflict'; readonly base: string; readonly theirs: string | null }

/** A text on disk and the digest that a save names. */
export interface DiskText {
  readonly hash: string
  readonly text: string
}

/** What saving came to. */
export type SaveOutcome =
  | { readonly kind: 'saved'; readonly hash: string }
  | { readonly kind: 'conflict'; readonly base: string | null; readonly theirs: DiskText | null }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'offline' }

/** What a draft has of the note's text. */
type BufferDraft = Pick<Draft, 'text' | 'baseText' | 'baseHash' | 'sent'>

/** What a buffer needs of the world. */
interface BufferSettings {
  /** What the editor started from; `null` for a note that does not exist yet. */
  readonly disk: DiskText | null
  /** Texts of a draft that were sent before, and may have been written since. */
  readonly sent?: readonly string[]
  /** The editor's text as a file would have it. */
  readonly text: () => string
  /** Puts a text in the editor's place that others wrote or that was merged; undo stays whole. */
  readonly replace: (text: string) => void
  /** `isLeaving` where the page may be gone before the answer is there. */
  readonly save: (text: string, base: string | null, isLeaving: boolean) => Promise<SaveOutcome>
  /** The note as it is on disk now; `null` where it is gone. Rejects when the server does not answer. */
  readonly read: () => Promise<DiskText | null>
  readonly keepDraft: (draft: BufferDraft) => Promise<void>
  /** Keeps a draft in an instant; false where it cannot. */
  readonly keepDraftAtOnce: (draft: BufferDraft) => boolean
  readonly dropDraft: () => Promise<void>
  readonly onState: (state: BufferState) => void
}

/** A note being edited: keeps its draft, saves it, and takes over what others write. */
export interface NoteBuffer {
  readonly state: BufferState
  /** Digest of the file as it was last seen; undefined for a note that does not exist yet. */
  readonly hash: string | undefined
  /** The text changed. */
  edited(): void
  /** Saves at once; resolves when nothing is left to save, or when it cannot be for now. */
  save(): Promise<void>
  /** The note may have changed on disk. */
  checkDisk(): Promise<void>
  /** Ends a conflict: the editor's text, as it is now, stands against what is on disk. */
  settle(): Promise<void>
  /**
   * The page may be gone in an instant, or come back: what was typed is kept now, and saved if that can still be done. False where
   * something would be lost.
   */
  leave(): boolean
  /** Keeps a last draft; nothing is saved after it. */
  close(): Promise<void>
}

/** From the last key until the draft is kept and until the note is saved, in milliseconds. */
const draftDelay = 400
const saveDelay = 1500

/** The first wait after the server was gone; each next is twice as long, up to the last. */
const firstRetry = 1000
const lastRetry = 15_000

/** Most texts that are remembered as sent. */
const maxUnanswered = 8

/**
 * Looks after one open note. The rules: what was typed is in a draft within a second; a save names what it was based
 * on, so nothing is overwritten unseen; what others wrote is merged in where it does not overlap and else is shown.
 */
export function createNoteBuffer(settings: BufferSettings): NoteBuffer {
  const { text, replace, onState } = settings
  let disk = settings.disk
  let state: BufferState = { kind: disk === null ? 'unsaved' : 'saved' }
  /** What is on disk against the editor's text while they are in conflict. */
  let theirs: DiskText | null = null
  /** Texts that were sent and may have been written: the server's answer has not come. */
  const unanswered = new Set(settings.sent)
  let retry = firstRetry
  let running: Promise<void> | undefined
  let isClosed = false
  let draftTimer: ReturnType<typeof setTimeout> | undefined
  let saveTimer: ReturnType<typeof setTimeout> | undefined

  const setState = (next: BufferState): void => {
    state = next
    onState(next)
  }

  const draft = (): BufferDraft => {
    const baseText = disk?.text ?? ''
    const sent = [...unanswered].map((one) => changeBetween(baseText, one))
    return { text: text(), baseText, baseHash: disk?.hash ?? null, ...(sent.length > 0 && { sent }) }
  }

  const keepDraft = async (): Promise<void> => {
    clearTimeout(draftTimer)
    draftTimer = undefined
    await settings.keepDraft(draft())
  }

  const saveLater = (delay: number): void => {
    clearTimeout(saveTimer)
    if (!isClosed) saveTimer = setTimeout(() => void save(), delay)
  }

  /** Brings somebody else's text into the editor's; false where both changed the same words. */
  const takeIn = (found: DiskText | null, base: string): boolean => {
    if (found === null) {
      theirs = null
      setState({ kind: 'conflict', base, theirs: null })
      return false
    }
    // Nobody is in conflict with what they wrote themselves.
    if (unanswered.has(found.text)) {
      disk = found
      return true
    }
    const merged = mergeTexts(base, text(), found.text)
    if (merged.kind === 'overlapping') {
      theirs = found
      setState({ kind: 'conflict', base, theirs: found.text })
      return false
    }
    disk = found
    if (merged.text !== text()) replace(merged.text)
    return true
  }

  const saveOnce = async (isLeaving = false): Promise<void> => {
    const saving = text()
    if (disk !== null && saving === disk.text) {
      await settings.dropDraft()
      setState({ kind: 'saved' })
      return
    }
    setState({ kind: 'saving' })
    unanswered.add(saving)
    for (const oldest of unanswered) if (unanswered.size > maxUnanswered) unanswered.delete(oldest)
    const outcome = await settings.save(saving, disk?.hash ?? null, isLeaving)
    switch (outcome.kind) {
      case 'saved':
        disk = { hash: outcome.hash, text: saving }
        unanswered.clear()
        retry = firstRetry
        if (text() === saving) {
          clearTimeout(draftTimer)
          draftTimer = undefined
          await settings.dropDraft()
          setState({ kind: 'saved' })
        } else {
          setState({ kind: 'unsaved' })
          saveLater(saveDelay)
        }
        return
      case 'conflict':
        if (takeIn(outcome.theirs, outcome.base ?? disk?.text ?? '')) await saveOnce()
        else await keepDraft()
        return
      case 'refused':
        await keepDraft()
        setState({ kind: 'refused', message: outcome.message })
        return
      case 'offline':
        await keepDraft()
        setState({ kind: 'offline' })
        saveLater(retry)
        retry = Math.min(lastRetry, retry * 2)
    }
  }

  async function save(): Promise<void> {
    if (isClosed) return
    clearTimeout(saveTimer)
    if (state.kind === 'conflict') return
    // One save at a time: the next starts from what this one leaves.
    while (running) await running
    await start()
  }

  function start(isLeaving = false): Promise<void> {
    running = saveOnce(isLeaving).finally(() => {
      running = undefined
    })
    return running
  }

  return {
    get state() {
      return state
    },
    get hash() {
      return disk?.hash
    },
    edited() {
      if (isClosed) return
      draftTimer ??= setTimeout(() => void keepDraft(), draftDelay)
      if (state.kind === 'conflict') return
      if (state.kind === 'saved' || state.kind === 'refused') setState({ kind: 'unsaved' })
      if (state.kind !== 'offline') saveLater(saveDelay)
    },
    save,
    async checkDisk() {
      if (isClosed || disk === null || state.kind === 'conflict') return
      while (running) await running
      let found: DiskText | null
      try {
        found = await settings.read()
      } catch {
        return
      }
      // Meanwhile a save may have made the two equal, or a conflict have come up.
      if (running || isClosed || disk === null || (state as BufferState).kind === 'conflict') return
      if (found?.hash === disk.hash) return
      const wasSaved = text() === disk.text
      if (found === null && wasSaved) {
        takeIn(null, disk.text)
        return
      }
      if (takeIn(found, disk.text) && !wasSaved) await save()
      else if ((state as BufferState).kind === 'conflict') await keepDraft()
    },
    async settle() {
      if (state.kind !== 'conflict') return
      disk = theirs
      setState({ kind: 'unsaved' })
      await save()
    },
    leave() {
      if (isClosed || (disk !== null && text() === disk.text)) return true
      if (!running && (state.kind === 'unsaved' || state.kind === 'offline')) {
        clearTimeout(saveTimer)
        void start(true)
      }
      return settings.keepDraftAtOnce(draft())
    },
    async close() {
      if (isClosed) return
      clearTimeout(saveTimer)
      while (running) await running
      isClosed = true
      if (disk === null || text() !== disk.text) await keepDraft()
      else clearTimeout(draftTimer)
    },
  }
}
