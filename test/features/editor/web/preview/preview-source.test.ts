import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PreviewAnswer, ShownNote } from '../../../../../src/features/editor/note-preview.ts'
import type { LocalPreview } from '../../../../../src/features/editor/web/preview/local-preview.ts'
import { createPreviewSource } from '../../../../../src/features/editor/web/preview/preview-source.ts'

interface Question {
  readonly text: string
  readonly signal: AbortSignal
  readonly answer: () => void
  readonly fail: () => void
}

function answerTo(text: string): PreviewAnswer {
  const shown: ShownNote = { titleHtml: '', html: `server ${text}`, dir: 'ltr' }
  const frame = { title: '', lang: 'en', dir: 'ltr', interface: 'en' } as const
  return { shown, styles: [], scripts: [], frame, fills: [], tags: [], bodies: [], insets: [] }
}

/** A preview whose server answers when it is told to. */
function createScene(needsServer = false, showing = 0) {
  const questions: Question[] = []
  const shown: string[] = []
  const local = { loaded: 0, learned: 0 }
  const source = createPreviewSource({
    needsServer,
    ask: (text, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('given up')))
        questions.push({
          text,
          signal,
          answer: () => resolve(answerTo(text)),
          fail: () => reject(new Error('gone')),
        })
      }),
    loadLocal: async (onRendered): Promise<LocalPreview> => {
      local.loaded++
      return {
        render: (number, text) =>
          onRendered(number, { titleHtml: '', html: `own ${text}`, dir: 'ltr', isExact: false }),
        learn: () => {
          local.learned++
        },
        stop: () => {},
      }
    },
    onShown: ({ html }) => {
      shown.push(html)
      vi.advanceTimersByTime(showing)
    },
  })
  return { source, questions, shown, local }
}

const pass = (milliseconds: number): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('what is shown beside a text', () => {
  it('comes from the server, one request at a time, the newest text next', async () => {
    const { source, questions, shown, local } = createScene()
    source.show(() => 'a')
    source.show(() => 'ab')
    await pass(50)
    source.show(() => 'abc')
    source.show(() => 'abcd')
    await pass(100)
    expect(questions.map(({ text }) => text)).toEqual(['ab'])
    questions[0]?.answer()
    await pass(50)
    expect(questions.map(({ text }) => text)).toEqual(['ab', 'abcd'])
    questions[1]?.answer()
    await pass(1_000)
    expect(shown).toEqual(['server ab', 'server abcd'])
    expect(questions).toHaveLength(2)
    expect(local.loaded).toBe(0)
    source.stop()
  })

  it('waits for a longer pause where a page takes long to show', async () => {
    const { source, questions } = createScene(false, 30)
    source.show(() => 'a')
    await pass(50)
    questions[0]?.answer()
    await pass(0)
    for (const text of ['ab', 'abc', 'abcd']) {
      source.show(() => text)
      await pass(200)
    }
    expect(questions).toHaveLength(1)
    await pass(200)
    expect(questions.map(({ text }) => text)).toEqual(['a', 'abcd'])
    source.stop()
  })

  it('comes from the browser itself while the server is slow, whose request is given up when somebody types on', async () => {
    const { source, questions, shown, local } = createScene()
    source.show(() => 'a')
    await pass(50)
    questions[0]?.answer()
    await pass(10)
    source.show(() => 'ab')
    await pass(400)
    expect(shown).toEqual(['server a', 'own ab'])
    expect(local).toEqual({ loaded: 1, learned: 1 })
    source.show(() => 'abc')
    expect(questions[1]?.signal.aborted).toBe(true)
    await pass(60)
    expect(shown.at(-1)).toBe('own abc')
    questions[2]?.answer()
    await pass(0)
    expect(shown.at(-1)).toBe('server abc')
    source.stop()
  })

  it('goes on without a server, and is its own again as soon as it is back', async () => {
    const { source, questions, shown } = createScene()
    source.show(() => 'a')
    await pass(50)
    questions[0]?.fail()
    await pass(0)
    expect(shown).toEqual(['own a'])
    await pass(1_100)
    questions[1]?.answer()
    await pass(0)
    expect(shown).toEqual(['own a', 'server a'])
    source.stop()
  })

  it('waits for a slow server where plugins run there alone', async () => {
    const { source, questions, shown, local } = createScene(true)
    source.show(() => 'a')
    await pass(3_000)
    expect(local.loaded).toBe(0)
    questions[0]?.fail()
    await pass(0)
    expect(shown).toEqual(['own a'])
    source.stop()
  })
})
