import { describe, expect, it } from 'vitest'
import { createScratch, files } from './connected-notes.ts'
import { runHortus } from './run-hortus.ts'

describe('hortus path', () => {
  it('prints each path as an argument, or the nearest notes of two islands', async () => {
    const garden = createScratch(files)
    const { code, stdout, stderr } = await runHortus(['path', 'a', 'c', garden])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('By way of b')
    expect(stdout).toContain('A log must reach the disk, as »fsync« explains.')
    expect(stdout).toContain('b ← c')
    expect((await runHortus(['path', 'a', 'island', garden])).stdout).toContain('different islands')
    expect((await runHortus(['path', 'a', 'A', garden])).stdout).toBe('Both are a.\n')
    const json = JSON.parse((await runHortus(['path', 'a', 'c', garden, '--json'])).stdout)
    expect(json).toMatchObject({ kind: 'paths', from: { path: 'a.md' }, to: { path: 'c.md' } })
    expect(await runHortus(['path', 'a', 'nobody', garden])).toMatchObject({ code: 2, stdout: '' })
  })
})
