import type { EditorView } from '@codemirror/view'
import { expect, it } from 'vitest'
import { pastesDone, trackPaste } from '../../../../src/features/editor/web/paste/under-way.ts'

it('waits for what is being pasted, also where it fails, and for nothing else', async () => {
  const view = {} as EditorView
  await pastesDone(view)
  const order: string[] = []
  let finish = (): void => {}
  const paste = new Promise<void>((resolve) => {
    finish = resolve
  }).then(() => order.push('pasted'))
  const failing = Promise.reject(new Error('no'))
  failing.catch(() => {})
  trackPaste(view, paste)
  trackPaste(
    view,
    failing.catch(() => order.push('failed')),
  )
  const done = pastesDone(view).then(() => order.push('done'))
  finish()
  await done
  expect(order).toEqual(['failed', 'pasted', 'done'])
})
