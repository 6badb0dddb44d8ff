import type { Heading, Html, Image, Paragraph } from 'mdast'
import type { Position } from 'unist'
import type { DialectNote, DialectReading } from '../define/dialect.ts'
import type { WikiEmbedNode } from '../model/note-nodes.ts'
import type { Range } from '../model/range.ts'
import { boxSource, sourceInText } from './box-source.ts'
import { findJsx } from './find-jsx.ts'
import { createLocator } from './locator.ts'
import { nameTabs } from './name-tabs.ts'
import { openMdxCode } from './open-mdx-code.ts'
import { blindRanges, type Refill, refill } from './refill.ts'
import { themedPicture } from './themed-picture.ts'

/** The source of a page of MDX without its components and expressions, as long as it was; see `NoteDialect.mask`. */
export function maskMdx(written: string): string {
  const source = openMdxCode(written)
  const { ranges, blank } = hiddenIn(source)
  return blindRanges(blindRanges(source, blank, ' '), ranges)
}

/**
 * Puts what {@link maskMdx} hid into the tree: text that components hold, pages they bring in, links they are, boxes for the
 * rest. Comments are told as hidden.
 */
export function readMdx({ source: written, tree }: DialectNote): DialectReading {
  const source = openMdxCode(written)
  const { ranges, blank } = hiddenIn(source)
  for (const node of tree.children) if (node.type === 'heading') takeId(node, source)
  const locator = createLocator(blindRanges(source, blank, ' '))
  refill(tree, ranges, locator, shown(source, importedFiles(source)))
  nameTabs(tree, source)
  const hidden = ranges.filter(({ start, end }) => startsWithComment(source.slice(start, end)))
  return hidden.length > 0 ? { hidden } : {}
}

/** What of a page the parser is not shown, in order; `blank` is part of a tag that it is shown. */
function hiddenIn(source: string): { readonly ranges: readonly Range[]; readonly blank: readonly Range[] } {
  const { filled, hidden } = findJsx(source)
  const isWhole = ({ start }: Range): boolean => source[start] === '<' || source[start] === '{'
  return {
    ranges: [...filled, ...hidden.filter(isWhole)].sort((a, b) => a.start - b.start),
    blank: hidden.filter((range) => !isWhole(range)),
  }
}

/** A file that a page imports, and where its path stands. */
interface ImportedFile {
  readonly path: string
  readonly range: Range
}

/** The pages and pictures that a page imports, by their names: `import Part from './_part.mdx'`. */
function importedFiles(source: string): ReadonlyMap<string, ImportedFile> {
  const imports = source.matchAll(
    /^import[ \t]+(\w+)[ \t]+from[ \t]+(['"])((?:\.{1,2}|@site)\/[^'"\n]+\.(?:mdx?|png|jpe?g|gif|svg|webp|avif))\2/gim,
  )
  return new Map(
    [...imports].map(({ index, 0: line, 1: name = '', 3: written = '' }) => {
      const path = written.replace(/^@site\//, '/')
      const end = index + line.length - 1
      return [name, { path, range: { start: end - path.length, end } }]
    }),
  )
}

/** `## Title` and `#id` in a comment of MDX, as Docusaurus writes it where braces are expressions. */
function takeId(heading: Heading, source: string): void {
  const { start, end } = heading.position ?? {}
  const line = source.slice(start?.offset ?? 0, end?.offset ?? 0)
  const id = /\{\/\*[ \t]*#([\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]{0,199})[ \t]*\*\/\}[ \t]*$/u.exec(line)?.[1]
  if (id !== undefined) heading.data = { ...heading.data, headingId: id }
}

function startsWithComment(written: string): boolean {
  return /^\{\s*\/\*/.test(written)
}

/** Comments, and tags with text between them. */
function isNothing(written: string): boolean {
  return (
    startsWithComment(written) ||
    /^\{\s*\}$/.test(written) ||
    (written.startsWith('<') && !/\/>$/.test(written)) ||
    /^<\/?>$/.test(written)
  )
}

/** What a component or an expression shows: none is run. */
const shown = (source: string, files: ReadonlyMap<string, ImportedFile>): Refill => ({
  block({ start, end }, position) {
    const written = source.slice(start, end)
    if (isNothing(written)) return []
    const name = /^<([\w.]+)/.exec(written)?.[1]
    const page = name === undefined ? undefined : files.get(name)
    if (page !== undefined && /\.mdx?$/i.test(page.path)) return [embedOf(page, position)]
    const picture = pairOf(written, position) ?? pictureOf(written, files, position)
    if (picture !== undefined) return [{ type: 'paragraph', children: [picture], position }]
    const card =
      name !== undefined && /^Link(?:Card|Button)$/.test(name) ? linkOf(written, position) : undefined
    if (card !== undefined) return [card]
    const title = name === undefined ? 'MDX' : `MDX: <${name}>`
    const box = boxSource(title, { type: 'code', lang: 'jsx', value: written, position }, position)
    return [/^(?:import|export)\b/.test(written) ? { ...box, isPreamble: true } : box]
  },
  inline({ start, end }, position) {
    const written = source.slice(start, end)
    if (isNothing(written)) return undefined
    const picture = pairOf(written, position) ?? pictureOf(written, files, position)
    if (picture !== undefined) return picture
    const [, , text] = /^\{\s*(["'`])((?:(?!\1)[^\\\n$])*)\1\s*\}$/.exec(written) ?? []
    if (text !== undefined) return { type: 'text', value: text, position, data: { isLiteral: true } }
    const badge = /^<Badge\b/.test(written) ? attributeOf(written, 'text') : undefined
    if (badge !== undefined)
      return { type: 'text', value: badge, position, data: { isLiteral: true, isBeside: true } }
    const card = /^<Link(?:Card|Button)\b/.test(written) ? linkOf(written, position)?.children[0] : undefined
    if (card !== undefined) return card
    const name = /^<([\w.]+)/.exec(written)?.[1]
    return sourceInText(name === undefined ? 'MDX' : `MDX: <${name}>`, written.replace(/\s+/g, ' '), position)
  },
})

function attributeOf(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)')`)
    .exec(tag)
    ?.slice(1)
    .find((one) => one !== undefined)
}

/** `<img src={tree} />`, `<Image src={require('./tree.png').default} />`, `<Tree />`: a picture that a program names. */
function pictureOf(
  written: string,
  files: ReadonlyMap<string, ImportedFile>,
  position: Position,
): Image | undefined {
  // A small letter is an element's of HTML, whatever is imported under that name.
  const name = /^<(\p{Lu}\w*)[\s/>]/u.exec(written)?.[1]
  const imported = /\bsrc=\{\s*(\w+)(?:\.src)?\s*\}/.exec(written)?.[1]
  const file =
    [name, imported].map((one) => (one === undefined ? undefined : files.get(one))).find(Boolean) ??
    quotedFile(written, position)
  if (file === undefined || /\.mdx?$/i.test(file.path)) return undefined
  const alt = attributeOf(written, 'alt') ?? attributeOf(written, 'title') ?? ''
  return { type: 'image', url: file.path, alt, position, data: { targetRange: file.range } }
}

/** `<ThemedImage sources={{ light: useBaseUrl('…'), dark: useBaseUrl('…') }} />`: one picture for each ground. */
function pairOf(written: string, position: Position): Html | undefined {
  if (!/^<ThemedImage\b/.test(written)) return undefined
  const [light, dark] = ['light', 'dark'].map(
    (name) =>
      new RegExp(
        `\\b${name}:\\s*(?:(?:require|useBaseUrl)\\(\\s*)?(['"])(?:@site(?=/))?([^'"<>\\s]+)\\1`,
      ).exec(written)?.[2],
  )
  if (light === undefined || dark === undefined) return undefined
  return themedPicture(light, dark, attributeOf(written, 'alt') ?? '', position)
}

/** The file that a tag itself names in its program: `src={useBaseUrl('/img/tree.png')}`. */
function quotedFile(written: string, { start }: Position): ImportedFile | undefined {
  const found =
    /\b(?:src=\{\s*(?:require|useBaseUrl)|light:\s*(?:require|useBaseUrl))\(\s*(['"])(?:@site(?=\/))?([^'"\n]+)\1/.exec(
      written,
    )
  const path = found?.[2]
  if (found === null || path === undefined) return undefined
  const end = (start.offset ?? 0) + found.index + found[0].length - 1
  return { path, range: { start: end - path.length, end } }
}

/** A page that another is part of. */
function embedOf({ path, range }: ImportedFile, position: Position): Paragraph {
  const node: WikiEmbedNode = {
    type: 'wikiEmbed',
    value: path,
    data: { alias: path, given: { target: path, targetRange: range } },
    children: [],
    position,
  }
  return { type: 'paragraph', children: [node], position }
}

/** `<LinkCard title="…" description="…" href="…" />` of Starlight. */
function linkOf(tag: string, position: Position): Paragraph | undefined {
  const url = attributeOf(tag, 'href')
  const title = attributeOf(tag, 'title')
  const description = attributeOf(tag, 'description')
  if (url === undefined || title === undefined) return undefined
  const text = (value: string) => ({ type: 'text' as const, value, position, data: { isLiteral: true } })
  return {
    type: 'paragraph',
    position,
    children: [
      { type: 'link', url, position, children: [text(title)] },
      ...(description === undefined ? [] : [text(`: ${description}`)]),
    ],
  }
}
