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
