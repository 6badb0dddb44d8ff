import { memoByObject } from '../../../model/memo-by-object.ts'
import { baseName, extensionOf, folderOf, stemOf } from '../../../model/path.ts'
import type { FileWish, Importer, Made, Names, NoteWish, OpenedImport } from '../importer.ts'
import { relinkMarkdown, resolveAddress } from '../markdown/relink.ts'
import { readText, type Source, SourceError } from '../source/source.ts'
import { type Database, propertyName, propertyOf, readDatabase, writeBase } from './database.ts'
import { joinParts } from './join-parts.ts'
import { readPage } from './read-page.ts'

/**
 * Notion's export "Markdown & CSV": a page is a file, the pages in it stand in a folder of its name, a database is a CSV with
 * a folder of its pages, and every name ends with an id of 32 digits (https://www.notion.com/help/export-your-content).
 */
export const notion: Importer = {
  name: 'notion',
  tool: 'Notion, exported as Markdown and CSV',
  async recognise({ files, kind }) {
    const withId = files.find(({ path }) => /\.(?:md|csv)$/i.test(path) && path.split('/').some(hasId))
    if (withId !== undefined) return withId.path
    const part = files.find(({ path }) => kind === 'archive' && /^Export-.*\.zip$/i.test(baseName(path)))
    return part?.path
  },
  async open(source) {
    return openNotion(await joinParts(source))
  },
}

/** A database with the place of its pages. */
interface FoundDatabase extends Database {
  readonly path: string
  /** Of its pages, in the source. */
  readonly folder: string
}

async function openNotion(source: Source): Promise<OpenedImport> {
  const pages = source.files.filter(({ path }) => extensionOf(path) === '.md')
  if (pages.length === 0 && !source.files.some(({ path }) => extensionOf(path) === '.csv'))
    throw new SourceError(
      'there is no page (.md) and no database (.csv), expected an export as Markdown and CSV',
    )
  const databases = await readDatabases(source)
  const notes: NoteWish[] = []
  const byId = new Map<string, string>()
  const known = new Set(pages.map(({ path }) => path))
  for (const { path } of pages) {
    const { title } = readPage(await readText(source, path))
    notes.push(wishOf(path, title))
    const id = idOf(stemOf(path))
    if (id !== undefined) byId.set(id, path)
  }
  const files: FileWish[] = []
  for (const { path } of databases) {
    files.push({ ...wishOf(path, undefined), ending: '.base' })
    const own = pages.some((page) => stripIds(page.path.slice(0, -3)) === stripIds(path.slice(0, -4)))
    if (!own) notes.push({ ...wishOf(path, undefined), key: noteKeyOf(path) })
  }
  const folderOfDatabase = new Map(databases.map((database) => [database.folder, database]))
  const target = (from: string, address: string): string | undefined => {
    const id = /^https:\/\/(?:www\.)?notion\.so\/[^?#]*?([0-9a-f]{32})(?:[?#].*)?$/.exec(address)?.[1]
    if (id !== undefined) return byId.get(id)
    const path = resolveAddress(from, address)
    return path?.endsWith('.csv') ? path.replace(/_all\.csv$/, '.csv') : path
  }
  return {
    notes,
    files,
    async *make(names): AsyncGenerator<Made> {
      for (const { path } of pages)
        yield await makePage(source, path, folderOfDatabase.get(folderOf(path)), known, target, names)
      for (const database of databases) {
        yield {
          kind: 'file',
          key: database.path,
          text: writeBase(database, folderInGarden(database, known, names)),
        }
        if (names.has(noteKeyOf(database.path)))
          yield {
            kind: 'note',
            key: noteKeyOf(database.path),
            title: stripIds(stemOf(database.path)),
            properties: {},
            text: `![[${baseName(names.path(database.path))}]]`,
          }
      }
    },
  }
}

async function makePage(
  source: Source,
  path: string,
  database: FoundDatabase | undefined,
  known: ReadonlySet<string>,
  target: (from: string, address: string) => string | undefined,
  names: Names,
): Promise<Made> {
  const columns = new Map(database?.columns.map((column) => [column.name, column]))
  const { title, lines, body } = readPage(await readText(source, path), columns)
  const relations = (text: string): readonly string[] | undefined => {
    const parts = [...text.matchAll(/\s*[^,()]*\s\(([^()\s]+\.md)\)\s*(?:,|$)/g)]
    if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== text) return undefined
    const keys = parts.map(([, address = '']) => target(path, decodeAddress(address)))
    return keys.every((key) => key !== undefined && names.has(key))
      ? keys.map((key) => `[[${names.target(key!)}]]`)
      : undefined
  }
  const properties = Object.fromEntries(
    lines.map(({ name, value }) => {
      const column = columns.get(name)!
      return [propertyName(column), propertyOf(column, value, relations)]
    }),
  )
  const place = names.path(path)
  const assets = await readAssets(source, path, body, known)
  const text = relinkMarkdown(body, place, ({ target: address }, isAlone) => {
    const key = target(path, address)
    if (key === undefined) return undefined
    if (key.endsWith('.csv') && names.has(key)) {
      const base = baseName(names.path(key))
      return { kind: 'text', markdown: isAlone ? `![[${base}]]` : `[[${base}]]` }
    }
    if (names.has(key)) return { kind: 'note', target: names.target(key), path: names.path(key) }
    const bytes = assets.get(key)
    if (bytes !== undefined) return { kind: 'asset', path: names.asset(bytes, baseName(key)) }
    names.remark({ kind: 'missing-file', message: 'a link to a file that is not in the export', where: path })
    return undefined
  })
  return { kind: 'note', key: path, title, properties, text: `# ${title}\n\n${readAsides(text)}` }
}

/** Once for all pages: there may be very many. */
const pathsOf = memoByObject((source: Source) => new Set(source.files.map(({ path }) => path)))

/** Files that a page may link to, by path: whatever of its text could be their address. */
async function readAssets(
  source: Source,
  path: string,
  body: string,
  known: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>()
  const paths = pathsOf(source)
  for (const [, address = ''] of body.matchAll(/(?:\]\(<?|(?:src|href)=")([^\s<>"]+?)(?:[)>"\s])/g)) {
    for (const spelled of [decodeAddress(address), decodeAddress(address.replace(/\)+$/, ''))]) {
      const file = resolveAddress(path, spelled)
      if (file === undefined || known.has(file) || found.has(file) || !paths.has(file)) continue
      if (extensionOf(file) !== '.csv') found.set(file, await source.bytes(file))
    }
  }
  return found
}

async function readDatabases(source: Source): Promise<readonly FoundDatabase[]> {
  const found: FoundDatabase[] = []
  const paths = new Set(source.files.map(({ path }) => path))
  for (const path of paths) {
    if (extensionOf(path) !== '.csv' || /_all\.csv$/i.test(path)) continue
    // The other one has what a view leaves out.
    const all = path.replace(/\.csv$/i, '_all.csv')
    const database = readDatabase(await readText(source, paths.has(all) ? all : path))
    if (database === undefined) continue
    const stem = path.slice(0, -4)
    const folder = [stem, stripLastId(stem)].find((one) =>
      [...paths].some((other) => other.startsWith(`${one}/`)),
    )
    found.push({ ...database, path, folder: folder ?? stem })
  }
  return found
}

/** Where the pages of a database are in the garden. */
function folderInGarden({ folder, path }: FoundDatabase, known: ReadonlySet<string>, names: Names): string {
  const page = [...known].find((one) => folderOf(one) === folder)
  return page === undefined ? names.path(path).replace(/\.base$/, '') : folderOf(names.path(page))
}

function wishOf(path: string, title: string | undefined): NoteWish {
  const folder = folderOf(path)
  const name = stripLastId(stemOf(path))
  // Names of files are cut short; a title that begins so says the whole.
  const folders = folder === '' ? [] : folder.split('/').map(stripLastId)
  return { key: path, folders, name: title === undefined || title.trim() === '' ? name : title }
}

const noteKeyOf = (path: string): string => `note of ${path}`

function hasId(name: string): boolean {
  return idOf(name.replace(/(?:_all)?\.[a-z]+$/i, '')) !== undefined
}

function idOf(name: string): string | undefined {
  return /(?:^|[ -])([0-9a-f]{32})$/.exec(name)?.[1]
}

function stripLastId(name: string): string {
  return name.replace(/[ -][0-9a-f]{32}$/, '')
}

function stripIds(path: string): string {
  return path.split('/').map(stripLastId).join('/')
}

function decodeAddress(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** Notion's callouts, which it writes as `<aside>`, as callouts. */
function readAsides(text: string): string {
  return text.replace(/^<aside>\n([\s\S]*?)\n*<\/aside>$/gm, (_, inner: string) => {
    const [, sign = '', rest = ''] =
      /^\s*(?:<img[^>]*>|(\p{Extended_Pictographic}\S*))?\s*([\s\S]*)$/u.exec(inner) ?? []
    const lines = rest.trim().split('\n')
    return `> [!note]${sign === '' ? '' : ` ${sign}`}\n${lines.map((line) => `> ${line}`.trimEnd()).join('\n')}`
  })
}
