import { cutTitle, splitOpening } from '../body/cut-body.ts'
import { escapeAttribute, escapeText } from '../body/escape-html.ts'
import { fillBody } from '../body/fill-body.ts'
import { createTagLookup } from '../body/fill-context.ts'
import { fillText } from '../body/fill-text.ts'
import { bodyDirection } from '../body/mark-directions.ts'
import type { PartContext } from '../define/part.ts'
import type { Body } from '../model/body.ts'
import type { PageWords } from '../model/interface/page-words.ts'
import { hasRightToLeft } from '../model/language.ts'
import { lettersWide } from '../model/letters-wide.ts'
import type { NoteInput } from '../model/page.ts'
import { joinParts, renderFactRow } from './note-lists.ts'
import { placeInText } from './place-in-text.ts'
import type { PageParts } from './render-frame.ts'
import { type HomeNote, renderHome } from './render-home.ts'
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
    finishes: features.finishes,
    ...(frame.finish && { finish: frame.finish }),
  }
  const title = cutTitle(body)
  const slot = (name: keyof typeof slots): readonly string[] => context.renderSlot(name, slots[name])
  const overview =
    input.overview === undefined ? '' : context.renderOverview(input.overview.name, input.overview.input)
  const text = (part: Body, name: string, isFirst = true): string => {
    const html = fillText(part, filling, isFirst)
    return isBlank(html) ? '' : `<div class="${name}"${bodyDirection(body, frame.dir)}>\n${html}\n</div>`
  }
  if (input.home) {
    const { opening, rest } = splitOpening(body, input.titleId !== undefined)
    // Where the settings say what the garden is, or its note says so at length, nothing is put at the top.
    const opens = input.home.lead === '' && opening.html.join('').length <= longestOpening
    const first = opens ? text(opening, 'text opening') : ''
    const home: HomeNote = {
      path: input.path,
      classes: input.classes ?? [],
      title: renderTitle(input, context, title && fillBody(title, filling)),
      opening: first,
      text: text(opens ? rest : body, isForColumns(body) ? 'text in-columns' : 'text', first === ''),
      after: joinParts(...slot('note.next'), overview, ...slot('note.topic')),
    }
    return { content: renderHome(input.home, context, features, home) }
  }
  const direction = bodyDirection(body, frame.dir)
  const { pieces, below } = placeInText(fillText(body, filling), input, features, context)
  return {
    content: joinParts(
      `<article class="${escapeAttribute(['note', ...(input.classes ?? [])].join(' '))}" data-path="${escapeAttribute(input.path)}">`,
      renderHeader(input, context, title && fillBody(title, filling)),
      ...slot('note.before'),
      ...pieces.map((piece, i) => (i % 2 === 1 ? piece : `<div class="text"${direction}>\n${piece}\n</div>`)),
      '</article>',
      ...slot('note.next'),
      ...below,
      overview,
      ...slot('note.after'),
    ),
    beside: joinParts(...slot('note.aside')),
  }
}

/** Characters of HTML above which the start of home's text is no introduction. */
const longestOpening = 2_000

/** Whether a text is neither so short nor so long that two columns of it would be hard to read. */
function isForColumns({ html }: Body): boolean {
  const { length } = html.join('')
  return length > 600 && length < 9_000
}

/** Whether HTML shows nothing: no text, and nothing that stands for some. */
function isBlank(html: string): boolean {
  return (
    !/<(?:img|video|audio|iframe|object|svg|hr|input)\b/.test(html) &&
    /^\s*$/.test(html.replace(/<[^>]*>/g, ''))
  )
}

/** Letters of a title that stand in one line. */
const lineOfTitle = 30

/** A note's title with its mark. `title` is its HTML where it has markup; scripts then find its plain words beside it. */
function renderTitle(
  { frame, titleId, slots }: NoteInput,
  { renderSlot, finishText }: PartContext,
  title: string | undefined,
): string {
  const id = titleId === undefined ? '' : ` id="${escapeAttribute(titleId)}"`
  const shown = title ?? escapeText(finishText(frame.title))
  const plain = shown === escapeText(frame.title) ? '' : ` data-plain="${escapeAttribute(frame.title)}"`
  const dir = frame.dir === 'rtl' || hasRightToLeft(frame.title) ? ' dir="auto"' : ''
  const size = lettersWide(frame.title) > lineOfTitle ? ' class="long"' : ''
  const mark = renderSlot('note.mark', slots['note.mark']).join('')
  return `<h1${id}${size}${plain}${dir}>${shown}${mark}</h1>`
}

/**
 * A note's title with its mark, and what is said of it. `title` is the title's HTML where it has markup.
 */
function renderHeader(input: NoteInput, context: PartContext, title: string | undefined): string {
  const { matters, withheld, slots } = input
  const { words, renderSlot } = context
  const head = renderSlot('note.head', slots['note.head'])
  return joinParts(
    `<header>\n${renderTitle(input, context, title)}`,
    withheld === undefined ? '' : renderWithheld(withheld, words),
    matters === undefined ? '' : `<p class="matters">${escapeText(matters)}</p>`,
    renderFactRow(renderSlot('note.facts', slots['note.facts']), 'facts'),
    head.length === 0 ? '' : `<div class="belongs">\n${head.join('\n')}\n</div>`,
    '</header>',
  )
}

function renderWithheld(reason: string, words: PageWords): string {
  const text =
    reason === '' ? words.undecided : `${words.notPublished} <code dir="auto">${escapeText(reason)}</code>`
  return `<p class="withheld">${text}</p>`
}
