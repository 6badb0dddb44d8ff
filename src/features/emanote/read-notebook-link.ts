import type { Link, PhrasingContent } from 'mdast'
import type { GivenLink } from '../../model/link.ts'
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

/** A link without a label shows the title of its note; one with a label is as that is set: `[[note|*label*]]`. */
export function readLink(node: WikiLinkNode, locator: Locator): PhrasingContent {
  const written = partsOf(node, locator)
  if (written === undefined || (written.displayText === undefined && written.target === '')) return node
  const { target, fragment, targetRange, displayText } = written
  const label = displayText === undefined ? undefined : unmarked(displayText)
  if (label !== undefined && label.text === displayText) return node
  node.data = {
    ...node.data,
    given: {
      target,
      ...(fragment && { fragment }),
      targetRange,
      ...(label === undefined ? { showsTitle: true } : { displayText: label.text }),
    },
  }
  const place = node.position && { position: node.position }
  return label?.mark === undefined ? node : { type: label.mark, children: [node], ...place }
}

/** A label without its marks, and the one that is around all of it. */
function unmarked(label: string): { readonly text: string; readonly mark?: 'emphasis' | 'strong' } {
  const text = label
    .replace(
      /(`+)(.+?)\1|(\*\*|__|~~)(?=\S)(.+?)\3/g,
      (_, _ticks, code?: string, _sign?, words?: string) => code ?? words ?? '',
    )
    .replace(/(?<![\p{L}\p{N}*_])([*_])(?=\S)([^*_]+)\1(?![\p{L}\p{N}*_])/gu, '$2')
  if (/^(\*\*|__)[^*_]+\1$/.test(label)) return { text, mark: 'strong' }
  return /^([*_])[^*_]+\1$/.test(label) ? { text, mark: 'emphasis' } : { text }
}

/** An embed of a file of code shows the code. */
export function readEmbed(node: WikiEmbedNode, locator: Locator): void {
  const written = partsOf(node, locator)
  if (written === undefined || !codeFiles.has(extensionOf(written.target))) return
  const { target, targetRange } = written
  node.data = { ...node.data, given: { target, targetRange, isData: true } }
}

/** A link to a page that Emanote makes: that of a tag (`-/tags/x`) leads to ours, every other (`-/tasks`, `-/all`) is its words. */
export function leadToMade({ url, children, position }: Link): readonly PhrasingContent[] {
  const tag = /^-\/tags\/([^?#]+?)(?:\.html)?$/.exec(url)?.[1]
  const [only] = children
  if (tag === undefined || position === undefined || only?.type !== 'text') return children
  const start = position.start.offset ?? 0
  const given: GivenLink = {
    target: tag,
    isTag: true,
    displayText: only.value,
    targetRange: { start, end: start },
  }
  return [{ type: 'wikiLink', value: tag, data: { alias: only.value, given }, children: [], position }]
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
