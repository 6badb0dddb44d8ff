import { extensionOf } from '../../../model/path.ts'
import type { PropertyValue } from '../../../model/properties.ts'
import { isoOfStamp } from '../dates.ts'
import type { Importer, Made, Names, NoteWish, OpenedImport } from '../importer.ts'
import { codeBlock } from '../markdown/build.ts'
import { htmlToBlocks } from '../markdown/html-to-blocks.ts'
import { writeMarkdown } from '../markdown/write-markdown.ts'
import { readJson } from '../read-json.ts'
import { type Source, SourceError } from '../source/source.ts'
import { readStart } from '../source/xml-records.ts'
import { isTiddlerList, readTiddlers } from './read-tiddlers.ts'
import { readWikitext } from './read-wikitext.ts'
import { readTitleList, type Tiddler } from './tiddler.ts'

/**
 * TiddlyWiki's tiddlers: JSON, a whole wiki as HTML, or the files of a folder (https://tiddlywiki.com/#TiddlerFiles,
 * https://tiddlywiki.com/#WikiText).
 */
export const tiddlywiki: Importer = {
  name: 'tiddlywiki',
  tool: 'TiddlyWiki, as JSON, HTML or files of tiddlers',
  async recognise(source) {
    for (const { path } of tiddlerFiles(source).slice(0, 20)) {
      const extension = extensionOf(path)
      if (extension === '.tid') return path
      if (extension === '.json' && isTiddlerList(await readJson(source, path))) return path
      if (/^\.html?$/.test(extension) && /tiddlywiki/i.test(await readStart(source, path, 20_000)))
        return path
    }
    return undefined
  },
  open: async (source) => openTiddlyWiki(source),
}

function tiddlerFiles({ files }: Source): Source['files'] {
  return files.filter(
    ({ path }) =>
      /\.(?:json|html?|tid|meta)$/i.test(path) && !/(?:^|\/)tiddlywiki\.(?:info|files)$/.test(path),
  )
}

async function openTiddlyWiki(source: Source): Promise<OpenedImport> {
  const byTitle = new Map<string, Tiddler>()
  for (const { path } of tiddlerFiles(source))
    for (const tiddler of await readTiddlers(source, path)) byTitle.set(tiddler.title, tiddler)
  // What a wiki is made of: its plugins, settings and drafts.
  const own = [...byTitle.values()].filter(
    ({ title, fields }) => !title.startsWith('$:/') && !('draft.of' in fields) && !('plugin-type' in fields),
  )
  if (own.length === 0)
    throw new SourceError('there is no tiddler, expected a wiki or tiddlers of TiddlyWiki')
  const notes: NoteWish[] = own
    .filter((tiddler) => !isBinary(tiddler))
    .map(({ title }) => ({ key: title, folders: [], name: title }))
  return {
    notes,
    async *make(names): AsyncGenerator<Made> {
      for (const { key } of notes) yield makeNote(byTitle.get(key)!, byTitle, names)
    },
  }
}

function isBinary({ fields }: Tiddler): boolean {
  const type = fields['type'] ?? ''
  return /^(?:image|audio|video|font)\//.test(type) || /^application\/(?:pdf|zip|octet-stream)$/.test(type)
}

const endings: Readonly<Record<string, string>> = {
  jpeg: 'jpg',
  'svg+xml': 'svg',
  mpeg: 'mp3',
  'octet-stream': 'bin',
}

function makeNote(tiddler: Tiddler, byTitle: ReadonlyMap<string, Tiddler>, names: Names): Made {
  const { title, text, fields, where } = tiddler
  const asset = (name: string): string | undefined => {
    const file = byTitle.get(name)
    if (file === undefined || !isBinary(file) || file.text === '') return undefined
    const kind = (file.fields['type'] ?? '').split('/')[1] ?? ''
    const isSvg = kind === 'svg+xml' && file.text.trimStart().startsWith('<')
    const bytes = isSvg ? new TextEncoder().encode(file.text) : Buffer.from(file.text, 'base64')
    return names.asset(bytes, /\.\w{1,5}$/.test(name) ? name : `${name}.${endings[kind] ?? kind}`)
  }
  const body = writeText(text, fields['type'] ?? '', {
    noteOf: (name) => (names.has(name) ? names.target(name) : undefined),
    asset,
    remark: (kind, message) => names.remark({ kind, message, where: `${where}: ${title}` }),
  })
  return { kind: 'note', key: title, title, properties: propertiesOf(fields), text: body }
}

function writeText(text: string, type: string, context: Parameters<typeof readWikitext>[1]): string {
  if (type === 'text/x-markdown' || type === 'text/markdown') return text
  if (type === '' || type === 'text/vnd.tiddlywiki' || type === 'text/x-tiddlywiki')
    return writeMarkdown(readWikitext(text, context))
  if (type === 'text/html') return writeMarkdown(htmlToBlocks(text))
  const language = type.replace(/^.*\/(?:x-)?|^vnd\./g, '').replace(/^plain$|^tiddler-dictionary$/, '')
  return text.trim() === '' ? '' : writeMarkdown([codeBlock(text.trimEnd(), language)])
}

function propertiesOf(fields: Readonly<Record<string, string>>): Readonly<Record<string, PropertyValue>> {
  const properties: Record<string, PropertyValue> = {}
  const tags = readTitleList(fields['tags'] ?? '').map((tag) => tag.replace(/[\s,#]+/g, '-'))
  if (tags.length > 0) properties['tags'] = tags
  const created = isoOfStamp(fields['created'] ?? '')
  const updated = isoOfStamp(fields['modified'] ?? '')
  if (created !== undefined) properties['created'] = created
  if (updated !== undefined) properties['updated'] = updated
  for (const [name, value] of Object.entries(fields)) {
    const isOwn = ['tags', 'created', 'modified', 'type', 'bag', 'revision', 'list', 'changecount'].includes(
      name,
    )
    if (!isOwn && value !== '' && !name.startsWith('_') && !(name in properties)) properties[name] = value
  }
  const list = readTitleList(fields['list'] ?? '')
  if (list.length > 0) properties['list'] = list.map((name) => `[[${name}]]`)
  return properties
}
