import { cutTitle } from '../body/cut-body.ts'
import { escapeAttribute } from '../body/escape-html.ts'
import { fillBody } from '../body/fill-body.ts'
import { createTagLookup } from '../body/fill-context.ts'
import { bodyDirection } from '../body/mark-directions.ts'
import type { Body } from '../model/body.ts'
import type { InsetHtml } from '../model/inset.ts'
import { pageWords } from '../model/interface/page-words.ts'
import type { PageInput } from '../model/page.ts'
import type { ContentHash } from '../model/path.ts'
import { renderBacklinks } from './backlinks.ts'
import { renderContents } from './contents.ts'
import { renderKnowledge, renderReadFirst } from './knowledge-sections.ts'
import { renderLocalMap } from './local-map.ts'
import { renderMentions } from './mentions.ts'
import { renderNoteHeader } from './note-header.ts'
import { joinParts, renderListing } from './note-lists.ts'
import type { PageParts } from './page-frame.ts'
import { renderRelated } from './related.ts'

/** A note: title, tags, text, what is in its folder; beside it contents, and who links here with the sentence. */
export function renderNote(
  input: Extract<PageInput, { kind: 'note' }>,
  bodyByHash: (hash: ContentHash) => Body,
  insetHtml: InsetHtml,
): PageParts {
  const { frame } = input
  const words = pageWords(frame.interface, frame.lang)
  const body = bodyByHash(input.body)
  const context = {
    dir: frame.dir,
    interface: frame.interface,
    fills: input.fills,
    hrefOfTag: createTagLookup(input.tags),
    bodyByHash,
    insetHtml,
  }
  const title = cutTitle(body)
  const contents = renderContents(input.contents, words)
  return {
    content: joinParts(
      `<article class="note" data-path="${escapeAttribute(input.path)}">`,
      renderNoteHeader(frame, input, words, title && fillBody(title, context)),
      renderReadFirst(input.knowledge, words),
      `<div class="text"${bodyDirection(body, frame.dir)}>\n${fillBody(body, context)}\n</div>`,
      '</article>',
      renderKnowledge(input.knowledge, words),
      input.folder ? renderListing(input.folder, words) : '',
    ),
    beside: joinParts(
      contents,
      renderLocalMap(frame),
      renderBacklinks(input.backlinks, words),
      renderMentions(input.mentions, words),
      renderRelated(input.related, words),
    ),
    hasContents: contents !== '',
  }
}
