import type { Html, Nodes } from 'mdast'
import { isFlowParent } from './is-flow-parent.ts'
import { addLink, endLine, type PartsWalk, type PendingLink } from './parts-walk.ts'
import { readHtml } from './read-html.ts'
import { stripHtml } from './strip-html.ts'

/** Collects what stands in HTML. Among text it is only its tags; HTML that is a block has its text in it. */
export function visitHtml(node: Html, parent: Nodes | undefined, walk: PartsWalk): void {
  const html = node.value
  const links = collectHtmlLinks(node, walk)
  if (parent !== undefined && !isFlowParent(parent)) {
    if (/^<br\b/i.test(html)) walk.plain.write(' ')
    if (/^<\/a\b/i.test(html)) closeAnchor(walk)
    walk.pending.push(...links)
    walk.openAnchor = links.find(({ link }) => !link.embed) ?? walk.openAnchor
    return
  }
  const text = stripHtml(html).trim()
  if (text === '') return
  // Where its text stands is not known: what leads there is shown with the first line.
  walk.pending.push(...links)
  for (const line of text.split('\n')) {
    walk.plain.write(line.trim())
    endLine(false, walk)
  }
}

/** Collects the links of a piece of HTML and writes `data.addresses` on its node. */
function collectHtmlLinks(node: Html, walk: PartsWalk): readonly PendingLink[] {
  const { tags, links } = readHtml(node, walk.source)
  for (const tag of tags) walk.htmlTags.push(tag)
  if (links.length === 0) return []
  const addresses = links.map(({ link, range }) => ({ range, link: addLink(link, walk) }))
  node.data = { ...node.data, addresses }
  return links.map(({ link }) => ({ link, from: walk.plain.length, to: walk.plain.length }))
}

/** What stands between `<a>` and `</a>` is what the link shows. */
function closeAnchor(walk: PartsWalk): void {
  const { openAnchor, plain } = walk
  walk.openAnchor = undefined
  if (openAnchor === undefined) return
  openAnchor.to = plain.length
  const text = plain.since(openAnchor.from).trim()
  if (text !== '') openAnchor.link.displayText = text
}
