import type { EditorView } from '@codemirror/view'

/** Lets somebody choose files, or take a picture with a phone, which are then taken over as if they were pasted. */
export function choosePicture(view: EditorView): boolean {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.accept = 'image/*,audio/*,video/*,.pdf'
  input.addEventListener('change', () => {
    const clipboardData = new DataTransfer()
    for (const file of input.files ?? []) clipboardData.items.add(file)
    view.focus()
    view.contentDOM.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  })
  input.click()
  return true
}
