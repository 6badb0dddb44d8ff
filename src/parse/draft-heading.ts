import type { Heading, Nodes } from 'mdast'
import type { HeadingDraft } from '../model/heading-ids.ts'
import { normalizeHeading } from '../model/heading-key.ts'
import { rangeOf } from './range-of.ts'

/** A heading of a note without its ids; `text` is its plain text, `parent` what it stands in. */
export function draftHeading(
  node: Heading,
  parent: Nodes | undefined,
  text: string,
  source: string,
): HeadingDraft {
  const key = normalizeHeading(text)
  const writtenKey = normalizeHeading(writtenText(node, source))
  const beside = node.children.flatMap((one) =>
    one.type === 'text' && one.data?.isBeside ? [one.value] : [],
  )
  const bareText = beside.reduce((left, one) => left.replace(one, ''), text).trim()
  return {
    depth: node.depth,
    text,
    key,
    ...(writtenKey !== key && { writtenKey }),
    ...(node.data?.headingId !== undefined && { ownId: node.data.headingId }),
    ...(beside.length > 0 && bareText !== '' && { bareText }),
    range: rangeOf(node),
    ...(parent && parent.type !== 'root' && { inside: rangeOf(parent) }),
  }
}

/** A heading's source without the marks that make it one. */
function writtenText({ children }: Heading, source: string): string {
  return source.slice(children[0]?.position?.start.offset ?? 0, children.at(-1)?.position?.end.offset ?? 0)
}
