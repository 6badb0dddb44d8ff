import { baseName, extensionOf, folderOf } from '../../../model/path.ts'
import type { PropertyValue } from '../../../model/properties.ts'
import type { Importer, Made, Names, NoteWish, OpenedImport } from '../importer.ts'
import { resolveAddress } from '../markdown/relink.ts'
import { writeMarkdown } from '../markdown/write-markdown.ts'
import { readText, type Source, SourceError } from '../source/source.ts'
import { readStart } from '../source/xml-records.ts'
import { readZim, type ZimNames } from './read-zim.ts'

/**
 * A notebook of Zim: a page is a file `.txt` that begins with `Content-Type: text/x-zim-wiki`; pages below it and its files
 * stand in a folder of its name (https://zim-wiki.org/manual/Help/Wiki_Syntax.html, …/Help/Links.html).
 */
export const zim: Importer = {
  name: 'zim',
  tool: 'Zim, a notebook',
  async recognise(source) {
    const sign = source.files.find(({ path }) => baseName(path) === 'notebook.zim')
    if (sign !== undefined) return sign.path
    for (const path of pageFiles(source).slice(0, 5))
      if (isPage(await readStart(source, path, 200))) return path
    return undefined
  },
  open: async (source) => openZim(source),
}

function pageFiles({ files }: Source): readonly string[] {
  return files.map(({ path }) => path).filter((path) => extensionOf(path) === '.txt')
}

const isPage = (start: string): boolean => /^Content-Type: text\/x-zim-wiki/i.test(start)

/** `A:Long name` of `A/Long_name.txt`, as links name a page. */
const pageName = (path: string): string =>
  path
    .replace(/\.txt$/i, '')
    .replaceAll('_', ' ')
    .replaceAll('/', ':')

async function openZim(source: Source): Promise<OpenedImport> {
  const pages = new Map<string, string>()
  for (const path of pageFiles(source))
    if (isPage(await readStart(source, path, 200))) pages.set(pageName(path).toLowerCase(), path)
  if (pages.size === 0)
    throw new SourceError('there is no page that begins with "Content-Type: text/x-zim-wiki"')
  const notes: NoteWish[] = [...pages.values()].map((path) => {
    const names = pageName(path).split(':')
    return { key: path, folders: names.slice(0, -1), name: names.at(-1)! }
  })
  return {
    notes,
    async *make(names): AsyncGenerator<Made> {
      for (const path of pages.values()) yield await makeNote(source, path, pages, names)
    },
  }
}

async function makeNote(
  source: Source,
  path: string,
  pages: ReadonlyMap<string, string>,
  names: Names,
): Promise<Made> {
  const text = await readText(source, path)
  const [, head = '', body = ''] = /^((?:[\w-]+: .*\n)+)\n?([\s\S]*)$/.exec(text) ?? [text, '', text]
  const assets = await readAssets(source, path, body)
  const context: ZimNames = {
    noteOf(link) {
      const found = findPage(link, pageName(path), pages)
      return found === undefined ? undefined : names.target(found)
    },
    asset(link) {
      const bytes = assets.get(link)
      return bytes && names.asset(bytes, baseName(link))
    },
    equation(link) {
      const bytes = assets.get(texOf(link))
      return bytes && new TextDecoder().decode(bytes)
    },
    remark: (kind, message) => names.remark({ kind, message, where: path }),
  }
  const created = /^Creation-Date: (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)/m.exec(head)?.[1]
  const properties: Record<string, PropertyValue> = created === undefined ? {} : { created }
  return {
    kind: 'note',
    key: path,
    title: pageName(path).split(':').at(-1)!,
    properties,
    text: writeMarkdown(readZim(body, context)),
  }
}

/**
 * The page that a link means: `:Page` from the top, `+Page` below this one, else the nearest in a folder around this page
 * that has the first part of the link's name.
 */
function findPage(link: string, from: string, pages: ReadonlyMap<string, string>): string | undefined {
  const name = link
    .replace(/_/g, ' ')
    .replace(/^:+|:+$/g, '')
    .trim()
    .toLowerCase()
  if (link.startsWith(':')) return pages.get(name)
  const here = from.toLowerCase().split(':')
  if (link.startsWith('+')) return pages.get([...here, name.slice(1)].join(':'))
  for (let depth = here.length - 1; depth >= 0; depth--) {
    const found = pages.get([...here.slice(0, depth), name].join(':'))
    if (found !== undefined) return found
  }
  return undefined
}

/** The file from which the picture of a formula is drawn stands beside it. */
const texOf = (link: string): string => link.replace(/\.\w+$/, '.tex')

/** Files that the page names, by their names in it: `./a.png` is in the page's own folder. */
async function readAssets(
  source: Source,
  path: string,
  body: string,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Set(source.files.map((file) => file.path))
  const own = `${path.replace(/\.txt$/i, '')}/x`
  const found = new Map<string, Uint8Array>()
  for (const [, a, b] of body.matchAll(/\{\{([^{}?|\n]{1,500})|\[\[(\.{1,2}\/[^[\]|\n]{1,500})/g)) {
    const written = (a ?? b ?? '').trim()
    for (const link of /\.\w+$/.test(written) ? [written, texOf(written)] : [written]) {
      const isOwn = link.startsWith('./') || link.startsWith('../')
      const file = resolveAddress(isOwn ? own : `${folderOf(path)}/x`, link)
      if (file !== undefined && files.has(file) && !found.has(link)) found.set(link, await source.bytes(file))
    }
  }
  return found
}
