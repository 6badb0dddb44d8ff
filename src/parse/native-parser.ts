import type { Nodes, Root } from 'mdast'
import { markdownToMdast } from 'satteri'
import type { Processor } from 'unified'
import { createLocator } from './locator.ts'
import { findMaskCharacters, isRisky, maskWikiLinks } from './mask-wiki-links.ts'
import type { NoteParser } from './note-parser.ts'
import { placeWikiLinks } from './place-wiki-links.ts'
import { scanWikiLinks, type WikiLinkToken } from './scan-wiki-links.ts'

const features = { gfm: true, math: true, frontmatter: false, wikilinks: false }

/** How often a note is parsed again because a wiki-link turned out to stand where none can be. */
const maxRounds = 4

/**
 * The fast parser, for unified's parser slot: satteri, in native code. Node only.
 *
 * satteri's own wiki-links differ from remark's in many small ways, so it never sees one: they are masked before
 * parsing and put into the tree after it, by the same rule for both parsers (see `scanWikiLinks`).
 */
export function createNativeParser(): NoteParser {
  return function (this: Processor) {
    this.parser = (document) => parseNative(document)
  }
}

function parseNative(source: string): Root {
  const all = scanWikiLinks(source)
  const masks = all.length > 0 ? findMaskCharacters(source) : undefined
  if (!masks) return toMdast(source)
  const locator = createLocator(source)
  let tokens = withoutHidden(source, all, (kept) => toMdast(maskWikiLinks(source, kept, masks)))
  for (let round = 1; ; round++) {
    const tree = toMdast(maskWikiLinks(source, tokens, masks))
    const misfits = new Set(placeWikiLinks(tree, tokens, masks, locator))
    if (misfits.size === 0 || round === maxRounds) return tree
    tokens = tokens.filter((token) => !misfits.has(token))
  }
}

/** Drops the tokens that code, math or HTML from before them runs into: what starts first wins. */
function withoutHidden(
  source: string,
  tokens: readonly WikiLinkToken[],
  parse: (kept: readonly WikiLinkToken[]) => Root,
): readonly WikiLinkToken[] {
  const risky = tokens.filter((token) => isRisky(source, token))
  if (risky.length === 0) return tokens
  const hidden = new Set<WikiLinkToken>()
  const visit = (node: Nodes): void => {
    if ('children' in node) node.children.forEach(visit)
    else if (node.type !== 'text') for (const token of startingIn(risky, node)) hidden.add(token)
  }
  const isSafe = new Set(risky)
  visit(parse(tokens.filter((token) => !isSafe.has(token))))
  return tokens.filter((token) => !hidden.has(token))
}

function startingIn(tokens: readonly WikiLinkToken[], node: Nodes): readonly WikiLinkToken[] {
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? 0
  return tokens.filter((token) => token.start > start && token.start < end)
}

function toMdast(source: string): Root {
  return markdownToMdast(source, { features }) as unknown as Root
}
