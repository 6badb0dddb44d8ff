import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { endWhenStuck } from '../../../src/hub/end-when-stuck.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const times = { look: 10, looks: 3 }

describe('a process whose disk does not answer', () => {
  it('says so and ends', async () => {
    const said: string[] = []
    const end = vi.fn()
    endWhenStuck((...line) => void said.push(line[1]), { look: () => new Promise(() => {}), end }, times)
    await vi.advanceTimersByTimeAsync(30)
    expect(end).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(10)
    expect(end).toHaveBeenCalledOnce()
    expect(said).toEqual(['stuck'])
  })

  it('goes on while it does, were it with an error', async () => {
    const end = vi.fn()
    const look = vi.fn(() => Promise.reject(new Error('gone')))
    const stop = endWhenStuck(() => {}, { look, end }, times)
    await vi.advanceTimersByTimeAsync(200)
    expect(end).not.toHaveBeenCalled()
    expect(look.mock.calls.length).toBeGreaterThan(10)
    stop()
    look.mockClear()
    await vi.advanceTimersByTimeAsync(200)
    expect(look).not.toHaveBeenCalled()
  })
})
