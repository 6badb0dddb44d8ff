import type { WikiEmbedNode, WikiLinkNode } from '../../model/note-nodes.ts'
import { extensionOf } from '../../model/path.ts'
import { parseWikiTarget } from '../../parse/link-target.ts'
import type { Locator } from '../../parse/locator.ts'

/** Files of code that an embed shows, as Emanote's guide lists them, and some more. */
const codeFiles: ReadonlySet<string> = new Set(
  'hs sh py js java cpp cs rb go swift kt rs ts php c h nix lua css json yaml toml sql txt'
    .split(' ')
    .map((name) => `.${name}`),
)

/** A link without a label shows the title of its note. */
export function readLink(node: WikiLinkNode, locator: Locator): void {
  const written = partsOf(node, locator)
  if (written === undefined || written.displayText !== undefined || written.target === '') return
  const { target, fragment, targetRange } = written
  node.data = {
    ...node.data,
    given: { target, ...(fragment && { fragment }), targetRange, showsTitle: true },
  }
}

/** An embed of a file of code shows the code. */
export function readEmbed(node: WikiEmbedNode, locator: Locator): void {
  const written = partsOf(node, locator)
  if (written === undefined || !codeFiles.has(extensionOf(written.target))) return
  const { target, targetRange } = written
  node.data = { ...node.data, given: { target, targetRange, isData: true } }
}

function partsOf(
  node: WikiLinkNode | WikiEmbedNode,
  { source }: Locator,
): ReturnType<typeof parseWikiTarget> | undefined {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start === undefined || end === undefined) return undefined
  const embed = node.type === 'wikiEmbed'
  const targetStart = start + (embed ? 3 : 2)
  const bar = source.slice(targetStart, end).indexOf('|')
  const token = { embed, start, end, targetStart, targetEnd: bar < 0 ? end - 2 : targetStart + bar }
  return parseWikiTarget(source, token)
}
