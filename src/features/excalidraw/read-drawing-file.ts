import type { Nodes, Paragraph, PhrasingContent } from 'mdast'
import type { DialectNote, DialectReading } from '../../define/dialect.ts'
import type { CalloutNode, DrawnNode, WikiLinkNode } from '../../model/note-nodes.ts'
import { stemOf } from '../../model/path.ts'
import type { Range } from '../../model/range.ts'
import { parseWikiTarget } from '../../parse/link-target.ts'
import { createLocator, type Locator } from '../../parse/locator.ts'
import { type JsonValue, readJson } from '../../parse/read-json.ts'
import { scanWikiLinks } from '../../parse/scan-wiki-links.ts'
import { drawScene, isTooLarge } from './draw-scene.ts'
import { incompleteDrawing, invalidDrawing, largeDrawing } from './invalid-drawing.ts'
import { readScene } from './read-scene.ts'

type JsonText = Extract<JsonValue, { kind: 'string' }>
type JsonRecord = Extract<JsonValue, { kind: 'record' }>

/** Characters of a broken file that are shown. */
const shownStart = 2_000

/** Reads an `.excalidraw` file, which is JSON: what its texts say, and links in them and of its elements, count. */
export function readDrawingFile({ path, source, tree }: DialectNote): DialectReading {
  const locator = createLocator(source)
  const whole = { start: 0, end: source.length }
  const scene = source.trim() === '' ? readScene('{"elements":[]}') : readScene(source)
  if ('problem' in scene) {
    tree.children = [brokenBox(source, locator)]
    return { diagnostics: [invalidDrawing(path, scene.problem, whole)] }
  }
  const { paragraphs, linkByElement } = readTexts(source, locator)
  if (isTooLarge(scene)) {
    tree.children = paragraphs
    return { hidden: [whole], diagnostics: [largeDrawing(path, whole)] }
  }
  const node: DrawnNode = {
    type: 'drawn',
    draw: () =>
      drawScene(scene, stemOf(path), {
        linkOf: (id) => linkByElement.get(id),
        fileOf: () => undefined,
        isPlace: () => false,
      }) ?? [],
    children: paragraphs,
    position: locator.position(0, source.length),
  }
  tree.children = [node]
  return { hidden: [whole], diagnostics: incompleteDrawing(path, whole, scene) }
}

function brokenBox(source: string, locator: Locator): CalloutNode {
  const position = locator.position(0, source.length)
  return {
    type: 'callout',
    calloutType: 'failure',
    calloutName: 'failure',
    fold: '-',
    title: [{ type: 'text', value: 'Excalidraw', position }],
    children: [{ type: 'code', lang: 'json', value: source.slice(0, shownStart), position }],
    position,
  }
}

function readTexts(
  source: string,
  locator: Locator,
): { readonly paragraphs: Paragraph[]; readonly linkByElement: ReadonlyMap<string, Nodes> } {
  const paragraphs: Paragraph[] = []
  const linkByElement = new Map<string, Nodes>()
  const root = readJson(source)
  const elements = root.kind === 'record' ? root.entries.get('elements') : undefined
  for (const element of elements?.kind === 'list' ? elements.items : []) {
    if (element.kind !== 'record' || isDeleted(element)) continue
    const texts = ['rawText', 'originalText', 'text', 'link'].flatMap((key) => {
      const value = element.entries.get(key)
      return value?.kind === 'string' && value.value !== '' ? [{ key, value }] : []
    })
    const shown =
      texts.find(({ key, value }) => key !== 'link' && value.value.includes('[[')) ??
      texts.find(({ key }) => key === 'text')
    const said = shown && shown.key !== 'link' ? phrase(shown.value, locator) : []
    const leadsTo = texts.find(({ key }) => key === 'link')
    const children = [...said, ...(leadsTo === undefined ? [] : linksIn(leadsTo.value, locator))]
    if (children.length === 0) continue
    const id = element.entries.get('id')
    const link = children.find((node) => node.type === 'wikiLink')
    if (id?.kind === 'string' && link !== undefined) linkByElement.set(id.value, link)
    paragraphs.push({ type: 'paragraph', children, position: place(locator, element.range) })
  }
  return { paragraphs, linkByElement }
}

function isDeleted({ entries }: JsonRecord): boolean {
  const value = entries.get('isDeleted')
  return value?.kind === 'literal' && value.value === true
}

/** A text with its links. */
function phrase(text: JsonText, locator: Locator): PhrasingContent[] {
  const { value } = text
  const nodes: PhrasingContent[] = []
  const links = linksIn(text, locator)
  let at = 0
  const add = (to: number): void => {
    const position = place(locator, inFile(text, { start: at, end: to }))
    if (to > at) nodes.push({ type: 'text', value: value.slice(at, to), position, data: { isLiteral: true } })
  }
  for (const [i, { start, end }] of scanWikiLinks(value).entries()) {
    add(start)
    nodes.push(links[i]!)
    at = end
  }
  add(value.length)
  return nodes
}

function linksIn(text: JsonText, locator: Locator): WikiLinkNode[] {
  return scanWikiLinks(text.value).map((token): WikiLinkNode => {
    const { target, fragment, displayText, targetRange } = parseWikiTarget(text.value, token)
    const range = inFile(text, token)
    return {
      type: 'wikiLink',
      value: target,
      data: {
        alias: displayText ?? target,
        given: {
          target,
          ...(fragment && { fragment }),
          ...(displayText !== undefined && { displayText }),
          targetRange: inFile(text, targetRange),
        },
      },
      children: [],
      position: place(locator, range),
    }
  })
}

function inFile({ range, offsets }: JsonText, { start, end }: Range): Range {
  const at = (index: number): number => offsets?.[index] ?? Math.min(range.end, range.start + index)
  return { start: at(start), end: at(end) }
}

function place(locator: Locator, { start, end }: Range): Paragraph['position'] {
  return locator.position(start, end)
}
