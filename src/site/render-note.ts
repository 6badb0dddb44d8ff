import { cutTitle } from '../body/cut-body.ts'
import { escapeAttribute, escapeText } from '../body/escape-html.ts'
import { fillBody } from '../body/fill-body.ts'
import { createTagLookup } from '../body/fill-context.ts'
import { bodyDirection } from '../body/mark-directions.ts'
import type { PartContext } from '../define/part.ts'
import type { PageWords } from '../model/interface/page-words.ts'
import { hasRightToLeft } from '../model/language.ts'
import type { NoteInput } from '../model/page.ts'
import { joinParts, renderFactRow } from './note-lists.ts'
import type { PageParts } from './render-frame.ts'
import { renderHomeSections } from './render-home.ts'
import type { RenderTools } from './render-tools.ts'

/** A note: title, what is known of it, text, what it stands for; beside it whatever has to do with it. */
export function renderNote(
  input: NoteInput,
  { features, bodyByHash, insetHtml }: RenderTools,
  context: PartContext,
): PageParts {
  const { frame, slots } = input
  const body = bodyByHash(input.body)
  const filling = {
    dir: frame.dir,
    interface: frame.interface,
    fills: input.fills,
    hrefOfTag: createTagLookup(input.tags),
    bodyByHash,
    insetHtml,
  }
  const title = cutTitle(body)
  const slot = (name: keyof typeof slots): readonly string[] => context.renderSlot(name, slots[name])
  const overview = input.overview && features.overviewByName.get(input.overview.name)
  return {
    content: joinParts(
      `<article class="note" data-path="${escapeAttribute(input.path)}">`,
      renderHeader(input, context, title && fillBody(title, filling)),
      ...slot('note.before'),
      `<div class="text"${bodyDirection(body, frame.dir)}>\n${fillBody(body, filling)}\n</div>`,
      '</article>',
      ...slot('note.next'),
      ...slot('note.topic'),
      overview?.render(input.overview?.input, context, false) ?? '',
      input.home ? renderHomeSections(input.home, context, features) : '',
      ...slot('note.after'),
    ),
    beside: joinParts(...slot('note.aside')),
  }
}

/**
 * A note's title with its mark, and what is said of it. `title` is the title's HTML where it has markup; scripts then find
 * its plain words beside it.
 */
function renderHeader(
  { frame, titleId, matters, minutes, withheld, slots }: NoteInput,
  { words, renderSlot }: PartContext,
  title: string | undefined,
): string {
  const id = titleId === undefined ? '' : ` id="${escapeAttribute(titleId)}"`
  const plain = title === undefined ? '' : ` data-plain="${escapeAttribute(frame.title)}"`
  const dir = frame.dir === 'rtl' || hasRightToLeft(frame.title) ? ' dir="auto"' : ''
  const mark = renderSlot('note.mark', slots['note.mark']).join('')
  return joinParts(
    `<header>\n<h1${id}${plain}${dir}>${title ?? escapeText(frame.title)}${mark}</h1>`,
    withheld === undefined ? '' : renderWithheld(withheld, words),
    matters === undefined ? '' : `<p class="matters">${escapeText(matters)}</p>`,
    renderFactRow(
      [...renderSlot('note.facts', slots['note.facts']), words.minutes(minutes, words.number(minutes))],
      'facts',
    ),
    ...renderSlot('note.head', slots['note.head']),
    '</header>',
  )
}

function renderWithheld(reason: string, words: PageWords): string {
  const text =
    reason === '' ? words.undecided : `${words.notPublished} <code dir="auto">${escapeText(reason)}</code>`
  return `<p class="withheld">${text}</p>`
}
