import type { Link, Nodes, Root } from 'mdast'
import { markdownToMdast } from 'satteri'
import type { Processor } from 'unified'
import { parseWithCellAddresses } from './cell-addresses.ts'
import { parseWithEmphasis } from './emphasis-edges.ts'
import { createLocator } from './locator.ts'
import { parseWithDollars } from './lone-dollars.ts'
import { findMaskCharacters, findRisky, maskWikiLinks } from './mask-wiki-links.ts'
import type { NoteParser } from './note-parser.ts'
import { parseLoosely } from './parse-loosely.ts'
import { parseWithContainers } from './parse-with-containers.ts'
import { firstTokenFrom, placeWikiLinks } from './place-wiki-links.ts'
import { scanWikiLinks, type WikiLinkToken } from './scan-wiki-links.ts'
import { parseWithTemplates } from './templates.ts'
import { parseWithUnquotedSlashes } from './unquoted-slashes.ts'

const features = { gfm: true, math: true, frontmatter: false, wikilinks: false }

/** How often a note is parsed again because a wiki-link turned out to stand where none can be. */
const maxRounds = 6

/**
 * The fast parser, for unified's parser slot: satteri, in native code. Node only.
 *
 * satteri's own wiki-links differ from remark's in many small ways, so it never sees one: they are masked before
 * parsing and put into the tree after it, by the same rule for both parsers (see `scanWikiLinks`).
 */
export function createNativeParser(): NoteParser {
  return function (this: Processor) {
    this.parser = (document) =>
      parseLoosely(document, (loose) =>
        parseWithContainers(loose, (quoted) =>
          parseWithTemplates(quoted, (plain) =>
            parseWithEmphasis(plain, (source) => parseWithDollars(source, parseNative)),
          ),
        ),
      )
  }
}

function parseNative(source: string): Root {
  const all = scanWikiLinks(source)
  const masks = all.length > 0 ? findMaskCharacters(source) : undefined
  if (!masks) return toMdast(source)
  const locator = createLocator(source)
  const bracketed = new Set<WikiLinkToken>()
  const parse = (kept: readonly WikiLinkToken[]): Root =>
    toMdast(maskWikiLinks(source, kept, bracketed, masks))
  let tokens = withoutHidden(source, all, parse)
  for (let round = 1; round < maxRounds; round++) {
    const tree = parse(tokens)
    const misfits = placeWikiLinks(tree, tokens, masks, locator)
    if (misfits.length === 0) return tree
    // Commas may be part of a label where brackets cannot; with brackets too out of place, it is no wiki-link.
    const hopeless = new Set(misfits.filter((token) => bracketed.has(token)))
    for (const token of misfits) bracketed.add(token)
    tokens = tokens.filter((token) => !hopeless.has(token))
  }
  return toMdast(source)
}

/** Drops the tokens that code, math or HTML from before them runs into: what starts first wins. */
function withoutHidden(
  source: string,
  tokens: readonly WikiLinkToken[],
  parse: (kept: readonly WikiLinkToken[]) => Root,
): readonly WikiLinkToken[] {
  const risky = findRisky(source, tokens)
  if (risky.length === 0) return tokens
  const hidden = new Set<WikiLinkToken>()
  const visit = (node: Nodes): void => {
    if ('children' in node) {
      if (node.type === 'link') for (const token of inAddress(source, risky, node)) hidden.add(token)
      node.children.forEach(visit)
    } else if (node.type !== 'text') for (const token of startingIn(risky, node)) hidden.add(token)
  }
  const isInDoubt = new Set(risky)
  visit(parse(tokens.filter((token) => !isInDoubt.has(token))))
  return tokens.filter((token) => !hidden.has(token))
}

/** Those in a link but not in its text; of `<http://x>` and a bare `http://x` the text is the address. */
function inAddress(source: string, tokens: readonly WikiLinkToken[], link: Link): readonly WikiLinkToken[] {
  const inLink = startingIn(tokens, link)
  if (inLink.length === 0) return inLink
  const inText = new Set(link.children.flatMap((child) => startingIn(tokens, child, 0)))
  const isAutolink = source.charCodeAt(link.position?.start.offset ?? 0) !== 91
  return inLink.filter((token) => isAutolink || !inText.has(token))
}

function startingIn(tokens: readonly WikiLinkToken[], node: Nodes, inner = 1): readonly WikiLinkToken[] {
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? 0
  const from = firstTokenFrom(tokens, start + inner)
  let to = from
  while (to < tokens.length && tokens[to]!.start < end) to++
  return tokens.slice(from, to)
}

function toMdast(source: string): Root {
  return parseWithCellAddresses(source, (text) => parseWithUnquotedSlashes(text, parseWithSatteri))
}

function parseWithSatteri(source: string): Root {
  return markdownToMdast(source, { features }) as Root
}
