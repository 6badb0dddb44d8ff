import { expect, it } from 'vitest'
import { readEditorSettings, usualSettings } from '../../../src/lsp/editor-settings.ts'

it('keeps what is usual where an editor says nothing, or nonsense', () => {
  expect(readEditorSettings(undefined)).toEqual(usualSettings)
  expect(readEditorSettings({ format: 7, hover: 'yes', codeLens: null, other: true })).toEqual(usualSettings)
})

it('takes a choice in a group, written with dots, or for a whole group', () => {
  expect(readEditorSettings({ format: { lists: true } }).format).toEqual({
    ...usualSettings.format,
    lists: true,
  })
  expect(readEditorSettings({ 'format.lists': true }).format.lists).toBe(true)
  expect(readEditorSettings({ codeLens: false }).codeLens).toEqual({
    links: false,
    headings: false,
    stage: false,
  })
})

it('takes a number where it wants one, and keeps it where a group is switched', () => {
  expect(readEditorSettings({ inlayHints: { length: 500 } }).inlayHints.length).toBe(500)
  for (const length of [true, '9', 0, 1.5, -3])
    expect(readEditorSettings({ inlayHints: { length } })).toEqual(usualSettings)
  expect(readEditorSettings({ inlayHints: false }).inlayHints).toEqual({
    titles: false,
    blocks: false,
    length: 60,
  })
})
