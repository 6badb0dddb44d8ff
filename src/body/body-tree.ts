import type { ElementContent, Root } from 'hast'
import type { ParsedNote } from '../model/parsed-note.ts'
import { headingHandler, listItemHandler, markBlock, paragraphHandler } from './block-handlers.ts'
import { calloutHandler } from './callout-handler.ts'
import { footnoteReferenceHandler, footnoteSection } from './footnotes.ts'
import { createHastState, withDefaultHandlers, wrap } from './hast-state.ts'
import { codeHandler, inlineMathHandler, mathHandler } from './inset-handlers.ts'
import {
  imageHandler,
  imageReferenceHandler,
  linkHandler,
  linkReferenceHandler,
  wikiEmbedHandler,
  wikiLinkHandler,
} from './link-handlers.ts'
import type { Marks } from './mark.ts'
import { tableHandler } from './table-handler.ts'
import { highlightHandler, htmlHandler, inlineCodeHandler, tagHandler, textHandler } from './text-handlers.ts'

/** A note's text as hast, not yet safe, with what no author may write in its marks. */
export interface BodyTree {
  readonly tree: Root
  readonly marks: Marks
  /** What stands in the tree's `raw` nodes. */
  readonly raws: readonly string[]
}

const handlers = withDefaultHandlers({
  callout: calloutHandler,
  code: codeHandler,
  footnoteReference: footnoteReferenceHandler,
  heading: headingHandler,
  highlight: highlightHandler,
  html: htmlHandler,
  image: imageHandler,
  imageReference: imageReferenceHandler,
  inlineCode: inlineCodeHandler,
  inlineMath: inlineMathHandler,
  link: linkHandler,
  linkReference: linkReferenceHandler,
  listItem: listItemHandler,
  math: mathHandler,
  paragraph: paragraphHandler,
  table: tableHandler,
  tag: tagHandler,
  text: textHandler,
  wikiEmbed: wikiEmbedHandler,
  wikiLink: wikiLinkHandler,
})

/** Turns a parsed note's mdast into hast. It changes the mdast tree. */
export function buildBodyTree({ note, tree }: ParsedNote): BodyTree {
  const state = createHastState(note, tree, handlers, markBlock)
  const children: ElementContent[] = state.all(tree)
  const footnotes = footnoteSection(state)
  if (footnotes) children.push(footnotes)
  return { tree: { type: 'root', children: wrap(children) }, marks: state.marks, raws: state.raws }
}
