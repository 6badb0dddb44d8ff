import { baseName, extensionOf, folderOf, stemOf } from '../../../model/path.ts'
import type { PropertyValue } from '../../../model/properties.ts'
import type { Importer, Made, Names, NoteWish, OpenedImport } from '../importer.ts'
import { makeMarkdownNote, titleOfMarkdown } from '../markdown/markdown-note.ts'
import { isObject, type JsonObject, readJson, textOf } from '../read-json.ts'
import { readText, type Source, SourceError } from '../source/source.ts'
import { openZipBytes } from '../source/zip-source.ts'

/**
 * TextBundle: a folder `.textbundle` with `text.md`, `info.json` and `assets/`; `.textpack` is one as an archive, and
 * Bear's backup `.bear2bk` an archive of many (http://textbundle.org/spec/, https://bear.app/faq/backup-restore/).
 */
export const bear: Importer = {
  name: 'bear',
  tool: 'Bear, or TextBundle of any program',
  async recognise(source) {
    const { files } = source
    if (files.some(({ path }) => extensionOf(path) === '.textpack'))
      return files.find(({ path }) => extensionOf(path) === '.textpack')?.path
    return findBundles(source)[0]?.text
  },
  open: async (source) => openBundles(source),
}

/** A bundle by its files. */
interface Bundle {
  readonly source: Source
  /** Its folder in the source, with a slash; empty at the top. */
  readonly folder: string
  readonly text: string
  /** What its file is called, for a note without a title. */
  readonly name: string
}

function findBundles(source: Source): readonly Bundle[] {
  const infos = new Set(
    source.files.filter(({ path }) => baseName(path) === 'info.json').map(({ path }) => folderOf(path)),
  )
  return source.files.flatMap(({ path }): Bundle[] => {
    const folder = folderOf(path)
    const isBundle = infos.has(folder) || folder.endsWith('.textbundle')
    if (!isBundle || !/^text\.(?:md|markdown|txt|html)$/i.test(baseName(path))) return []
    const name = stemOf(folder === '' ? source.name : folder)
    return [{ source, folder: folder === '' ? '' : `${folder}/`, text: path, name }]
  })
}

async function openBundles(source: Source): Promise<OpenedImport> {
  const bundles = [...findBundles(source)]
  for (const { path } of source.files)
    if (extensionOf(path) === '.textpack')
      bundles.push(...findBundles(await openZipBytes(await source.bytes(path), baseName(path))))
  if (bundles.length === 0)
    throw new SourceError(
      'there is no bundle with text.md and info.json, expected .textbundle, .textpack or .bear2bk',
    )
  const notes: (NoteWish & { readonly bundle: Bundle })[] = []
  const trashed: string[] = []
  const byTitle = new Map<string, string>()
  const byId = new Map<string, string>()
  for (const [i, bundle] of bundles.entries()) {
    const info = await readInfo(bundle)
    const title = titleOfMarkdown(await readText(bundle.source, bundle.text)) ?? bundle.name
    if (bearOf(info)['trashed'] === 1 || bearOf(info)['trashed'] === true) {
      trashed.push(bundle.text)
      continue
    }
    const key = `${i} ${bundle.text}`
    notes.push({ key, folders: [], name: title, bundle })
    if (!byTitle.has(title.toLowerCase())) byTitle.set(title.toLowerCase(), key)
    const id = textOf(bearOf(info), 'uniqueIdentifier')
    if (id !== undefined) byId.set(id, key)
  }
  return {
    notes,
    async *make(names): AsyncGenerator<Made> {
      for (const where of trashed)
        names.remark({ kind: 'trashed', message: 'a note in the trash, left out', where })
      for (const { key, name, bundle } of notes)
        yield await makeNote(bundle, key, name, { byTitle, byId }, names)
    },
  }
}

async function readInfo({ source, folder }: Bundle): Promise<JsonObject> {
  const path = `${folder}info.json`
  if (!source.files.some((file) => file.path === path)) return {}
  const json = await readJson(source, path)
  return isObject(json) ? json : {}
}

function bearOf(info: JsonObject): JsonObject {
  const own = info['net.shinyfrog.bear']
  return isObject(own) ? own : {}
}

async function makeNote(
  bundle: Bundle,
  key: string,
  title: string,
  {
    byTitle,
    byId,
  }: { readonly byTitle: ReadonlyMap<string, string>; readonly byId: ReadonlyMap<string, string> },
  names: Names,
): Promise<Made> {
  const info = await readInfo(bundle)
  const own = bearOf(info)
  const dates = ['created', 'updated'] as const
  const given = [own['creationDate'], own['modificationDate']]
  const properties: Record<string, PropertyValue> = {}
  for (const [i, name] of dates.entries()) {
    const value = given[i]
    if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value)) properties[name] = value
  }
  const url = textOf(info, 'sourceURL')
  if (url !== undefined && /^https?:/.test(url)) properties['source'] = url
  const written = await readText(bundle.source, bundle.text)
  const text = await makeMarkdownNote({
    source: bundle.source,
    path: bundle.text,
    text: readBear(written),
    place: names.path(key),
    names,
    find(address) {
      const query = /^bear:\/\/x-callback-url\/open-note\?(.*)$/.exec(address)?.[1]
      if (query === undefined) return undefined
      const asked = new URLSearchParams(query)
      const key = byId.get(asked.get('id') ?? '') ?? byTitle.get((asked.get('title') ?? '').toLowerCase())
      const fragment = asked.get('header')?.replace(/[[\]|#]/g, ' ')
      return key === undefined ? undefined : { key, ...(fragment !== undefined && { fragment }) }
    },
    findTitle: (name) => byTitle.get(name.toLowerCase()),
  })
  return { kind: 'note', key, title, properties, text }
}

/** What Bear writes in its own way, as Markdown has it; code and formulas stay as they are. */
function readBear(text: string): string {
  return text
    .split(/(```[\s\S]*?(?:```|$)|`[^`\n]+`|\$\$[\s\S]*?\$\$)/)
    .map((part, i) => (i % 2 === 1 ? part : readMarks(part)))
    .join('')
}

function readMarks(part: string): string {
  return (
    part
      // Tags of several words stand between two signs.
      .replace(
        /(^|\s)#(?=\p{L})([\p{L}\p{N}/ _-]{1,80}?[\p{L}\p{N}])#(?=\s|$)/gmu,
        (_, before: string, tag: string) => `${before}#${tag.replace(/ +/g, '-')}`,
      )
      .replace(/\[([^[\]\n]*)\]\(bear:\/\/x-callback-url\/open-tag[^)\s]*\)/g, '$1')
      // One sign underlines, where Markdown strikes.
      .replace(/(?<![\\~\p{L}\p{N}/])~(?![~\s])([^~\n]{1,500}?)(?<![\s\\])~(?!~)/gu, '<u>$1</u>')
      .replace(/==(?:🟢|🔴|🟡|🔵|🟣)(?=[^=\n]+==)/gu, '==')
      .replace(
        /(!?)\[([^[\]\n]*)\]\(([^()\n]+)\)<!-- (\{[^{}\n]*\}) -->/g,
        (whole, sign: string, label: string, address: string, said: string) => {
          const width = /"width":\s*(\d+)/.exec(said)?.[1]
          const isShown = sign === '!' || /"(?:embed|preview)":\s*"?true/.test(said)
          if (!isShown) return whole
          const words = [label, ...(width === undefined ? [] : [width])]
            .filter((word) => word !== '')
            .join('|')
          return `![${words}](${address})`
        },
      )
      // Bear takes the bar of a link for no end of a cell.
      .replace(/^\|.*$/gm, (row) => row.replace(/(\[\[[^[\]|\\]+)\|(?=[^[\]|]+\]\])/g, '$1\\|'))
      // A blank of Braille parts one list from another.
      .replace(/^\u2800/gm, '')
  )
}
