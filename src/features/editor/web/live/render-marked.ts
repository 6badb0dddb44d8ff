import type { Text } from '@codemirror/state'
import type { LiveMark } from './live-mark.ts'

type ShowMark = Extract<LiveMark, { kind: 'show' }>

/**
 * A part of a text as its marks say: what is hidden is left out, what has a look has its class. Each piece of text knows
 * where it is from (`data-at`), so that a click in it finds its place.
 */
export function renderMarked(
  doc: Text,
  marks: readonly LiveMark[],
  part: { readonly from: number; readonly to: number },
  renderShown: (shown: ShowMark['shown']) => Node,
): DocumentFragment {
  const inside = marks.filter(
    (mark) => mark.kind !== 'line' && mark.from >= part.from && mark.to <= part.to && mark.to > mark.from,
  )
  const ends = new Set([part.from, part.to])
  for (const mark of inside) {
    ends.add(mark.from)
    if ('to' in mark) ends.add(mark.to)
  }
  const places = [...ends].sort((a, b) => a - b)
  const fragment = document.createDocumentFragment()
  for (const [i, from] of places.entries()) {
    const to = places[i + 1]
    if (to === undefined) break
    const over = inside.filter((mark) => mark.from <= from && 'to' in mark && mark.to >= to)
    if (over.some((mark) => mark.kind === 'hide')) continue
    const shown = over.find((mark): mark is ShowMark => mark.kind === 'show')
    const span = document.createElement('span')
    span.dataset['at'] = String(from)
    span.className = over.flatMap((mark) => (mark.kind === 'style' ? [mark.className] : [])).join(' ')
    const title = over.find((mark) => mark.kind === 'style' && mark.title !== undefined)
    if (title?.kind === 'style' && title.title !== undefined) span.title = title.title
    if (shown) {
      if (shown.from !== from) continue
      span.append(renderShown(shown.shown))
    } else span.textContent = doc.sliceString(from, to)
    fragment.append(span)
  }
  return fragment
}
