import type { Nodes, Root } from 'mdast'
import { relativeAddress } from '../model/content-diagnostics.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { NotePath } from '../model/path.ts'

/** An address in the tag of something that is shown or leads somewhere; a tag longer than this is looked at no further. */
const address =
  /<(img|a|video|audio|source|iframe)\s(?:[^<>]{0,400}?\s)?(?:src|href)\s{0,9}=\s{0,9}(?:"([^"<>]{1,400})"|'([^'<>]{1,400})'|([^\s"'<>]{1,400}))/gi

const leadsOn = /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i

/**
 * Addresses in an author's HTML that start at the note: a page stands elsewhere, so they are left out of it. In Markdown
 * they would be found.
 */
export function findRelativeAddresses(tree: Root, source: string, path: NotePath): readonly Diagnostic[] {
  if (!/\b(?:src|href)\s{0,9}=/i.test(source)) return []
  const found: Diagnostic[] = []
  const stack: Nodes[] = [tree]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if ('children' in node) stack.push(...(node.children as Nodes[]))
    if (node.type !== 'html' || !node.position) continue
    const start = node.position.start.offset ?? 0
    const stop = node.position.end.offset ?? start
    let from = start
    const html = node.value.replace(/<!--[\s\S]*?(?:-->|$)/g, (comment) => ' '.repeat(comment.length))
    for (const match of html.matchAll(address)) {
      const [tag, name, ...values] = match
      const written = values.find((value) => value !== undefined)?.trim() ?? ''
      if (written === '' || leadsOn.test(written)) continue
      // In a quote the node's text lacks the marks that its lines begin with; a tag over several lines is not found there.
      const place = source.indexOf(tag, from)
      const range =
        place < 0 || place + tag.length > stop
          ? { start, end: stop }
          : { start: place, end: place + tag.length }
      if (range.start > start) from = range.end
      found.push(relativeAddress(path, range, name!.toLowerCase() !== 'a', written))
    }
  }
  return found
}
