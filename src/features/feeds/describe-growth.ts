import { escapeAttribute, escapeText } from '../../body/escape-html.ts'
import type { SiteView } from '../../define/site-view.ts'
import type { NotePath } from '../../model/path.ts'
import { type ChangedSentence, type NoteGrowth, roadsFrom, stageName } from '../history/facts.ts'
import { feedWords } from './feed-words.ts'

/** What became of a note, for feed readers. */
export interface GrowthText {
  readonly text: string
  /** The same as HTML, with whole addresses. */
  readonly html: string
}

/** What an entry names of each kind at most, and characters of a sentence. */
const most = { sentences: 4, sections: 5, roads: 8, length: 300 }

/** Says what became of a note: its stage, sections, sentences and links. `whole` makes an address whole. */
export function describeGrowth(
  view: SiteView,
  path: NotePath,
  { stage, sections, sentences, targets }: NoteGrowth,
  whole: (href: string) => string,
): GrowthText {
  const { words } = view
  const own = feedWords(words)
  const roads = roadsFrom(view, path, targets).slice(0, most.roads)
  const more = sentences.length - most.sentences
  const before = [
    ...(stage ? [own.stage(stageName(stage.old, words), stageName(stage.new, words))] : []),
    ...sections.slice(0, most.sections).map((title) => `${own.section} ${own.said(cut(title))}`),
  ]
  const shown = sentences.slice(0, most.sentences)
  const after = more > 0 ? [own.more(more, words.number(more))] : []
  const text = [
    ...before,
    ...shown.map((sentence) => sayChanged(sentence, own)),
    ...after,
    ...(roads.length > 0 ? [`${own.links} ${roads.map(({ title }) => title).join(', ')}`] : []),
  ]
  const links = roads.map(
    ({ title, href }) => `<a href="${escapeAttribute(whole(href))}">${escapeText(title)}</a>`,
  )
  const items = [
    ...before.map(escapeText),
    ...shown.map(markChanged),
    ...after.map(escapeText),
    ...(roads.length > 0 ? [`${own.links} ${links.join(', ')}`] : []),
  ]
  return {
    text: text.length === 0 ? '' : `${own.grew} ${text.join('; ')}`,
    html: items.length === 0 ? '' : `<ul>${items.map((item) => `<li dir="auto">${item}</li>`).join('')}</ul>`,
  }
}

function sayChanged({ old, new: now }: ChangedSentence, own: ReturnType<typeof feedWords>): string {
  if (now === undefined) return own.unsaid(cut(old ?? ''))
  return old === undefined ? own.said(cut(now)) : own.changed(cut(old), cut(now))
}

function markChanged({ old, new: now }: ChangedSentence): string {
  const parts = [
    ...(old === undefined ? [] : [`<del>${escapeText(cut(old))}</del>`]),
    ...(now === undefined ? [] : [`<ins>${escapeText(cut(now))}</ins>`]),
  ]
  return parts.join(' ')
}

function cut(text: string): string {
  return text.length <= most.length ? text : `${text.slice(0, most.length).replace(/\s?\S*$/u, '')}…`
}
