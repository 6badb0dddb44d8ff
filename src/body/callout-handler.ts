import type { ElementContent } from 'hast'
import type { Hole } from '../model/body.ts'
import type { CalloutNode } from '../model/note-nodes.ts'
import type { NoteHandler } from './hast-state.ts'
import { createMarker } from './mark.ts'
import { createElement } from './text-handlers.ts'

/** A titled box, or, when it folds, `<details>`; both say their type in `data-callout`. */
export const calloutHandler: NoteHandler<CalloutNode> = (state, node) => {
  const title: ElementContent[] =
    node.title.length > 0
      ? state.all({ type: 'emphasis', children: node.title })
      : [createMarker(state.marks, 'span', { replaceBy: calloutName(node) })]
  const folds = node.fold !== undefined
  const titleElement = createElement(folds ? 'summary' : 'p', title, {
    className: ['callout-title'],
    ...(node.data?.dir && node.title.length > 0 && { dir: 'auto' }),
  })
  const content = state.all(node)
  return createElement(
    folds ? 'details' : 'div',
    state.wrap([titleElement, ...content], true) as ElementContent[],
    {
      className: ['callout'],
      dataCallout: node.calloutType,
      ...(node.fold === '+' && { open: true }),
    },
  )
}

/** What a callout without a title is called. */
export function calloutName({ calloutName: of }: CalloutNode): Hole {
  return { kind: 'word', word: 'callout', of }
}
