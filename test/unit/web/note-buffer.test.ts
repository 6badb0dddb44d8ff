import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  type BufferState,
  createNoteBuffer,
  type NoteBuffer,
  type SaveOutcome,
} from '../../../src/features/editor/web/note-buffer.ts'

/** A note on a disk that others write too, an editor, and the buffer between them. */
class Desk {
  disk: { hash: string; text: string } | null
  draft: string | undefined
  typed: string
  isGone = false
  /** What is saved is written, and nobody hears of it. */
  isDeaf = false
  refusal: string | undefined
  saves = 0
  states: BufferState[] = []
  /** Every text that was ever overwritten on disk. */
  history: string[] = []
  /** Every text that was answered with 200. */
  readonly saved = new Set<string>()
  readonly settings: Parameters<typeof createNoteBuffer>[0]
  readonly buffer: NoteBuffer

  constructor(text: string | null) {
    this.disk = text === null ? null : { hash: `h${text}`, text }
    this.typed = text ?? ''
    this.settings = {
      disk: this.disk,
      text: () => this.typed,
      replace: (next) => {
        this.typed = next
      },
      save: (next, base) => Promise.resolve(this.save(next, base)),
      read: () => (this.isGone ? Promise.reject(new Error('gone')) : Promise.resolve(this.disk)),
      keepDraft: (draft) => {
        this.draft = draft.text
        return Promise.resolve()
      },
      keepDraftAtOnce: (draft) => {
        this.draft = draft.text
        return true
      },
      dropDraft: () => {
        this.draft = undefined
        return Promise.resolve()
      },
      onState: (state) => this.states.push(state),
    }
    this.buffer = createNoteBuffer(this.settings)
  }

  save(text: string, base: string | null): SaveOutcome {
    if (this.isGone) return { kind: 'offline' }
    if (this.refusal !== undefined) return { kind: 'refused', message: this.refusal }
    if ((this.disk?.hash ?? null) !== base) {
      const from = base === null ? null : base.slice(1)
      return { kind: 'conflict', base: from, theirs: this.disk }
    }
    this.saves++
    if (this.disk) this.history.push(this.disk.text)
    this.disk = { hash: `h${text}`, text }
    if (this.isDeaf) return { kind: 'offline' }
    this.saved.add(text)
    return { kind: 'saved', hash: this.disk.hash }
  }

  type(text: string): void {
    this.typed = text
    this.buffer.edited()
  }

  write(text: string | null): void {
    this.disk = text === null ? null : { hash: `h${text}`, text }
  }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a note that is being edited', () => {
  it('is kept as a draft within a second and saved soon after', async () => {
    const desk = new Desk('old')
    desk.type('new')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(desk.draft).toBe('new')
    expect(desk.disk?.text).toBe('old')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(desk.disk?.text).toBe('new')
    expect(desk.draft).toBeUndefined()
    expect(desk.buffer.state).toEqual({ kind: 'saved' })
  })

  it('keeps a draft while somebody types without a pause', async () => {
    const desk = new Desk('')
    for (let i = 1; i <= 30; i++) {
      desk.type('x'.repeat(i))
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(desk.draft!.length).toBeGreaterThan(25)
  })

  it('writes nothing where nothing was changed', async () => {
    const desk = new Desk('same')
    await desk.buffer.save()
    desk.type('same')
    await vi.advanceTimersByTimeAsync(5_000)
    expect(desk.saves).toBe(0)
    expect(desk.buffer.state.kind).toBe('saved')
  })

  it('takes over what others write while it is clean', async () => {
    const desk = new Desk('one\n')
    desk.write('two\n')
    await desk.buffer.checkDisk()
    expect(desk.typed).toBe('two\n')
    expect(desk.saves).toBe(0)
  })

  it('merges what others write elsewhere in the text', async () => {
    const desk = new Desk('a\nb\nc\n')
    desk.type('A\nb\nc\n')
    desk.write('a\nb\nC\n')
    await desk.buffer.save()
    expect(desk.disk?.text).toBe('A\nb\nC\n')
    expect(desk.typed).toBe('A\nb\nC\n')
  })

  it('shows both where the same words were changed, saves nothing, and keeps the draft', async () => {
    const desk = new Desk('word')
    desk.type('mine')
    desk.write('theirs')
    await desk.buffer.save()
    expect(desk.buffer.state).toEqual({ kind: 'conflict', base: 'word', theirs: 'theirs' })
    expect(desk.disk?.text).toBe('theirs')
    desk.type('mine, more')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(desk.disk?.text).toBe('theirs')
    expect(desk.draft).toBe('mine, more')
    desk.typed = 'both'
    await desk.buffer.settle()
    expect(desk.disk?.text).toBe('both')
    expect(desk.history).toContain('theirs')
  })

  it('does not bring back a removed note unasked', async () => {
    const desk = new Desk('text')
    desk.type('text, more')
    desk.write(null)
    await desk.buffer.save()
    expect(desk.buffer.state).toEqual({ kind: 'conflict', base: 'text', theirs: null })
    await desk.buffer.settle()
    expect(desk.disk?.text).toBe('text, more')
  })

  it('waits for a server that is gone, and saves when it is back', async () => {
    const desk = new Desk('old')
    desk.isGone = true
    desk.type('new')
    await vi.advanceTimersByTimeAsync(3_000)
    expect(desk.buffer.state.kind).toBe('offline')
    expect(desk.draft).toBe('new')
    desk.isGone = false
    await vi.advanceTimersByTimeAsync(20_000)
    expect(desk.disk?.text).toBe('new')
  })

  it('is in no conflict with what it wrote itself when the answer was lost', async () => {
    const desk = new Desk('one word here')
    desk.isDeaf = true
    desk.type('one other word here')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(desk.disk?.text).toBe('one other word here')
    expect(desk.buffer.state.kind).toBe('offline')
    desk.isDeaf = false
    desk.type('one quite another word here')
    await vi.advanceTimersByTimeAsync(20_000)
    expect(desk.states.map(({ kind }) => kind)).not.toContain('conflict')
    expect(desk.disk?.text).toBe('one quite another word here')
    // What others write in its place is still looked at.
    desk.isDeaf = true
    desk.type('one mine word here')
    await vi.advanceTimersByTimeAsync(2_000)
    desk.isDeaf = false
    desk.write('one theirs word here')
    desk.type('one mine too word here')
    await vi.advanceTimersByTimeAsync(20_000)
    expect(desk.buffer.state.kind).toBe('conflict')
  })

  it('says why a note is refused and tries again when it was changed', async () => {
    const desk = new Desk('old')
    desk.refusal = 'The disk is full'
    desk.type('new')
    await vi.advanceTimersByTimeAsync(3_000)
    expect(desk.buffer.state).toEqual({ kind: 'refused', message: 'The disk is full' })
    expect(desk.draft).toBe('new')
    desk.refusal = undefined
    desk.type('newer')
    await vi.advanceTimersByTimeAsync(3_000)
    expect(desk.disk?.text).toBe('newer')
  })

  it('keeps what is not saved when it is closed', async () => {
    const desk = new Desk('old')
    desk.type('new')
    await desk.buffer.close()
    expect(desk.draft).toBe('new')
  })

  it('never loses a word that was typed, whatever others, the disk and the network do', async () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.record({ kind: fc.constant('type' as const), at: fc.nat(40) }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('others' as const), at: fc.nat(40) }) },
      fc.constant({ kind: 'gone' as const }),
      fc.constant({ kind: 'back' as const }),
      fc.constant({ kind: 'look' as const }),
      fc.constant({ kind: 'remove' as const }),
      fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(3_000) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const desk = new Desk('one two\nthree four\nfive six\n')
        const typed: string[] = []
        const insert = (text: string, at: number, word: string): string =>
          `${text.slice(0, at % (text.length + 1))} ${word} ${text.slice(at % (text.length + 1))}`
        for (const [i, one] of steps.entries()) {
          if (one.kind === 'type') {
            typed.push(`w${i}w`)
            desk.type(insert(desk.typed, one.at, `w${i}w`))
          } else if (one.kind === 'others' && desk.disk) desk.write(insert(desk.disk.text, one.at, `o${i}o`))
          else if (one.kind === 'gone') desk.isGone = true
          else if (one.kind === 'back') desk.isGone = false
          else if (one.kind === 'remove') desk.write(null)
          else if (one.kind === 'look') await desk.buffer.checkDisk()
          else if (one.kind === 'wait') await vi.advanceTimersByTimeAsync(one.ms)
        }
        await vi.advanceTimersByTimeAsync(1_000)
        // Words may stand inside one another; each letter of a word must still be there in order.
        for (const word of typed) expect([...word].every((letter) => desk.typed.includes(letter))).toBe(true)
        const isSafe = typed.length === 0 || desk.saved.has(desk.typed) || desk.draft === desk.typed
        expect(isSafe).toBe(true)
      }),
      { seed: 21, numRuns: 400 },
    )
  })
})

describe('a note whose page is left', () => {
  it('is kept and sent at once, and goes on where somebody stays', async () => {
    const desk = new Desk('a')
    desk.type('a b')
    expect(desk.buffer.leave()).toBe(true)
    expect(desk.draft).toBe('a b')
    await vi.advanceTimersByTimeAsync(0)
    expect(desk.disk?.text).toBe('a b')
    expect(desk.draft).toBeUndefined()
    desk.type('a b c')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(desk.disk?.text).toBe('a b c')
  })

  it('has nothing to keep where all is saved, and sends nothing that is in conflict', async () => {
    const desk = new Desk('a')
    expect(desk.buffer.leave()).toBe(true)
    expect(desk.draft).toBeUndefined()
    desk.type('mine')
    desk.write('theirs')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(desk.buffer.state.kind).toBe('conflict')
    desk.type('mine and more')
    expect(desk.buffer.leave()).toBe(true)
    await vi.advanceTimersByTimeAsync(0)
    expect(desk.draft).toBe('mine and more')
    expect(desk.disk?.text).toBe('theirs')
  })

  it('is in no conflict with itself when what was sent last was written after all', async () => {
    const desk = new Desk('a')
    desk.isDeaf = true
    desk.type('a b')
    desk.buffer.leave()
    const next = new Desk('a')
    next.disk = desk.disk
    const buffer = createNoteBuffer({
      ...next.settings,
      disk: { hash: 'ha', text: 'a' },
      sent: ['a b'],
      text: () => 'a b c',
    })
    buffer.edited()
    await vi.advanceTimersByTimeAsync(2_000)
    expect(buffer.state.kind).toBe('saved')
    expect(next.disk?.text).toBe('a b c')
  })
})
