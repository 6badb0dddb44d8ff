import { baseName, extensionOf } from '../../../model/path.ts'
import type { PropertyValue } from '../../../model/properties.ts'
import { isoOfStamp } from '../dates.ts'
import type { Importer, Made, Names, NoteWish, OpenedImport } from '../importer.ts'
import { codeBlock } from '../markdown/build.ts'
import { htmlToBlocks } from '../markdown/html-to-blocks.ts'
import { decodeAddress, resolveAddress } from '../markdown/relink.ts'
import { writeMarkdown } from '../markdown/write-markdown.ts'
import { readJson } from '../read-json.ts'
import { type Source, SourceError } from '../source/source.ts'
import { readStart } from '../source/xml-records.ts'
import type { WikiNames } from './read-line.ts'
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
      const shown = new Set<string>()
      for (const { key } of notes) {
        const tiddler = byTitle.get(key)!
        const files = await readFiles(source, tiddler, byTitle)
        yield makeNote(tiddler, { byTitle, files, shown }, names)
      }
      for (const { title, where } of own.filter(isBinary))
        if (!shown.has(title))
          names.remark({
            kind: 'left-file',
            message: 'a file that no note names, not brought',
            where: `${where}: ${title}`,
          })
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

/** What is not in the tiddler itself. */
interface Wiki {
  readonly byTitle: ReadonlyMap<string, Tiddler>
  /** Files beside the wiki that this tiddler names. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Titles of files that some tiddler shows. */
  readonly shown: Set<string>
}

/** Files of the source that a tiddler names by their addresses, or by a tiddler that only says where one is. */
async function readFiles(
  source: Source,
  { text, where }: Tiddler,
  byTitle: ReadonlyMap<string, Tiddler>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const paths = new Set(source.files.map(({ path }) => path))
  const found = new Map<string, Uint8Array>()
  for (const [, name = ''] of text.matchAll(/[[|{]([^[\]|{}\n]{1,500})(?:\]\]|\}\})/g)) {
    const address = byTitle.get(name)?.fields['_canonical_uri'] ?? name
    // Addresses start at the wiki, of which the files of tiddlers stand in a folder.
    const file = [resolveAddress(where, address), resolveAddress('', address)].find(
      (one) => one !== undefined && paths.has(one),
    )
    const isFile =
      file !== undefined && !/\.(?:tid|meta|json|html?)$/.test(file) && !paths.has(`${file}.meta`)
    if (isFile && !found.has(name)) found.set(name, await source.bytes(file))
  }
  return found
}

function makeNote(tiddler: Tiddler, { byTitle, files, shown }: Wiki, names: Names): Made {
  const { title, text, fields, where } = tiddler
  const asset = (name: string): string | undefined => {
    const there = files.get(name)
    if (there !== undefined) return names.asset(there, baseName(name))
    const file = byTitle.get(name)
    if (file === undefined || !isBinary(file) || file.text === '') return undefined
    shown.add(name)
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

function writeText(text: string, type: string, context: WikiNames): string {
  if (type === 'text/x-markdown' || type === 'text/markdown') return readMarkdown(text, context)
  if (type === '' || type === 'text/vnd.tiddlywiki' || type === 'text/x-tiddlywiki')
    return writeMarkdown(readWikitext(text, context))
  if (type === 'text/html') return writeMarkdown(htmlToBlocks(text))
  const language = type.replace(/^.*\/(?:x-)?|^vnd\./g, '').replace(/^plain$|^tiddler-dictionary$/, '')
  return text.trim() === '' ? '' : writeMarkdown([codeBlock(text.trimEnd(), language)])
}

/** Markdown in a wiki, whose addresses and brackets name tiddlers; code stays as it is. */
function readMarkdown(text: string, { noteOf, asset, remark }: WikiNames): string {
  const readPart = (part: string): string =>
    part
      .replace(
        /(!?)\[([^\]\n]*)\]\(#?<?([^()<>\n]+)>?\)/g,
        (whole, sign: string, label: string, address: string) => {
          const title = decodeAddress(address)
          const note = sign === '' ? noteOf(title) : undefined
          const path = note ?? asset(title)
          if (path === undefined) return whole
          return `${sign}[[${path}${label === '' || label === path ? '' : `|${label}`}]]`
        },
      )
      .replace(/\{\{([^{}|\n]{1,300})\}\}/g, (whole, title: string) => {
        const target = noteOf(title) ?? asset(title)
        if (target !== undefined) return `![[${target}]]`
        remark('transclusion', 'a transclusion {{…}} of a field or with a template, kept as code')
        return `\`${whole}\``
      })
      .replace(/<<([\w.-]+)[^<>\n]*>>/g, (whole, name: string) => {
        remark(`macro-${name}`, `<<${name}>>, kept as code`)
        return `\`${whole}\``
      })
  return text
    .split(/(```[\s\S]*?(?:```|$)|`[^`\n]+`)/)
    .map((part, i) => (i % 2 === 1 ? part : readPart(part)))
    .join('')
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
