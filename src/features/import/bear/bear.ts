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
  const byTitle = new Map<string, string>()
  const byId = new Map<string, string>()
  for (const [i, bundle] of bundles.entries()) {
    const info = await readInfo(bundle)
    if (bearOf(info)['trashed'] === 1 || bearOf(info)['trashed'] === true) continue
    const title = titleOfMarkdown(await readText(bundle.source, bundle.text)) ?? bundle.name
    const key = `${i} ${bundle.text}`
    notes.push({ key, folders: [], name: title, bundle })
    if (!byTitle.has(title.toLowerCase())) byTitle.set(title.toLowerCase(), key)
    const id = textOf(bearOf(info), 'uniqueIdentifier')
    if (id !== undefined) byId.set(id, key)
  }
  return {
    notes,
    async *make(names): AsyncGenerator<Made> {
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
    text: readTags(written),
    place: names.path(key),
    names,
    find(address) {
      const id = /^bear:\/\/x-callback-url\/open-note\?(?:.*&)?id=([\w-]+)/.exec(address)?.[1]
      return id === undefined ? undefined : byId.get(id)
    },
    findTitle: (name) => byTitle.get(name.toLowerCase()),
  })
  return { kind: 'note', key, title, properties, text }
}

/** Bear's tags of several words stand between two signs: `#two words#`. Code stays as it is. */
function readTags(text: string): string {
  return text
    .split(/(```[\s\S]*?(?:```|$)|`[^`\n]+`)/)
    .map((part, i) =>
      i % 2 === 1
        ? part
        : part.replace(
            /(^|\s)#(?=\p{L})([\p{L}\p{N}/ _-]{1,80}?[\p{L}\p{N}])#(?=\s|$)/gmu,
            (_, before: string, tag: string) => `${before}#${tag.replace(/ +/g, '-')}`,
          ),
    )
    .join('')
}
