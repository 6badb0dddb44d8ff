import { describe, expect, it } from 'vitest'
import {
  everybody,
  isReadable,
  isWhole,
  type Permission,
  verdictsOf,
} from '../../../src/hub/gardens/verdicts.ts'

const may = (reader: string, folder = ''): Permission => ({ folder, reader })

function readable(permissions: readonly Permission[], groups: readonly string[], path: string): boolean {
  const verdicts = verdictsOf(permissions, new Set(groups))
  return verdicts !== undefined && isReadable(verdicts, path)
}

describe('who may read what', () => {
  it('is nobody and nothing where nothing is said', () => {
    expect(verdictsOf([], new Set(['staff']))).toBeUndefined()
    expect(verdictsOf([may('board', 'board')], new Set(['staff']))).toBeUndefined()
  })

  it('is decided by the nearest folder that somebody is named for', () => {
    const permissions = [may(everybody), may('board', 'board'), may('staff', 'board/minutes/open')]
    expect(readable(permissions, [], 'index.md')).toBe(true)
    expect(readable(permissions, [], 'board/plan.md')).toBe(false)
    expect(readable(permissions, ['board'], 'board/plan.md')).toBe(true)
    expect(readable(permissions, ['board'], 'board/minutes/open/may.md')).toBe(false)
    expect(readable(permissions, ['staff'], 'board/minutes/open/may.md')).toBe(true)
    expect(readable(permissions, ['staff'], 'board/minutes/may.md')).toBe(false)
    expect(readable(permissions, [], 'boardroom/plan.md')).toBe(true)
  })

  it('does not depend on how a name is written', () => {
    const permissions = [may(everybody), may('board', '/Böard/ Minutes/')]
    for (const path of [
      'böard/minutes/x.md',
      'BÖARD/Minutes/x.md',
      'bo\u0308ard/MINUTES /x.md',
      'böard/minutes/ ',
    ])
      expect(readable(permissions, [], path), path).toBe(false)
  })

  it('lets who may read one folder read nothing else', () => {
    const permissions = [may('board', 'board')]
    expect(readable(permissions, ['board'], 'board/plan.md')).toBe(true)
    expect(readable(permissions, ['board'], 'index.md')).toBe(false)
  })

  it('is the same view for all who may read the same', () => {
    const permissions = [may(everybody), may('board', 'board'), may('staff', 'board'), may('staff', 'x')]
    const of = (...groups: readonly string[]) => verdictsOf(permissions, new Set(groups))
    expect(of('staff')).toEqual(of('staff', 'board', 'guests'))
    expect(isWhole(of('staff')!)).toBe(true)
    expect(isWhole(of('board')!)).toBe(false)
    expect(of('guests')).toEqual(of())
  })
})
