import { EditorState, type TransactionSpec } from '@codemirror/state'
import type { ViewUpdate } from '@codemirror/view'
import { expect, it } from 'vitest'
import { gardenChanged } from '../../../../src/features/editor/web/link-marks.ts'
import { loadLint } from '../../../../src/features/editor/web/lint-library.ts'
import { concernsForm } from '../../../../src/features/editor/web/properties/property-form.ts'
import { propertyState, showAs } from '../../../../src/features/editor/web/properties/property-state.ts'

const doc = '---\ntags: [one]\n---\n# Note\n'
const start = EditorState.create({ doc, extensions: propertyState })

function concerns(spec: TransactionSpec): boolean {
  const transaction = start.update(spec)
  const { startState, state, changes } = transaction
  return concernsForm({ startState, state, changes, transactions: [transaction] } as unknown as ViewUpdate)
}

it('shows the form anew where the properties were changed', () => {
  expect(concerns({ changes: { from: 11, insert: 'n' } })).toBe(true)
  expect(concerns({ changes: { from: 0, to: 20 } })).toBe(true)
  expect(concerns({ effects: showAs.of('text') })).toBe(true)
})

it('shows the form anew where something else is known of it', async () => {
  const { setDiagnostics } = await loadLint()
  expect(concerns({ effects: gardenChanged.of(null) })).toBe(true)
  expect(concerns(setDiagnostics(start, [{ from: 4, to: 8, severity: 'error', message: 'no' }]))).toBe(true)
})

it('leaves the form as it is where somebody writes below it', () => {
  expect(concerns({ changes: { from: doc.length, insert: 'a' } })).toBe(false)
  expect(concerns({ selection: { anchor: doc.length } })).toBe(false)
})
