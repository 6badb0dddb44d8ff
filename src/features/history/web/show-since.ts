import { appWords } from '../../../../web/controllers/app-words.ts'
import { interfaceLanguageOf } from '../../../model/interface/interface-text.ts'
import { joinEvents } from '../join-events.ts'
import type { SinceEvent, SinceFile } from '../since-file.ts'
import { versionWords } from '../version-words.ts'

/** What is shown at most: notes at home and what changed in each, and parts of a note's text. */
const most = { notes: 12, lines: 6, blocks: 8 }

/**
 * Shows a reader who was here before what changed since: at home of all notes, on a note's page of that note. `since` is what
 * the mark said at the last visit; a text that is none of ours shows nothing.
 */
export async function showSince(mark: HTMLElement, since: string): Promise<void> {
  if (!/^\d{4}-\d\d-\d\d/.test(since)) return
  const parts =
    mark.dataset['files'] === undefined ? await partsOfNote(mark, since) : await partsOfHome(mark, since)
  if (parts.length === 0 || !mark.isConnected) return
  const section = element('section', {
    class: 'since-visit',
    'data-added': '',
    'aria-labelledby': 'since-visit',
  })
  section.append(element('h2', { id: 'since-visit' }, words().since), ...parts)
  const place = mark.closest('header') ?? mark
  place.after(section)
}

/** Whether a day has something that a reader has not seen. On the day of the mark itself nobody knows which of it was there. */
function isNews(mark: HTMLElement, since: string): (day: string) => boolean {
  const [seen = ''] = since.split(' ')
  const isSameDay = mark.dataset['changed']!.split(' ')[0] === seen
  return (day) => day > seen || (isSameDay && day === seen)
}

/** Of a note the days of its page of versions that are newer. */
async function partsOfNote(mark: HTMLElement, since: string): Promise<readonly Node[]> {
  const href = mark.getAttribute('href')
  const response = href === null ? undefined : await fetch(href)
  if (href === null || !response?.ok) return []
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const isNew = isNews(mark, since)
  const days = [...page.querySelectorAll<HTMLElement>('.version')].filter(({ id }) => isNew(id.slice(1)))
  const diffs = days.flatMap((day) => [...day.querySelectorAll<HTMLElement>('.diff')])
  let room = most.blocks
  const shown = diffs.flatMap((diff) => {
    const blocks = [...diff.children]
    for (const block of blocks.slice(Math.max(0, room))) block.remove()
    room -= blocks.length
    return diff.children.length === 0 ? [] : [document.adoptNode(diff)]
  })
  if (shown.length === 0) return []
  const all = element('p', { class: 'more' })
  all.append(element('a', { href }, words().all))
  return [...shown, all]
}

/** Of home what became of all notes, from the files of the months since. */
async function partsOfHome(mark: HTMLElement, since: string): Promise<readonly Node[]> {
  const [day = ''] = since.split(' ')
  const files = (mark.dataset['files'] ?? '')
    .split(' ')
    .filter((file) => file !== '' && file.slice(-12, -5) >= day.slice(0, 7))
  const read = await Promise.all(files.map(readEvents))
  const isNew = isNews(mark, since)
  const found = joinEvents(read.flat().filter((event) => isNew(event.day)))
  if (found.length === 0) return []
  const list = element('ul', {})
  list.append(...found.slice(0, most.notes).map(itemOf))
  const more = found.length - most.notes
  return more > 0 ? [list, element('p', { class: 'more' }, appWords().number(more) + words().others)] : [list]
}

async function readEvents(file: string): Promise<readonly SinceEvent[]> {
  const response = await fetch(file)
  return response.ok ? ((await response.json()) as SinceFile).events : []
}

function itemOf({ title, href, isPlanted, stage, sections = [], sentences = [] }: SinceEvent): HTMLElement {
  const item = element('li', {})
  item.append(element('a', { href }, title))
  if (isPlanted) item.append(' ', element('small', {}, words().isNew))
  if (stage !== undefined) item.append(element('p', { class: 'quiet' }, stage))
  const lines = [...sections.map((heading) => ({ new: heading })), ...sentences]
  item.append(...lines.slice(0, most.lines).map(lineOf))
  return item
}

function lineOf({ old, new: now }: NonNullable<SinceEvent['sentences']>[number]): HTMLElement {
  const line = element('p', { dir: 'auto' })
  if (old !== undefined) line.append(changed('del', words().gone, old), ' ')
  if (now !== undefined) line.append(changed('ins', words().come, now))
  return line
}

function changed(tag: 'ins' | 'del', said: string, text: string): HTMLElement {
  const part = element(tag, {})
  part.append(element('span', { class: 'unseen' }, `${said} `), text)
  return part
}

function words(): ReturnType<typeof versionWords> {
  return versionWords({ language: interfaceLanguageOf(document.documentElement.dataset['ui'] ?? 'en') })
}

function element(tag: string, attributes: Readonly<Record<string, string>>, text?: string): HTMLElement {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  if (text !== undefined) made.textContent = text
  return made
}
