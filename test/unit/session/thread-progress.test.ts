import { describe, expect, it, vi } from 'vitest'
import {
  createDeadline,
  createProgress,
  createProgressMemory,
} from '../../../src/session/threads/thread-progress.ts'

describe('the progress of a thread', () => {
  it('never looks overdue to who looks while an item begins', () => {
    const memory = createProgressMemory()
    const progress = createProgress(memory)
    const store = Atomics.store
    const seen: boolean[] = []
    const spy = vi.spyOn(Atomics, 'store').mockImplementation((...given) => {
      const stored = store(...(given as Parameters<typeof store>))
      seen.push(createDeadline(memory, 60_000)())
      return stored
    })
    progress.begin(0)
    progress.end()
    progress.begin(1)
    spy.mockRestore()
    expect(seen).toEqual([false, false, false, false, false])
  })
})
