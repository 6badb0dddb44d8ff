import { afterEach, describe, expect, it } from 'vitest'
import { askForEach } from '../../../src/session/threads/item-thread.ts'
import { createThread, type Thread } from '../../../src/session/threads/thread.ts'
import { moving } from '../../../src/session/threads/thread-protocol.ts'
import type { OddWork } from './odd-worker.ts'

const entry = new URL('odd-worker.ts', import.meta.url)
let ends = 0
let thread: Thread<OddWork>
const open = (deadline = 300): Thread<OddWork> => {
  ends = 0
  thread = createThread<OddWork>({
    entry,
    data: 10,
    heapMebibytes: 64,
    deadline,
    onEnd: () => ends++,
  })
  return thread
}
afterEach(() => thread.close())

const say = (words: readonly string[]): Promise<string[]> =>
  askForEach(
    words,
    (some) => thread.ask('say', some),
    (word, { reason }) => `${word}: ${reason}`,
  )

describe('a thread', () => {
  it('answers in the order in which it is asked, and keeps what it knows', async () => {
    const { ask } = open()
    expect(await Promise.all([ask('add', 1), ask('add', 2), ask('add', 3)])).toEqual([11, 13, 16])
  })

  it('carries an error over with its name and its stack, and goes on', async () => {
    const { ask } = open()
    await ask('add', 1)
    await expect(ask('refuse')).rejects.toMatchObject({
      name: 'OddError',
      message: 'not this',
      stack: expect.stringContaining('odd-worker'),
    })
    expect(await ask('add', 1)).toBe(12)
    expect(ends).toBe(0)
  })

  it('gives buffers away and gets them back', async () => {
    const { ask } = open()
    const bytes = new Uint8Array(4)
    const answer = ask('fill', moving(bytes, [bytes.buffer]))
    expect(bytes.length).toBe(0)
    expect([...(await answer)]).toEqual([7, 7, 7, 7])
  })

  it('begins anew after it was closed, and rejects whoever waits then', async () => {
    const { ask, close } = open()
    const waiting = ask('add', 1)
    const rejected = expect(waiting).rejects.toThrow('closed')
    await close()
    await rejected
    expect(await ask('add', 2)).toBe(12)
    expect(ends).toBe(1)
  })

  it('says why it cannot start', async () => {
    thread = createThread<OddWork>({ entry: new URL('no-such-worker.js', import.meta.url) })
    await expect(thread.ask('add', 1)).rejects.toThrow('no-such-worker')
  })
})

describe('items for a thread', () => {
  it('are all answered, however few fit in a message', async () => {
    open()
    expect(await say(['a', 'a long one', 'b', 'another long one'])).toEqual([
      'a!',
      'a long one!',
      'b!',
      'another long one!',
    ])
  })

  it.each([
    ['hang', 'time'],
    ['grow', 'memory'],
    ['end', 'fault'],
  ])('are answered but for one that makes it %s', async (bad, reason) => {
    // A busy machine takes longer to fill the memory.
    open(bad === 'hang' ? 300 : 60_000)
    expect(await say(['a', 'b', bad, 'c'])).toEqual(['a!', 'b!', `${bad}: ${reason}`, 'c!'])
    expect(ends).toBe(1)
  })
})
