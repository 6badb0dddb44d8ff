import type { Element } from 'hast'
import type { AskedGarden } from '../../../define/command.ts'
import { languageOf, type Note } from '../../../model/note.ts'
import { type AssetPath, extensionOf, type NotePath } from '../../../model/path.ts'
import { digest } from '../../../store/digest.ts'
import { historyFacts } from '../../history/facts.ts'
import { authorOf } from '../../identity/facts.ts'
import type { Book, BookFile, Chapter } from './book.ts'
import { cleanTree, idsOf } from './clean-tree.ts'

/** Most bytes of the pictures of one book. */
const mostBytes = 1_073_741_824

/**
 * The notes of a garden as a book. What leads to a note that is not in it leads to the garden's site, where the garden says
 * where that is, and else nowhere; pictures are those of the garden.
 */
export async function makeBook(
  asked: AskedGarden,
  title: string,
  notes: readonly Note[],
  keepsFolds: boolean,
): Promise<Book> {
  const { published, plan, options, hrefOf } = asked
  const numberByHref = new Map<string, number>()
  for (const [i, { path }] of notes.entries()) {
    const address = plan.addressByNote.get(path)
    if (address !== undefined) numberByHref.set(hrefOf(address), i + 1)
  }
  const assetByHref = new Map<string, AssetPath>()
  for (const [path, address] of plan.addressByAsset) assetByHref.set(hrefOf(address), path)
  const files = new Map<AssetPath, BookFile>()
  const wanted = new Map<string, AssetPath>()
  const chapters: Chapter[] = []
  for (const [i, note] of notes.entries()) {
    const number = i + 1
    const own = hrefOf(plan.addressByNote.get(note.path)!)
    const html = (await asked.htmlOf(note.path)) ?? ''
    const content = cleanTree(html, {
      prefix: `n${number}-`,
      keepsFolds,
      link(href) {
        const { path, anchor } = wholeAddress(href, own)
        if (path === undefined) return /^(?:https?|mailto):/i.test(href) ? href : undefined
        const chapter = numberByHref.get(path)
        if (chapter !== undefined) return `#n${chapter}${anchor === '' ? '' : `-${anchor}`}`
        return options.baseUrl === '' ? undefined : new URL(path, options.baseUrl).href
      },
      picture(src) {
        const { path } = wholeAddress(src, own)
        const asset = path === undefined ? undefined : assetByHref.get(path)
        const type = asset === undefined ? undefined : pictureType(asset)
        if (asset === undefined || type === undefined) return undefined
        const name = `file:${wanted.size + 1}${extensionOf(asset)}`
        const known = [...wanted].find(([, one]) => one === asset)?.[0]
        if (known === undefined) wanted.set(name, asset)
        return known ?? name
      },
    })
    const lang = languageOf(note)
    const body = withoutTitle(content, note)
    chapters.push({
      number,
      title: note.title,
      ...(lang !== undefined && { lang }),
      content: body,
      hasFormulas: hasElement(body, 'math'),
      hasDrawings: hasElement(body, 'svg'),
      headings: headingsIn(body),
    })
  }
  let bytes = 0
  for (const [name, asset] of wanted) {
    const read = await asked.bytesOf(asset)
    bytes += read.length
    if (bytes > mostBytes)
      throw new Error(`its pictures have more than ${mostBytes} bytes, expected fewer: --of exports a part`)
    files.set(asset, { name, mediaType: pictureType(asset)!, bytes: read })
  }
  dropDeadLinks(chapters)
  const days = notes.flatMap(({ path }) => published.read(historyFacts).of(path as NotePath)?.tended ?? [])
  const texts = chapters.map(({ title: name, content }) => name + JSON.stringify(content)).join('\n')
  return {
    title,
    lang: options.lang === '' ? 'en' : options.lang,
    author: authorOf(options)?.name,
    id: digest(new TextEncoder().encode(title + texts)),
    day: days.sort().at(-1),
    chapters,
    files: [...files.values()],
  }
}

/** Path and anchor of an address of the garden's own site; no path for one of another. */
function wholeAddress(href: string, from: string): { readonly path?: string; readonly anchor: string } {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(href)) return { anchor: '' }
  const url = new URL(href, `http://garden${from}`)
  return { path: url.pathname, anchor: decodeAnchor(url.hash.slice(1)) }
}

function decodeAnchor(anchor: string): string {
  try {
    return decodeURIComponent(anchor)
  } catch {
    return anchor
  }
}

/** Pictures that every reader of books shows, by their endings. */
const pictureTypes: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
}

function pictureType(path: AssetPath): string | undefined {
  return pictureTypes[extensionOf(path)]
}

/** The title stands above the chapter already. */
function withoutTitle(content: Element, note: Note): Element {
  if (!note.opensWithTitle) return content
  const first = content.children.findIndex((node) => node.type === 'element')
  const element = content.children[first]
  const isTitle = element?.type === 'element' && element.tagName === 'h1'
  return isTitle ? { ...content, children: content.children.filter((_, i) => i !== first) } : content
}

function hasElement(element: Element, name: string): boolean {
  return element.children.some(
    (child) => child.type === 'element' && (child.tagName === name || hasElement(child, name)),
  )
}

function headingsIn(content: Element): Chapter['headings'] {
  return content.children.flatMap((node) => {
    const id = node.type === 'element' && node.tagName === 'h2' ? node.properties['id'] : undefined
    return typeof id === 'string' && node.type === 'element'
      ? [{ id, text: textOf(node).replace(/\s+/g, ' ').trim() }]
      : []
  })
}

function textOf(node: Element): string {
  return node.children
    .map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? textOf(child) : ''))
    .join('')
}

/** A link to a place that a chapter has not leads to the chapter. */
function dropDeadLinks(chapters: readonly Chapter[]): void {
  const ids = new Map(chapters.map(({ number, content }) => [number, idsOf(content)]))
  const visit = (element: Element): void => {
    const href = element.tagName === 'a' ? element.properties['href'] : undefined
    const [, number, anchor] = /^#n(\d+)(-.*)?$/s.exec(String(href ?? '')) ?? []
    if (number !== undefined && anchor !== undefined && !ids.get(Number(number))?.has(`n${number}${anchor}`))
      element.properties['href'] = `#n${number}`
    for (const child of element.children) if (child.type === 'element') visit(child)
  }
  for (const { content } of chapters) visit(content)
}
