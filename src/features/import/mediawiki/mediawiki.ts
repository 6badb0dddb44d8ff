import { extensionOf } from '../../../model/path.ts'
import type { PropertyValue } from '../../../model/properties.ts'
import type { Importer, Made, Names, NoteWish, OpenedImport } from '../importer.ts'
import { codeBlock } from '../markdown/build.ts'
import { writeMarkdown } from '../markdown/write-markdown.ts'
import { type Source, SourceError } from '../source/source.ts'
import { childOf, childText, readRecords, readStart, type XmlElement } from '../source/xml-records.ts'
import type { PageNames } from './read-line.ts'
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
    for await (const record of readRecords(source, file, { ...records, without: ['text', 'comment'] })) {
      if (record.name === 'namespace') {
        namespaces.set(Number(record.attributes['key']), record.text)
        continue
      }
      const number = numberOf(record)
      const title = titleOf(record)
      if (!isRead(number) || title === '' || titles.has(title)) continue
      const redirect = childOf(record, 'redirect')?.attributes['title']
      if (redirect !== undefined) {
        redirects.set(title, normalTitle(redirect.replace(/#.*$/, '')))
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
  const spaces = readSpaces(namespaces)
  return {
    notes,
    async *make(names): AsyncGenerator<Made> {
      const made = new Set<string>()
      const target = (title: string): string | undefined => {
        const normal = localTitle(normalTitle(title), namespaces)
        const key = titles.has(normal) ? normal : followRedirects(normal, redirects)
        return key !== undefined && titles.has(key) ? names.target(key) : undefined
      }
      for (const file of files)
        for await (const record of readRecords(source, file, records)) {
          const title = record.name === 'page' ? titleOf(record) : ''
          if (!titles.has(title) || made.has(title) || !isRead(numberOf(record))) continue
          if (childOf(record, 'redirect')) continue
          made.add(title)
          yield makeNote(record, title, aliases.get(title) ?? [], { noteOf: target, ...spaces }, file, names)
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

/** Namespaces by their English words, which every wiki understands beside its own. */
const englishWords: Readonly<Record<string, number>> = {
  media: -2,
  special: -1,
  talk: 1,
  user: 2,
  'user talk': 3,
  project: 4,
  'project talk': 5,
  file: 6,
  image: 6,
  'file talk': 7,
  mediawiki: 8,
  'mediawiki talk': 9,
  template: 10,
  'template talk': 11,
  help: 12,
  'help talk': 13,
  category: 14,
  'category talk': 15,
  module: 828,
  'module talk': 829,
}

/** `My Wiki:About` of `Project:About`. */
function localTitle(title: string, namespaces: ReadonlyMap<number, string>): string {
  const [, word = '', rest = ''] = /^([^:]+):\s*(.+)$/.exec(title) ?? []
  const space = namespaces.get(englishWords[word.toLowerCase()] ?? 0) ?? ''
  return space === '' ? title : `${space}:${rest.charAt(0).toUpperCase()}${rest.slice(1)}`
}

/** Words before a colon that lead to another wiki. */
const otherWikis =
  /^(?:w|wikipedia|wikt|wiktionary|commons|c|b|wikibooks|n|wikinews|q|wikiquote|s|wikisource|v|wikiversity|voy|wikivoyage|d|wikidata|species|wikispecies|m|meta|mw|mediawikiwiki|phab|bugzilla|doi|google)$/

/** What the words before a colon mean in the wiki. */
function readSpaces(
  namespaces: ReadonlyMap<number, string>,
): Pick<PageNames, 'isFile' | 'isCategory' | 'whyOutside'> {
  const numbers = new Map(Object.entries(englishWords))
  for (const [number, word] of namespaces) if (word !== '') numbers.set(word.toLowerCase(), number)
  return {
    isFile: (word) => [6, -2].includes(numbers.get(word) ?? 0),
    isCategory: (word) => numbers.get(word) === 14,
    whyOutside(written) {
      const word = written.replaceAll('_', ' ').toLowerCase()
      const number = numbers.get(word)
      if (number !== undefined) return isRead(number) ? undefined : 'left-out-page'
      if (otherWikis.test(word)) return 'other-wiki'
      return /^[a-z]{2,3}(?:-[a-z]{2,10})?$|^simple$/.test(word) ? 'language-link' : undefined
    },
  }
}

function makeNote(
  record: XmlElement,
  title: string,
  aliases: readonly string[],
  wiki: Omit<PageNames, 'title' | 'remark'>,
  file: string,
  names: Names,
): Made {
  const revision = childOf(record, 'revision')
  const written = childOf(revision, 'text')?.text ?? ''
  const model = childText(revision, 'model')
  const isCode = model !== '' && model !== 'wikitext'
  const { blocks, categories } = isCode
    ? { blocks: [codeBlock(written, model.toLowerCase())], categories: [] }
    : readPage(written, {
        ...wiki,
        title,
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
