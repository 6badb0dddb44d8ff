import { describe, expect, it } from 'vitest'
import { createScratch, files } from './connected-notes.ts'
import { runHortus } from './run-hortus.ts'

describe('hortus tend', () => {
  it('prints what to tend with the reasons', async () => {
    const garden = createScratch(files)
    const { code, stdout } = await runHortus(['tend', garden])
    expect(code).toBe(0)
    expect(stdout).toContain('Seedlings that others rely on  1')
    expect(stdout).toMatch(/a +3 notes link to it/)
    expect(stdout).toMatch(/island +1 word/)
    const { tend } = JSON.parse((await runHortus(['tend', garden, '--json'])).stdout)
    expect(tend).toContainEqual({ kind: 'orphan', path: 'island.md', words: 1 })
    expect((await runHortus(['tend', createScratch({})])).stdout).toBe('Nothing needs tending.\n')
  })
})
