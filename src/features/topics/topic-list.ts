import type { PageWords } from '../../model/interface/page-words.ts'
import { renderAbout, renderCount, renderLink } from '../../site/note-lists.ts'
import type { TopicEntry } from './topic-entry.ts'

/** Topics with their sizes, those below others inside them. Empty for none. */
export function renderTopics(topics: readonly TopicEntry[], words: PageWords): string {
  let html = ''
  let depth = 0
  for (const topic of topics) {
    const level = Math.min(topic.level + 1, depth + 1)
    if (level > depth) html += `${depth === 0 ? '' : '\n'}<ul class="topics">\n`
    else html += `${'</li>\n</ul>\n'.repeat(depth - level)}</li>\n`
    html += `<li>${renderLink(topic)}${renderCount(words.countNotes(topic.count, words.number(topic.count)))}${renderAbout(topic.description)}`
    depth = level
  }
  return html + '</li>\n</ul>'.repeat(depth)
}
