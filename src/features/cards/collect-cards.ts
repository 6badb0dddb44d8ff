import { hash } from 'node:crypto'
import { noteFacts } from '../../define/note-facts.ts'
import type { SiteView } from '../../define/site-view.ts'
import { directionOf } from '../../model/language.ts'
import { memoByObject } from '../../model/memo-by-object.ts'
import type { Note } from '../../model/note.ts'
import { ownFolder } from '../../model/own-address.ts'
import type { Address } from '../../model/page.ts'
import type { GardenPath, NotePath } from '../../model/path.ts'
import type { CardPicture, PaintRequest } from '../../model/picture.ts'
import { isTrueProperty } from '../../model/properties.ts'
import { addressOfPage } from '../../model/site.ts'
import type { Topic } from '../../model/topic.ts'
import type { TopicId } from '../../model/topic-id.ts'
import { describeNote } from '../../site/describe-note.ts'
import { pageDirection, pageLanguage } from '../../site/page-language.ts'
import { authorOf, letterOf, writersOf } from '../identity/facts.ts'
import type { MapSubject } from '../map/facts.ts'
import { seriesFacts } from '../series/facts.ts'
import { lightColourOf } from '../theme/facts.ts'
import { topicFacts, topicLink } from '../topics/facts.ts'
import { cardChoiceOf } from './cards-setting.ts'

/** Characters of a text that a card is laid out with: no card has room for more. */
const maxLength = 240

/** The site's own card, which stands for every page that has none. */
export const siteCardAddress = `${ownFolder}/cards/site.png` as Address

/** The card of a page. All are in one folder: one for each page would take longer to make than to fill. */
export function cardAddressOf(page: Address): Address {
  return `${ownFolder}/cards/${hash('sha1', page, 'hex').slice(0, 16)}.png` as Address
}

/** The card of a page. */
export interface Card {
  /** How it is asked for, but for its part of the map; made when it is wanted. */
  readonly request: () => PaintRequest
  /** What it shows of the map, the first that the map has. */
  readonly subjects: readonly MapSubject[]
}

/** The cards of pages, by the page's address; the site's own is that of home. */
export const collectCards = memoByObject((view: SiteView): ReadonlyMap<Address, Card> => {
  const { garden, plan, options } = view
  const choice = cardChoiceOf(options, garden.notesByPath.size)
  if (choice === 'none') return new Map()
  const instead = siteCard(view)
  const settings = options.settingsFile as GardenPath
  const cards = new Map<Address, Card>()
  const topicsByNote = new Map<NotePath, Topic>()
  const { topics } = garden.read(topicFacts)
  for (const topic of topics) if (topic.origin.kind === 'note') topicsByNote.set(topic.origin.path, topic)
  for (const page of plan.pages) {
    if (page.kind !== 'note' || page.address === '') continue
    // Those that no list names are not here: a card's address would say that there is something.
    const note = garden.notesByPath.get(page.path)
    if (note === undefined || !isChosen(view, note, choice)) continue
    const topic = topicsByNote.get(note.path)
    cards.set(page.address, {
      request: () => ({ picture: noteCard(view, note), path: note.path, instead }),
      subjects: [...(topic ? [regionOf(topic)] : []), { kind: 'page', address: page.address }],
    })
  }
  for (const topic of topics) {
    const address = addressOfTopic(view, topic)
    if (address === undefined || address === '' || cards.has(address)) continue
    cards.set(address, {
      request: () => ({ picture: topicCard(view, topic), path: topic.notes[0] ?? settings, instead }),
      subjects: [regionOf(topic)],
    })
  }
  for (const { id, title, parts } of garden.read(seriesFacts).series) {
    const address = addressOfPage(plan, 'series', id)
    if (address === undefined) continue
    const picture = {
      ...instead,
      title: oneLine(title),
      above: view.words.series,
      line: '',
      site: instead.title,
    }
    const first = parts[0] && plan.addressByNote.get(parts[0])
    cards.set(address, {
      request: () => ({ picture, path: parts[0] ?? settings, instead }),
      // Where it begins.
      subjects: first === undefined ? [] : [{ kind: 'page', address: first }],
    })
  }
  return cards.set('' as Address, {
    request: () => ({ picture: instead, path: settings }),
    subjects: [{ kind: 'whole' }],
  })
})

/** The map's regions are called as the topics that they stand for. */
function regionOf({ title }: Topic): MapSubject {
  return { kind: 'region', name: title }
}

/** Whether a note has a card of its own. What it says itself counts first. */
function isChosen({ garden }: SiteView, note: Note, choice: 'all' | 'some'): boolean {
  const properties = garden.propertiesOf(note)
  if (properties['card'] === false) return false
  if (choice === 'all' || isTrueProperty(properties, 'card')) return true
  const kind = garden.read(noteFacts).get(note.path)?.kind
  return kind === 'topic' || kind === 'series'
}

/** What the card of home shows: whose site it is, and what it is about. */
const siteCard = memoByObject(({ garden, plan, options, lang }: SiteView): CardPicture => {
  const home = [...garden.notesByPath.values()].find(({ path }) => plan.addressByNote.get(path) === '')
  const colour = lightColourOf(options)
  const accent = colour('accent')
  return {
    kind: 'card',
    title: oneLine(options.title),
    above: '',
    line: wholeSentences(oneLine(options.description || (home === undefined ? '' : describeNote(home)))),
    site: '',
    letter: letterOf(options.title),
    author: oneLine(authorOf(options)?.name ?? ''),
    lang,
    dir: directionOf(lang),
    colours: { paper: colour('paper'), ink: colour('ink'), quiet: colour('quiet'), accent, hue: accent },
  }
})

function noteCard(view: SiteView, note: Note): CardPicture {
  const { garden, options } = view
  const { topicsOf, topicById } = garden.read(topicFacts)
  const above = topicsOf(note.path).find((id) => id !== (note.path as string))
  const topic = above && topicById.get(above)
  const site = siteCard(view)
  const title = oneLine(view.shownTitle(note))
  const lang = pageLanguage(note, view.lang, options.lang !== '')
  return {
    ...site,
    title,
    above: topic === undefined ? '' : oneLine(topicLink(view, topic).title),
    line: wholeSentences(oneLine(garden.read(noteFacts).get(note.path)?.matters ?? describeNote(note))),
    site: title === site.title ? '' : site.title,
    author: oneLine(
      writersOf(view, note)
        .map(({ name }) => name)
        .join(', '),
    ),
    lang,
    dir: pageDirection(note, lang),
    colours: coloursWith(view, site, note.path),
  }
}

function topicCard(view: SiteView, topic: Topic): CardPicture {
  const above = topic.parent && view.garden.read(topicFacts).topicById.get(topic.parent)
  const site = siteCard(view)
  return {
    ...site,
    title: oneLine(topicLink(view, topic).title),
    above: above === undefined ? view.words.topics : oneLine(topicLink(view, above).title),
    line: '',
    site: site.title,
    colours: coloursWith(view, site, topic.id),
  }
}

/** The site's colours with that of a topic or of a note's topic. */
function coloursWith(
  { garden, options }: SiteView,
  { colours }: CardPicture,
  of: TopicId | NotePath,
): CardPicture['colours'] {
  const { hueById, hueOf } = garden.read(topicFacts)
  const hue = hueById.get(of) ?? hueOf(of as NotePath)
  return hue === undefined ? colours : { ...colours, hue: lightColourOf(options)(`topic-${hue}`) }
}

/** Where a topic's page is, if it is no note's: notes have cards of their own. */
function addressOfTopic({ plan }: SiteView, { id, origin }: Topic): Address | undefined {
  switch (origin.kind) {
    case 'note':
      return undefined
    case 'name':
      return addressOfPage(plan, 'topic', id)
    case 'folder':
      return plan.addressByFolder.get(origin.folder)
    case 'tag':
      return addressOfPage(plan, 'tag', origin.tag)
  }
}

/** Characters that two lines have room for, at most. */
const lineLength = 144

/** As many whole sentences as there is room for; a sentence that is too long by itself stays, to be cut where the room ends. */
function wholeSentences(text: string): string {
  if (text.length <= lineLength) return text
  const fitting = /^.*[.!?](?= )/.exec(text.slice(0, lineLength))?.[0] ?? ''
  return fitting === '' ? text : fitting
}

/** One line of a text, no longer than needed, its letters as fonts have them. */
function oneLine(text: string): string {
  const line = text
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  return [...line.slice(0, 2 * maxLength)].slice(0, maxLength).join('')
}
