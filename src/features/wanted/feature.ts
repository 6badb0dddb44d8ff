import { defineFeature } from '../../define/feature.ts'
import { defineOverview } from '../../define/page-kind.ts'
import { definePart } from '../../define/part.ts'
import { mediaKindOf } from '../../model/media-type.ts'
import type { TopicId } from '../../model/topic-id.ts'
import { joinParts, renderSection } from '../../site/note-lists.ts'
import { renderWanted } from '../../site/render-wanted.ts'
import { wantedBy, wantedEntry } from '../../site/wanted-entry.ts'
import { topicFacts } from '../topics/facts.ts'
import { wantedCommand } from './command.ts'
import { wantedFacts } from './facts.ts'
import { wantedData } from './wanted-data.ts'

/** Wanted notes that the overview names: it must not grow with the garden. */
const maxListed = 100

/** Those that a topic's page names. */
const maxInTopic = 8

const wantedOverview = defineOverview({
  name: 'wanted',
  title: (words) => words.wanted,
  exists: ({ links }) => {
    for (const name of links.wantedByName.keys()) if (mediaKindOf(name) === undefined) return true
    return false
  },
  place: { name: 'wanted', title: (words) => words.wanted },
  collect: (view) => {
    const wanted = view.garden
      .read(wantedFacts)
      .filter(({ names }) => !names.some((name) => view.intendedNames.has(name)))
    return {
      total: wanted.length,
      wanted: wanted.slice(0, maxListed).map((one) => wantedEntry(view, one)),
      after: view.collectSlot('wanted', { address: '' as never }),
    }
  },
  render: ({ total, wanted, after }, { words, renderSlot }, isAlone) => {
    const list = renderWanted(wanted, words)
    const more = total - wanted.length
    return joinParts(
      list === '' ? '' : `<p class="lead">${words.wantedAbout}</p>`,
      isAlone && list !== ''
        ? `<section class="all-wanted">\n${list}\n</section>`
        : renderSection(words.wanted, list, 'all-wanted'),
      more > 0 ? `<p class="more">${words.andMore(more, words.number(more))}</p>` : '',
      ...renderSlot('wanted', after),
    )
  },
})

/** Notes that links ask for and nobody has written. */
export const wanted = defineFeature({
  name: 'wanted',
  about: 'Wanted notes: what links ask for and nobody has written, most wanted first.',
  commands: [wantedCommand],
  style: './wanted.css',
  facts: [wantedFacts],
  overviews: [wantedOverview],
  data: wantedData,
  slots: {
    'topic.after': definePart({
      collect: (view, { key = '' }) => {
        const topic = view.garden.read(topicFacts).topicById.get(key as TopicId)
        const asked = topic ? wantedBy(view, topic.notes).slice(0, maxInTopic) : []
        return asked.length === 0 ? undefined : asked.map((one) => wantedEntry(view, one))
      },
      render: (entries, { words }) =>
        renderSection(words.wantedHere, renderWanted(entries, words), 'topic-wanted'),
    }),
    'home.sizes': definePart({
      collect: (view) => view.garden.read(wantedFacts).length || undefined,
      render: (count, { words }) => words.countWanted(count, words.number(count)),
    }),
  },
})
