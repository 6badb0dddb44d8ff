import type { BlockStop } from './block-stops.ts'

/** Where in the source stands what was clicked: the word if it is found, else the start of its block. */
export function clickedOffset(
  stops: readonly BlockStop[],
  source: string,
  target: Element,
  { clientX, clientY }: MouseEvent,
): number | undefined {
  const stop = stops.findLast(({ element }) => element.contains(target))
  if (stop === undefined) return undefined
  const { from, to } = stop.block
  const range = document.caretRangeFromPoint?.(clientX, clientY)
  if (!range || !stop.element.contains(range.startContainer)) return from
  const before = document.createRange()
  before.setStart(stop.element, 0)
  before.setEnd(range.startContainer, range.startOffset)
  const [shownBefore, shown] = [before.toString(), stop.element.textContent ?? '']
  const start = /[\p{L}\p{N}]*$/u.exec(shownBefore)?.index ?? shownBefore.length
  const word = /^[\p{L}\p{N}]+/u.exec(shown.slice(start))?.[0]
  if (word === undefined) return shownBefore.trim() === '' ? from : to
  // The word may stand there more than once: that one counts which has as many of it before.
  const count = shownBefore.slice(0, start).split(word).length - 1
  let at = -1
  for (let i = 0; i <= count; i++) {
    const found = source.indexOf(word, at < 0 ? from : at + word.length)
    if (found < 0 || found >= to) break
    at = found
  }
  return at < 0 ? from : Math.min(to, at + shownBefore.length - start)
}
