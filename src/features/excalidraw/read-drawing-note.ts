import type { BlockContent, Nodes, Paragraph, RootContent } from 'mdast'
import type { DialectNote, DialectReading } from '../../define/dialect.ts'
import { mediaKindOf } from '../../model/media-type.ts'
import type { DrawnNode, WikiEmbedNode, WikiLinkNode } from '../../model/note-nodes.ts'
import { stemOf } from '../../model/path.ts'
import { parseWikiTarget } from '../../parse/link-target.ts'
import { decompress } from './decompress.ts'
import { drawScene, isTooLarge } from './draw-scene.ts'
import type { DrawingData } from './find-data.ts'
import { incompleteDrawing, invalidDrawing, largeDrawing } from './invalid-drawing.ts'
import { readScene, type SceneProblem } from './read-scene.ts'
import type { Scene } from './scene.ts'

/** Characters of a drawing's JSON at most. */
const maxText = 20_000_000

/** The headings above what a drawing says, which nobody reads. */
const sections: ReadonlySet<string> = new Set([
  'Excalidraw Data',
  'Text Elements',
  'Element Links',
  'Embedded Files',
  'Embedded files',
])

/** What stands below these headings. */
interface Sections {
  readonly texts: BlockContent[]
  readonly linkByElement: Map<string, Nodes>
  readonly fileById: Map<string, Nodes | string>
}

/**
 * Reads a note of Obsidian's plugin: its texts, the links of its elements and its pictures stand in Markdown, and count; the
 * rest is data. The drawing takes their place.
 */
export function readDrawingNote({ path, source, tree }: DialectNote, data: DrawingData): DialectReading {
  const hidden = [data.range]
  const first = tree.children.findIndex(
    (node) => node.type === 'heading' && (sections.has(textOf(node)) || offsetOf(node) > data.range.start),
  )
  const start = first < 0 ? tree.children.length : first
  const own = tree.children.slice(start).filter((node) => offsetOf(node) < data.range.start)
  const after = tree.children.slice(start).filter((node) => offsetOf(node) > data.range.start)
  const before = tree.children.slice(0, start).filter((node) => !isAdvice(node, source))
  const found = readSections(own, source)
  const scene = openScene(data)
  if ('problem' in scene) {
    tree.children = [...before, ...found.texts, ...after]
    return { hidden, diagnostics: [invalidDrawing(path, scene.problem, data.range)] }
  }
  if (isTooLarge(scene)) {
    tree.children = [...before, ...found.texts, ...after]
    return { hidden, diagnostics: [largeDrawing(path, data.range)] }
  }
  const node: DrawnNode = {
    type: 'drawn',
    draw: () => [],
    children: found.texts,
    position: own[0]?.position ?? after[0]?.position ?? tree.position!,
  }
  const draw = (): ReturnType<DrawnNode['draw']> | undefined => {
    const linkByBlock = collectBlocks(node)
    return drawScene(scene, stemOf(path).replace(/\.excalidraw$/i, ''), {
      linkOf: (id) => found.linkByElement.get(id) ?? linkByBlock.get(id.toLowerCase()),
      fileOf: (id) => found.fileById.get(id),
      isPlace: (id) => linkByBlock.has(id.toLowerCase()),
    })
  }
  node.draw = () => draw() ?? []
  tree.children = [...before, node, ...after]
  return { hidden, diagnostics: incompleteDrawing(path, data.range, scene) }
}

function openScene({ text, isCompressed }: DrawingData): Scene | SceneProblem {
  const json = isCompressed ? decompress(text, maxText) : text
  if (json === undefined)
    return {
      problem: `its compressed data ends too early, is damaged, or says more than ${maxText} characters`,
    }
  return readScene(json)
}

/** What the plugin writes at the top for who opens the note as text. */
function isAdvice(node: Nodes, source: string): boolean {
  return node.type === 'paragraph' && /^==⚠/.test(source.slice(offsetOf(node), offsetOf(node) + 4))
}

function readSections(nodes: readonly RootContent[], source: string): Sections {
  const found: Sections = { texts: [], linkByElement: new Map(), fileById: new Map() }
  let section = ''
  for (const node of nodes) {
    if (node.type === 'heading') {
      const name = textOf(node)
      if (sections.has(name)) {
        section = name.toLowerCase()
        continue
      }
    }
    if (node.type === 'paragraph' && (section === 'element links' || section === 'embedded files'))
      readEntries(node, section === 'embedded files', source, found)
    // What is large in a drawing is no heading of its page.
    else if (node.type === 'heading') found.texts.push({ ...node, type: 'paragraph' } as Paragraph)
    else found.texts.push(node as BlockContent)
  }
  return found
}

/** Lines of a name and what it is: `id: [[note]]`, `id: $$formula$$`, `id: https://…`. */
function readEntries(paragraph: Paragraph, isFile: boolean, source: string, found: Sections): void {
  let id: string | undefined
  for (const node of paragraph.children) {
    if (node.type === 'text') {
      id = /([\w-]{4,64}):[ \t]*$/.exec(node.value)?.[1]
      continue
    }
    if (id === undefined) continue
    if (isFile) {
      const file =
        node.type === 'inlineMath' ? node.value : node.type === 'wikiLink' ? embedOf(node, source) : node
      found.fileById.set(id, typeof file === 'object' && file.type === 'wikiLink' ? stemOf(file.value) : file)
      if (typeof file === 'object') found.texts.push(alone(file, paragraph))
    } else {
      found.linkByElement.set(id, node)
      found.texts.push(alone(node, paragraph))
    }
    id = undefined
  }
}

function alone(node: Paragraph['children'][number], { position }: Paragraph): Paragraph {
  return { type: 'paragraph', children: [node], ...(position && { position }) }
}

/** A picture that a drawing shows is an embed, though it is written as a link. */
function embedOf(node: WikiLinkNode, source: string): WikiLinkNode | WikiEmbedNode {
  const start = offsetOf(node)
  const end = node.position?.end.offset ?? start
  const divider = source.slice(start, end).indexOf('|')
  const token = {
    embed: true,
    start,
    end,
    targetStart: start + 2,
    targetEnd: divider < 0 ? end - 2 : start + divider,
  }
  const { target, fragment, targetRange } = parseWikiTarget(source, token)
  if (mediaKindOf(target) !== 'image') return node
  return {
    ...node,
    type: 'wikiEmbed',
    data: { ...node.data, given: { target, ...(fragment && { fragment }), targetRange } },
  }
}

/** The first link of each text, by the id that stands behind it. */
function collectBlocks(drawn: DrawnNode): ReadonlyMap<string, Nodes | undefined> {
  const found = new Map<string, Nodes | undefined>()
  const visit = (node: Nodes): void => {
    const id = node.data?.blockId
    if (id !== undefined) found.set(id, firstLink(node))
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(drawn)
  return found
}

function firstLink(node: Nodes): Nodes | undefined {
  if (node.type === 'wikiLink' || node.type === 'link') return node
  if (!('children' in node)) return undefined
  for (const child of node.children) {
    const link = firstLink(child)
    if (link !== undefined) return link
  }
  return undefined
}

function offsetOf({ position }: Nodes): number {
  return position?.start.offset ?? 0
}

function textOf(node: Nodes): string {
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}
