import { describe, expect, it } from 'vitest'
import { editorCommands } from '../../../../src/features/editor/web/keys/editor-commands.ts'
import {
  nameKey,
  normalizeKey,
  refuseKey,
  showKey,
} from '../../../../src/features/editor/web/keys/key-name.ts'

const pressed = (key: string, code: string, ...held: readonly ('ctrl' | 'alt' | 'shift' | 'meta')[]) => ({
  key,
  code,
  ctrlKey: held.includes('ctrl'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
  metaKey: held.includes('meta'),
})

describe('a pressed key', () => {
  it.each([
    ['Mod-b', pressed('b', 'KeyB', 'ctrl')],
    ['Mod-Shift-x', pressed('X', 'KeyX', 'ctrl', 'shift')],
    ['Alt-1', pressed('1', 'Digit1', 'alt')],
    ['Mod-Shift-8', pressed('*', 'Digit8', 'ctrl', 'shift')],
    ['Mod-b', pressed('لا', 'KeyB', 'ctrl')],
    ['F2', pressed('F2', 'F2')],
    ['Alt-ArrowUp', pressed('ArrowUp', 'ArrowUp', 'alt')],
    [undefined, pressed('Shift', 'ShiftLeft', 'shift')],
  ])('is called %s', (name, event) => {
    expect(nameKey(event, false)).toBe(name)
  })

  it('has Cmd on a Mac, and its letter where Alt makes another', () => {
    expect(nameKey(pressed('b', 'KeyB', 'meta'), true)).toBe('Mod-b')
    expect(nameKey(pressed('∫', 'KeyB', 'alt'), true)).toBe('Alt-b')
  })

  it('is shown as people read it', () => {
    expect(showKey('Mod-Shift-x', false)).toBe('Ctrl Shift X')
    expect(showKey('Mod-Shift-x', true)).toBe('⌘⇧X')
    expect(showKey('Alt-ArrowUp', false)).toBe('Alt ↑')
    expect(showKey('Mod--', false)).toBe('Ctrl -')
  })

  it('is refused where it writes, and where no page sees it', () => {
    expect(refuseKey('a', false)).toBe('letter')
    expect(refuseKey('Shift-a', false)).toBe('letter')
    expect(refuseKey('Enter', false)).toBe('letter')
    expect(refuseKey('Mod-Enter', false)).toBeUndefined()
    expect(refuseKey('Mod-w', false)).toBe('browser')
    expect(refuseKey('Shift-Ctrl-t', false)).toBe('browser')
    expect(refuseKey('F2', false)).toBeUndefined()
  })
})

describe('the keys of the editor', () => {
  it('mean one thing in each place', () => {
    const places = new Map<string, string>()
    for (const { id, keys = [], where = 'text' } of editorCommands)
      for (const key of keys) {
        for (const place of where === 'note' ? ['note', 'text', 'table', 'list'] : ['note', where]) {
          const at = `${normalizeKey(key, false)} in ${place}`
          const other = places.get(at)
          if (place === where || where === 'note') expect(other, `${at}: ${id}`).toBeUndefined()
        }
        places.set(`${normalizeKey(key, false)} in ${where}`, id)
      }
  })

  it('are none that a browser keeps for itself', () => {
    for (const { id, keys = [] } of editorCommands)
      for (const key of keys) expect(refuseKey(key, false), `${id} ${key}`).not.toBe('browser')
  })

  it('belong to commands of which each is listed once', () => {
    const ids = editorCommands.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
