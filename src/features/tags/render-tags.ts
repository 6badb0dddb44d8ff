import { escapeAttribute, escapeText } from '../../body/escape-html.ts'
import type { PageWords } from '../../model/interface/page-words.ts'
import { toNameKey } from '../../model/path.ts'
import { joinParts, renderList } from '../../site/note-lists.ts'
import { parentTag } from './collect-tags.ts'
import type { TagEntry } from './tag-link.ts'

/** Sizes that tags are set in, by how many notes have them. */
const maxSize = 4

interface TagNode {
  readonly tag: TagEntry
  readonly below: TagNode[]
}

/**
 * Tags as they are nested, sized by use: first those with nothing below them, in lines, then each of the others with a list
 * of what is below it. `tags` are sorted; one whose parent is not among them stands at the top. Empty for none.
 */
export function renderTags(tags: readonly TagEntry[], words: PageWords): string {
  const largest = Math.max(1, ...tags.map(({ count }) => count))
  const sizeOf = ({ count }: TagEntry): number =>
    largest === 1 ? 0 : Math.round((maxSize * Math.log(Math.max(1, count))) / Math.log(largest))
  const item = ({ tag, below }: TagNode, parent: string): string => {
    const name = tag.title.slice(parent.length)
    const above = parent === '' ? '' : `<span class="above">${escapeText(parent)}</span>`
    const link = `<a class="tag" href="${escapeAttribute(tag.href)}">${above}${escapeText(name)}</a>`
    const list = renderList(
      below.map((node) => item(node, node.tag.title.slice(0, tag.title.length + 1))),
      'below',
    )
    const count = `<span class="count" title="${words.countNotes(tag.count, words.number(tag.count))}">${words.number(tag.count)}</span>`
    return `<li data-size="${sizeOf(tag)}">${joinParts(`${link} ${count}`, list)}</li>`
  }
  const roots = nestTags(tags)
  const [single, nested] = [
    roots.filter(({ below }) => below.length === 0),
    roots.filter(({ below }) => below.length > 0),
  ]
  return joinParts(
    renderList(
      single.map((node) => item(node, '')),
      'tags tag-cloud',
    ),
    renderList(
      nested.map((node) => item(node, '')),
      'tags tag-tree',
    ),
  )
}

function nestTags(tags: readonly TagEntry[]): readonly TagNode[] {
  const roots: TagNode[] = []
  const nodeByKey = new Map<string, TagNode>()
  for (const tag of tags) nodeByKey.set(toNameKey(tag.title), { tag, below: [] })
  for (const [key, node] of nodeByKey) (nodeByKey.get(parentTag(key))?.below ?? roots).push(node)
  return roots
}
