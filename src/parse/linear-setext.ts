import { setextUnderline } from 'micromark-core-commonmark'
import type { Construct, Event, Extension, TokenizeContext } from 'micromark-util-types'

/**
 * micromark's underlined headings, at the cost of the heading. The original copies everything that was read before for
 * each of them, so that 5,000 in one note take seconds; it only ever changes what is behind the start of the paragraph,
 * and gets no more than that here.
 */
export function linearSetext(): Extension {
  const construct: Construct = { ...setextUnderline, resolveTo: resolveTail }
  return { flow: { 45: construct, 61: construct } }
}

function resolveTail(events: Event[], context: TokenizeContext): Event[] {
  let start = events.length - 1
  while (start > 0 && !(events[start]![0] === 'enter' && events[start]![1].type === 'content')) start--
  const tail = setextUnderline.resolveTo!(events.splice(start), context)
  for (const event of tail) events.push(event)
  return events
}
