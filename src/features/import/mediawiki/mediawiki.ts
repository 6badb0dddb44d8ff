import { extensionOf } from '../../../model/path.ts'
import type { PropertyValue } from '../../../model/properties.ts'
import type { Importer, Made, Names, NoteWish, OpenedImport } from '../importer.ts'
import { writeMarkdown } from '../markdown/write-markdown.ts'
import { type Source, SourceError } from '../source/source.ts'
import { childOf, childText, readRecords, readStart, type XmlElement } from '../source/xml-records.ts'
import { readPage } from './read-page.ts'

/**
 * MediaWiki's dump in XML: pages with `title`, `ns`, `redirect` and revisions, of which the last counts
 * (https://www.mediawiki.org/wiki/Help:Export, https://www.mediawiki.org/wiki/Help:Formatting).
 */
export const mediawiki: Importer = {
  name: 'mediawiki',
  tool: 'MediaWiki, as a dump in XML',
  async recognise(source) {
    const path = dumps(source)[0]
    return path !== undefined && /<mediawiki\b/.test(await readStart(source, path)) ? path : undefined
  },
  open: async (source) => openDump(source),
}

function dumps({ files }: Source): readonly string[] {
  return files
    .map(({ path }) => path)
    .filter((path) => ['.xml', '.gz', '.bz2', '.7z', '.xz'].includes(extensionOf(path)))
}

const records = { records: ['page', 'namespace'], keepLast: ['revision'] } as const

/** Namespaces whose pages are read: articles, the project's own pages, help, categories; and content of a wiki's own. */
function isRead(number: number): boolean {
  return [0, 4, 12, 14].includes(number) || (number >= 100 && number % 2 === 0 && number !== 828)
}

async function openDump(source: Source): Promise<OpenedImport> {
  const files = dumps(source)
  if (files.length === 0)
    throw new SourceError('there is no file .xml or .xml.gz, expected a dump of MediaWiki')
  const notes: NoteWish[] = []
  const titles = new Set<string>()
  const redirects = new Map<string, string>()
  const namespaces = new Map<number, string>()
  for (const file of files)
    for await (const record of readRecords(source, file, { ...records, without: ['text'] })) {
      if (record.name === 'namespace') {
        namespaces.set(Number(record.attributes['key']), record.text)
        continue
      }
      const number = numberOf(record)
      const title = titleOf(record)
      if (!isRead(number) || title === '' || titles.has(title)) continue
      const redirect = childOf(record, 'redirect')?.attributes['title']
      if (redirect !== undefined) {
        redirects.set(title, normalTitle(redirect))
        continue
      }
      titles.add(title)
      const space = namespaces.get(number) ?? ''
      const isSpaced = number !== 0 && space !== '' && title.startsWith(`${space}:`)
      notes.push({
        key: title,
        folders: isSpaced ? [space] : [],
        name: isSpaced ? title.slice(space.length + 1) : title,
      })
    }
  const aliases = new Map<string, string[]>()
  for (const from of redirects.keys()) {
    const to = followRedirects(from, redirects)
    if (to !== undefined && titles.has(to)) aliases.set(to, [...(aliases.get(to) ?? []), from])
  }
  const words = spaceWords(namespaces)
  return {
    notes,
    async *make(names): AsyncGenerator<Made> {
      const made = new Set<string>()
      const target = (title: string): string | undefined => {
        const normal = normalTitle(title)
        const key = titles.has(normal) ? normal : followRedirects(normal, redirects)
        return key !== undefined && titles.has(key) ? names.target(key) : undefined
      }
      for (const file of files)
        for await (const record of readRecords(source, file, records)) {
          const title = record.name === 'page' ? titleOf(record) : ''
          if (!titles.has(title) || made.has(title) || !isRead(numberOf(record))) continue
          if (childOf(record, 'redirect')) continue
          made.add(title)
          yield makeNote(record, title, aliases.get(title) ?? [], { target, ...words }, file, names)
        }
    },
  }
}

const numberOf = (record: XmlElement): number => Number(childText(record, 'ns') || '0')

const titleOf = (record: XmlElement): string => normalTitle(childText(record, 'title'))

/** Titles begin with a capital, and an underscore is a space in them. */
function normalTitle(title: string): string {
  const plain = title
    .replace(/^:/, '')
    .replace(/[_\s]+/g, ' ')
    .trim()
  return plain.charAt(0).toUpperCase() + plain.slice(1)
}

function followRedirects(from: string, redirects: ReadonlyMap<string, string>): string | undefined {
  let to = redirects.get(from)
  for (let steps = 0; steps < 5 && to !== undefined && redirects.has(to); steps++) to = redirects.get(to)
  return to
}

/** What files and categories are called in the wiki's language; English is understood in all. */
function spaceWords(namespaces: ReadonlyMap<number, string>): {
  readonly fileWords: readonly string[]
  readonly categoryWords: readonly string[]
} {
  const of = (number: number, ...more: string[]): readonly string[] =>
    [namespaces.get(number) ?? '', ...more].filter((word) => word !== '').map((word) => word.toLowerCase())
  return { fileWords: of(6, 'File', 'Image'), categoryWords: of(14, 'Category') }
}

function makeNote(
  record: XmlElement,
  title: string,
  aliases: readonly string[],
  wiki: { target(title: string): string | undefined } & ReturnType<typeof spaceWords>,
  file: string,
  names: Names,
): Made {
  const revision = childOf(record, 'revision')
  const { blocks, categories } = readPage(childOf(revision, 'text')?.text ?? '', {
    noteOf: wiki.target,
    isFile: (space) => wiki.fileWords.includes(space),
    isCategory: (space) => wiki.categoryWords.includes(space),
    remark: (kind, message) => names.remark({ kind, message, where: `${file}:${record.line} ${title}` }),
  })
  const tags = [...new Set(categories.map((name) => name.trim().replace(/[\s,#]+/g, '-')))].filter(
    (tag) => tag !== '',
  )
  const updated = childText(revision, 'timestamp')
  const properties: Record<string, PropertyValue> = {
    ...(aliases.length > 0 && { aliases: [...aliases] }),
    ...(tags.length > 0 && { tags }),
    ...(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(updated) && { updated }),
  }
  const short = names.path(title).includes('/') ? title.replace(/^[^:]*:/, '') : title
  return { kind: 'note', key: title, title: short, properties, text: writeMarkdown(blocks) }
}
