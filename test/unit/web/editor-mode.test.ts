import { describe, expect, it } from 'vitest'
import {
  editorModes,
  keepEditorMode,
  nextEditorMode,
  readEditorMode,
} from '../../../src/features/editor/web/editor-mode.ts'

describe('the way a text is shown', () => {
  it('is live where nobody chose, or what was kept means nothing', () => {
    expect(readEditorMode({ getItem: () => null })).toBe('live')
    expect(readEditorMode({ getItem: () => 'sideways' })).toBe('live')
  })

  it('is what was chosen last', () => {
    const kept = new Map<string, string>()
    keepEditorMode('side', { setItem: (key, value) => void kept.set(key, value) })
    expect(readEditorMode({ getItem: (key) => kept.get(key) ?? null })).toBe('side')
  })

  it('comes to each of the three by the key and back', () => {
    const seen = [nextEditorMode('live')]
    while (seen.length < 3) seen.push(nextEditorMode(seen.at(-1)!))
    expect([...seen].sort()).toEqual([...editorModes].sort())
    expect(nextEditorMode(seen.at(-1)!)).toBe(seen[0])
  })
})
