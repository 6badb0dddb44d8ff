import { defineFeature } from '../../define/feature.ts'
import { defineOverview, definePageKind } from '../../define/page-kind.ts'
import { definePart } from '../../define/part.ts'
import { addressOfTag } from '../../site/address.ts'
import { noteEntry } from '../../site/note-link.ts'
import { joinParts, renderCounted, renderSection } from '../../site/note-lists.ts'
import { collectTagLinks } from '../../site/tag-links.ts'
import { collectTags } from './collect-tags.ts'
import { renderTag } from './render-tag.ts'
import { renderTags } from './render-tags.ts'
import { tagEntry, tagLists, tagTrail } from './tag-link.ts'

/** Tags that the overview names, those with the most notes. */
const maxListed = 1_000

const tagPage = definePageKind({
  name: 'tag',
  *plan(garden) {
    for (const key of collectTags(garden).keys()) yield { key, address: addressOfTag(key) }
  },
  title: (view, key) => `#${tagLists(view).labelByKey.get(key) ?? key}`,
  trail: tagTrail,
  collect: (view, { key }) => {
    const { labelByKey, notesByKey, childrenByKey } = tagLists(view)
    return {
      tag: labelByKey.get(key) ?? key,
      children: (childrenByKey.get(key) ?? []).map((child) => tagEntry(view, child)),
      notes: (notesByKey.get(key) ?? []).map((note) => noteEntry(view, note)),
    }
  },
  render: (input, context) => ({ content: renderTag(input, context) }),
})

const tagsOverview = defineOverview({
  name: 'tags',
  title: (words) => words.tags,
  exists: ({ notesByPath }) => {
    for (const note of notesByPath.values()) if (note.tags.length > 0) return true
    return false
  },
  place: { name: 'tags', title: (words) => words.tags },
  collect: (view) => {
    const tags = [...tagLists(view).labelByKey.keys()].map((key) => tagEntry(view, key))
    const largest = new Set([...tags].sort((a, b) => b.count - a.count).slice(0, maxListed))
    return { total: tags.length, tags: tags.filter((tag) => largest.has(tag)) }
  },
  render: ({ total, tags }, { words }, isAlone) => {
    const list = renderTags(tags, words)
    const more = total - tags.length
    return joinParts(
      isAlone && list !== ''
        ? `<section class="all-tags">\n${list}\n</section>`
        : renderSection(words.tags, list, 'all-tags'),
      more > 0 ? `<p class="more">${words.andMore(more, words.number(more))}</p>` : '',
    )
  },
})

/** Tags of notes and the pages that gather them. */
export const tags = defineFeature({
  name: 'tags',
  about: 'Tags: a page for each, with the tags below it.',
  style: './tags.css',
  pages: [tagPage],
  overviews: [tagsOverview],
  data: { note: (_, note) => ({ tags: note.tags }) },
  slots: {
    'note.next': definePart({
      collect: (view, { note }) => {
        const links = note ? collectTagLinks(view, note) : []
        return links.length === 0 ? undefined : links
      },
      render: (links, { words }) => renderCounted(links, 'tags', words),
    }),
  },
})
