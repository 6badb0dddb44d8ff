import type { Code, Nodes, Paragraph, Parents, PhrasingContent, Text } from 'mdast'
import type { Position } from 'unist'
import type { DialectNote, DialectReading } from '../../define/dialect.ts'
import { setChildren } from '../../model/children.ts'
import type { GivenLink, SectionCut } from '../../model/link.ts'
import type { WikiEmbedNode, WikiLinkNode } from '../../model/note-nodes.ts'
import { type Properties, textProperty } from '../../model/properties.ts'
import { cutText, type TextCut } from '../../parse/cut-text.ts'
import { parseWikiTarget } from '../../parse/link-target.ts'
import { createLocator, type Locator } from '../../parse/locator.ts'

const nothing: DialectReading = {}

/**
 * `#work.plans`: a tag below another; one without a dot is a tag everywhere. `@grace`: somebody with a note of their own.
 * `{{fm.desc}}`: a property of the note.
 */
const marks =
  /(?<=^|[\s(])#(?<tag>[\p{L}_][\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}_-]+)+)|(?<=^|[\s(])@(?<person>[\p{L}\p{N}][\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}_-]+)*)(?![\p{L}\p{N}/@])|\{\{[ \t]*fm\.(?<variable>[\w-]+)[ \t]*\}\}/gu

/**
 * Reads links as Dendron does: one without a label shows the title of its note, and an embed may say where in a section it
 * begins and ends (`![[note#from,1:#to]]`), or name several notes (`![[a.*]]`), which are a list then. On which side a label
 * stands is found out for all links of a garden. Dots in tags make a tree, as slashes do elsewhere.
 */
export function readLinks({ tree, source, properties }: DialectNote): DialectReading {
  if (/\[\[|[#@]|\{\{/.test(source)) visit(tree, source, { locator: createLocator(source), properties })
  return nothing
}

/** What the walk over one note knows. */
interface Walk {
  readonly locator: Locator
  readonly properties: Properties
}

function visit(parent: Parents, source: string, walk: Walk): void {
  const kept: Nodes[] = []
  for (const node of parent.children as readonly Nodes[]) {
    if (node.type === 'text') {
      kept.push(...readMarks(node, walk))
      continue
    }
    const old = node.type === 'paragraph' ? olderEmbed(node, source) : undefined
    if (old !== undefined) {
      kept.push(old)
      continue
    }
    if (node.type === 'wikiLink' || node.type === 'wikiEmbed') readLink(node, source)
    else if ('children' in node) visit(node, source, walk)
    kept.push(node.type === 'paragraph' ? (listOf(node.children, source) ?? node) : node)
  }
  setChildren(parent, kept)
}

/** A text with its dotted tags, links to people (`@grace`), and what it says of its own note (`{{fm.desc}}`) as nodes. */
function readMarks(text: Text, { locator, properties }: Walk): readonly PhrasingContent[] {
  if (!/[#@]|\{\{/.test(text.value)) return [text]
  const cuts = [...text.value.matchAll(marks)].flatMap(
    ({ index, 0: written, groups = {} }): readonly TextCut[] => {
      const { tag, person, variable } = groups
      const cut = { from: index, to: index + written.length }
      if (tag !== undefined)
        return [{ ...cut, make: (place) => [{ type: 'tag', value: tag.replaceAll('.', '/'), ...place }] }]
      if (person !== undefined) return [{ ...cut, make: ({ position }) => [linkToPerson(person, position)] }]
      const value = textProperty(properties, variable ?? '')
      return value === undefined
        ? []
        : [{ ...cut, make: (place) => [{ type: 'text', value, ...place, data: { isLiteral: true } }] }]
    },
  )
  return cutText(text, cuts, locator)
}

/** The note of somebody who is named. */
function linkToPerson(name: string, position: Position | undefined): PhrasingContent {
  const at = (position?.start.offset ?? 0) + 1
  const given: GivenLink = {
    target: `user.${name}`,
    displayText: `@${name}`,
    targetRange: { start: at, end: at + name.length },
  }
  return {
    type: 'wikiLink',
    value: `user.${name}`,
    data: { alias: `@${name}`, given },
    children: [],
    ...(position && { position }),
  }
}

/** `![[a.*]]` alone in a paragraph: the notes whose names fit, as a query for them. */
function listOf(children: readonly PhrasingContent[], source: string): Code | undefined {
  const [only] = children
  if (children.length !== 1 || only?.type !== 'wikiEmbed' || only.position === undefined) return undefined
  const { start, end } = only.position
  const written = source.slice((start.offset ?? 0) + 3, (end.offset ?? 0) - 2)
  const pattern = /^([\p{L}\p{N}_. -]*\*[\p{L}\p{N}_.* -]*)(?:#.*)?$/u.exec(written)?.[1]
  if (pattern === undefined) return undefined
  const names = pattern.replaceAll('.', '[.]').replaceAll('*', '.*')
  return {
    type: 'code',
    lang: 'dataview',
    value: `LIST WHERE regexmatch("${names}", file.name) SORT file.name ASC`,
    position: only.position,
  }
}

/** `((ref: [[note]]#from,1:#to))` alone in a paragraph: an embed as the first versions had it. */
function olderEmbed({ position }: Paragraph, source: string): Paragraph | undefined {
  const start = position?.start.offset ?? 0
  const written = source.slice(start, position?.end.offset)
  const [, lead = '', name = '', rest = ''] =
    /^(\(\(ref:[ \t]*\[\[)([^[\]|#\n]+)\]\](#[^()\n]*)?\)\)$/.exec(written.trimEnd()) ?? []
  if (position === undefined || name === '') return undefined
  const cut = readCut(rest)
  const heading = rest.slice(1, cut?.length).trim()
  const at = start + lead.length
  const given: GivenLink = {
    target: name.trim(),
    ...(heading !== '' && { fragment: { kind: 'heading', path: [heading] } }),
    targetRange: { start: at, end: at + name.length },
    ...(cut && { section: cut.section }),
  }
  const node: WikiEmbedNode = {
    type: 'wikiEmbed',
    value: name,
    data: { alias: name, given },
    children: [],
    position,
  }
  return { type: 'paragraph', children: [node], position }
}

function readLink(node: WikiLinkNode | WikiEmbedNode, source: string): void {
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? 0
  const isEmbed = node.type === 'wikiEmbed'
  const inner = source.slice(start, end)
  if (!inner.endsWith(']]')) return
  const bar = inner.lastIndexOf('|')
  const from = start + (bar >= 0 ? bar + 1 : isEmbed ? 3 : 2)
  // A picture with its size, as elsewhere.
  if (bar >= 0 && isEmbed && !/[#.:]/.test(source.slice(from, end - 2))) return
  const cut = readCut(source.slice(from, end - 2))
  // A label stands before what says where a section ends; a link leads to where that begins.
  if (bar >= 0 && !isEmbed && cut === undefined) return
  const targetEnd = cut ? from + cut.length : end - 2
  const token = { embed: isEmbed, start, end: targetEnd + 2, targetStart: from, targetEnd }
  const { target, fragment, targetRange } = parseWikiTarget(source, token)
  const isAcross = target.startsWith('dendron://')
  if (isEmbed && cut === undefined && bar < 0 && !isAcross) return
  const label = isEmbed || bar < 0 ? '' : inner.slice(2, bar).trim()
  const given: GivenLink = {
    target,
    ...(fragment && { fragment }),
    targetRange,
    ...(isEmbed && cut && { section: cut.section }),
    ...(label !== '' && { displayText: label }),
    ...(label === '' && target !== '' && (!isEmbed || isAcross) && { showsTitle: true as const }),
  }
  node.data = { ...node.data, given }
}

/** What `note#from,1:#to` says beyond `note#from`, and how much of it that is. */
function readCut(written: string): { readonly length: number; readonly section: SectionCut } | undefined {
  const match = /^([^#]*#[^#:,]+)(?:,(\d+))?(?::#(.+))?$/.exec(written)
  const [, first = '', offset, until] = match ?? []
  if (!match || (offset === undefined && until === undefined)) return undefined
  return {
    length: first.length,
    section: {
      ...(until !== undefined && until !== '*' && { until: until.replace(/,-?\d+$/, '').trim() }),
      ...(offset !== undefined && offset !== '0' && { isHeadless: true }),
    },
  }
}
