import { escapeAttribute, escapeText } from '../body/escape-html.ts'
import type { PageWords } from '../model/interface/page-words.ts'
import { hasRightToLeft } from '../model/language.ts'
import type { PageFacts, PageFrame, PageInput } from '../model/page.ts'
import { renderHistory } from './note-history.ts'
import { joinParts, renderCounted, renderFactRow } from './note-lists.ts'
import { renderPlace, renderSource } from './note-place.ts'
import { renderStage } from './stage-mark.ts'

/**
 * A note's title with its mark, when it matters, and one quiet line about what it rests on. `title` is the title's HTML
 * where it has markup; scripts then find its plain words beside it.
 */
export function renderNoteHeader(
  frame: PageFrame,
  {
    titleId,
    tags,
    knowledge,
    history,
    withheld,
  }: Pick<Extract<PageInput, { kind: 'note' }>, 'titleId' | 'tags' | 'knowledge' | 'history' | 'withheld'>,
  words: PageWords,
  title: string | undefined,
): string {
  const id = titleId === undefined ? '' : ` id="${escapeAttribute(titleId)}"`
  const plain = title === undefined ? '' : ` data-plain="${escapeAttribute(frame.title)}"`
  const dir = frame.dir === 'rtl' || hasRightToLeft(frame.title) ? ' dir="auto"' : ''
  const { facts } = frame
  // The way to this page may have named its topics already.
  const trail = new Set(frame.breadcrumbs.map((link) => link.href))
  const topics = knowledge.topics.filter((topic) => !trail.has(topic.href))
  return joinParts(
    `<header>\n<h1${id}${plain}${dir}>${title ?? escapeText(frame.title)}${renderStage(facts?.stage, words)}</h1>`,
    withheld === undefined ? '' : renderWithheld(withheld, words),
    facts?.matters === undefined ? '' : `<p class="matters">${escapeText(facts.matters)}</p>`,
    facts === undefined ? '' : renderFacts(facts, words),
    renderPlace({ ...knowledge, topics }, words),
    renderSource(knowledge, words),
    renderHistory(history, words),
    renderCounted(tags, 'tags', words),
    '</header>',
  )
}

function renderWithheld(reason: string, words: PageWords): string {
  const text =
    reason === '' ? words.undecided : `${words.notPublished} <code dir="auto">${escapeText(reason)}</code>`
  return `<p class="withheld">${text}</p>`
}

function renderFacts({ stage, basis, minutes }: PageFacts, words: PageWords): string {
  const parts = [
    ...(stage === undefined ? [] : [words[stage]]),
    ...(basis === undefined ? [] : [words[basis]]),
    words.minutes(minutes, words.number(minutes)),
  ]
  return renderFactRow(parts, 'facts')
}
