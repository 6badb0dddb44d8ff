import type { SyntaxNode } from '@lezer/common'
import { isDoneWord, taskWordPattern } from '../../tasks/task-words.ts'
import type { MarkContext } from './mark-context.ts'

/** Shows the word that an item's text begins with as the box of a task, where the page does; gives whether it has. */
export function markTaskWord(cx: MarkContext, mark: SyntaxNode, from: number): boolean {
  const { doc } = cx.input
  const [written, word] = taskWordPattern.exec(doc.sliceString(from, doc.lineAt(from).to)) ?? []
  if (written === undefined || word === undefined) return false
  if (!cx.input.htmlOf(`- ${word} x`)?.includes('checkbox')) return false
  const end = from + written.length
  if (cx.isTouched(mark.from, end - 1)) return false
  cx.hide(mark.from, from, true)
  cx.show(from, end, { kind: 'box', sign: isDoneWord(word) ? 'x' : ' ', word }, true)
  return true
}

/** Whether the page reads words before tasks, as in graphs of Logseq. */
export function isOutline(cx: MarkContext): boolean {
  return cx.input.htmlOf('- TODO x')?.includes('checkbox') === true
}
