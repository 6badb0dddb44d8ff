import type { EditorView } from '@codemirror/view'

const workByView = new WeakMap<EditorView, Set<Promise<unknown>>>()

/** Remembers what will still put something into the text: a paste that is translated, a file that is being stored. */
export function trackPaste(view: EditorView, work: Promise<unknown>): void {
  const works = workByView.get(view) ?? new Set()
  workByView.set(view, works.add(work))
  const forget = (): void => void works.delete(work)
  work.then(forget, forget)
}

/** Whether something that was pasted or dropped does not stand in the text yet. */
export function isPasting(view: EditorView): boolean {
  return (workByView.get(view)?.size ?? 0) > 0
}

/** Resolves once everything that was pasted or dropped so far stands in the text, or was said to have failed. */
export async function pastesDone(view: EditorView): Promise<void> {
  await Promise.allSettled(workByView.get(view) ?? [])
}
