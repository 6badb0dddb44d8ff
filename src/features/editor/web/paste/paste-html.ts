import { isNotePath } from '../../../../model/path.ts'
import { cleanAddress } from './clean-address.ts'
import { escapeText } from './escape-text.ts'
import { nameOfPasted } from './file-name.ts'
import { collectFootnotes, htmlToMarkdown, type PastedMarkdown } from './html-to-markdown.ts'
import type { PasteContext } from './paste-context.ts'
import type { PasteSettings } from './paste-settings.ts'
import type { PastedElement, PastedNode } from './pasted-node.ts'
import { readPastedHtml } from './read-pasted-html.ts'

/** Most pictures that are in the pasted HTML itself, and are stored. */
const maxPictures = 30

/** Turns the HTML of a clipboard into Markdown for a note of this garden. */
export async function pasteHtml(html: string, settings: PasteSettings): Promise<PastedMarkdown> {
  const nodes = readPastedHtml(html)
  const addresses = new Set<string>()
  const pictures = new Set<string>()
  visit(nodes, ({ name, attributes }) => {
    const address = name === 'a' ? attributes['href'] : name === 'img' ? attributes['src'] : undefined
    if (address?.startsWith(settings.root)) addresses.add(address)
    if (name === 'img' && /^data:image\/[\w.+-]+;base64,/i.test(address ?? '')) pictures.add(address ?? '')
  })
  const [own, stored] = await Promise.all([
    findOwn([...addresses], settings),
    storePictures([...pictures].slice(0, maxPictures), settings),
  ])
  return htmlToMarkdown(nodes, contextOf(nodes, own, stored, settings))
}

function contextOf(
  nodes: readonly PastedNode[],
  own: ReadonlyMap<string, string>,
  stored: ReadonlyMap<string, string>,
  { lineBreak }: PasteSettings,
): PasteContext {
  return {
    footnotes: collectFootnotes(nodes),
    lineBreak,
    linkOf: (href) => own.get(href) ?? cleanAddress(href),
    pictureOf({ attributes }) {
      const { src = '', alt = '', width, height } = attributes
      const known = own.get(src) ?? stored.get(src)
      if (known !== undefined) return known.startsWith('[[') ? `!${known}` : known
      // What counts readers shows nothing.
      if (width === '1' || height === '1' || width === '0' || height === '0') return ''
      const address = /^https?:/i.test(src) ? cleanAddress(src) : undefined
      const label = escapeText(alt.replace(/\s+/g, ' ').trim(), true)
      return address === undefined ? '' : `![${label}](${address.replace(/[\s()<>]/g, encodeURIComponent)})`
    },
  }
}

function visit(nodes: readonly PastedNode[], see: (element: PastedElement) => void): void {
  for (const node of nodes) {
    if (typeof node === 'string') continue
    see(node)
    visit(node.children, see)
  }
}

/** Links of this garden for the addresses of its pages and files. Without the server addresses stay addresses. */
async function findOwn(
  addresses: readonly string[],
  { api, names }: PasteSettings,
): Promise<ReadonlyMap<string, string>> {
  if (addresses.length === 0) return new Map()
  const paths = addresses.map((address) => {
    const { pathname, hash } = new URL(address)
    return pathname + hash
  })
  const meanings = await api.findAddresses(paths).catch(() => [])
  return new Map(
    meanings.flatMap((meaning, i) => {
      const address = addresses[i]
      if (!meaning || address === undefined) return []
      if (meaning.kind === 'asset' || !isNotePath(meaning.path)) return [[address, `[[${meaning.path}]]`]]
      const link = names()
        ?.linkTo(meaning.path, '')
        ?.replace(/\|?\]\]$/, '')
        .slice(2)
      if (link === undefined) return []
      const heading = meaning.heading?.replace(/[#|^[\]]|%%/g, ' ').trim()
      return [[address, `[[${link}${heading ? `#${heading}` : ''}]]`]]
    }),
  )
}

/** Stores pictures that are in the HTML itself; one that cannot be stored is left out. */
async function storePictures(
  pictures: readonly string[],
  { api, path, say }: PasteSettings,
): Promise<ReadonlyMap<string, string>> {
  const linkBySource = new Map<string, string>()
  for (const source of pictures) {
    try {
      const file = pictureIn(source)
      const { link } = await api.storeAsset(path, nameOfPasted('', file.type, new Date()), file)
      linkBySource.set(source, link)
    } catch (error) {
      say(error instanceof Error ? error.message : String(error))
    }
  }
  return linkBySource
}

function pictureIn(source: string): Blob {
  const [, type = '', data = ''] = /^data:(image\/[\w.+-]+);base64,(.*)$/is.exec(source) ?? []
  const bytes = Uint8Array.from(atob(data.replace(/\s+/g, '')), (character) => character.charCodeAt(0))
  return new Blob([bytes], { type })
}
