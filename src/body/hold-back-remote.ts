import type { Element, ElementContent, Root } from 'hast'
import type { Hole } from '../model/body.ts'
import { type Mark, type Marks, markKey } from './mark.ts'
import { alternativeText } from './read-embed.ts'
import { isRemote, isRemoteAddress } from './remote.ts'
import { rel } from './sanitize-schema.ts'
import { readSourceSet, writeSourceSet } from './source-set.ts'

/** What loads something when a page is shown. */
const loaders = new Set(['img', 'picture', 'video', 'audio', 'iframe'])

/**
 * Puts a link in place of each picture, player and frame of another host, with its host's name; changes the tree. To be
 * clicked (`click`), the element stands beside the link in a template, where nothing loads. Where something of the garden
 * is shown too, only what is not of the garden goes.
 */
export function holdBackRemote(tree: Root, marks: Marks, mode: 'click' | 'block'): void {
  const visit = (parent: Root | Element, inLink: boolean): void => {
    parent.children = (parent.children as ElementContent[]).map((child) => {
      if (child.type !== 'element') return child
      if (loaders.has(child.tagName)) {
        if (showsOwn(child, marks)) dropRemote(child, marks)
        else if (isRemote(child)) return heldBack(child, inLink, mode)
      }
      // Players hold more than their sources.
      visit(child, inLink || child.tagName === 'a')
      return child
    })
  }
  visit(tree, false)
}

function heldBack(element: Element, inLink: boolean, mode: 'click' | 'block'): Element {
  const address = addressOf(element) ?? ''
  const host = /^(?:https?:)?\/\/(?:[^/?#@]*@)?([^/?#]+)/i.exec(address)?.[1] ?? address
  const name = nameOf(element) || alternativeText('', address, 1)
  const text: ElementContent = { type: 'text', value: name === '' ? host : `${name} (${host})` }
  const link: Element = {
    type: 'element',
    tagName: inLink ? 'span' : 'a',
    properties: inLink ? {} : { href: address, className: ['external'], rel },
    children: [text],
  }
  if (mode === 'block') return link
  const template: Element = { type: 'element', tagName: 'template', properties: {}, children: [element] }
  return {
    type: 'element',
    tagName: 'span',
    properties: { className: ['remote'] },
    children: [link, template],
  }
}

/** What the author calls it. */
function nameOf({ tagName, properties, children }: Element): string {
  const picture =
    tagName === 'picture' ? elementsOf(children).find((child) => child.tagName === 'img') : undefined
  if (picture) return nameOf(picture)
  const title = tagName === 'iframe' ? undefined : properties['title']
  return String(properties['alt'] || properties['ariaLabel'] || title || '')
}

/** The address of what is shown: of a picture that of its `img`, whatever sources a browser may choose instead. */
function addressOf({ tagName, properties, children }: Element): string | undefined {
  const own = [properties['src'], readSourceSet(String(properties['srcSet'] ?? ''))[0]?.address]
  const inside = elementsOf(children).map(addressOf)
  const found = [...own, ...(tagName === 'picture' ? inside.reverse() : inside), properties['poster']]
  return found.find((address): address is string => typeof address === 'string' && isRemoteAddress(address))
}

function showsOwn(element: Element, marks: Marks): boolean {
  const holes = markIn(element, marks)?.attributes ?? []
  return holes.some(isOwnSource) || elementsOf(element.children).some((child) => showsOwn(child, marks))
}

function isOwnSource(hole: Hole | string): boolean {
  if (typeof hole === 'string') return false
  if (hole.kind === 'source-set') return hole.sources.some((source) => 'link' in source)
  return hole.kind === 'address' && hole.name === 'src'
}

/** Takes from an element that shows something of the garden all that is from elsewhere. */
function dropRemote(element: Element, marks: Marks): void {
  const { properties } = element
  for (const key of ['src', 'poster']) if (isRemoteAddress(properties[key])) delete properties[key]
  const sources = readSourceSet(String(properties['srcSet'] ?? ''))
  const kept = sources.filter(({ address }) => !isRemoteAddress(address))
  if (kept.length < sources.length)
    properties['srcSet'] = kept.length === 0 ? undefined : writeSourceSet(kept)
  const mark = markIn(element, marks)
  if (mark?.attributes) mark.attributes = mark.attributes.map(withoutRemote)
  element.children = element.children.filter(
    (child) => child.type !== 'element' || !isRemote(child) || showsOwn(child, marks),
  )
  for (const child of elementsOf(element.children)) dropRemote(child, marks)
}

function withoutRemote(hole: Hole | string): Hole | string {
  if (typeof hole === 'string' || hole.kind !== 'source-set') return hole
  return { ...hole, sources: hole.sources.filter((source) => 'link' in source) }
}

function elementsOf(nodes: readonly ElementContent[]): readonly Element[] {
  return nodes.filter((node) => node.type === 'element')
}

function markIn({ properties }: Element, marks: Marks): Mark | undefined {
  const number = properties[markKey]
  return number === undefined ? undefined : marks[number as number]
}
