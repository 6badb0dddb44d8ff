import { extensionOf } from '../../../model/path.ts'
import type { PropertyValue } from '../../../model/properties.ts'
import type { Importer, Made, Names, NoteWish, OpenedImport } from '../importer.ts'
import { isObject, readJson } from '../read-json.ts'
import { type Source, SourceError } from '../source/source.ts'
import { type RoamBlock, type RoamPage, readGraph } from './read-graph.ts'
import { type RoamLinks, writeInline } from './write-inline.ts'
import { writeOutline } from './write-outline.ts'

/**
 * Roam's export as JSON: a list of pages with `title` and `children`, each block with `string`, `uid`, `heading` and
 * `children`; times are milliseconds since 1970 (Roam's help, "Import and export": `create-time`, `edit-time`).
 */
export const roam: Importer = {
  name: 'roam',
  tool: 'Roam Research, exported as JSON',
  async recognise(source) {
    const path = jsonFiles(source)[0]
    if (path === undefined) return undefined
    const json = await readJson(source, path)
    const isGraph =
      Array.isArray(json) &&
      json.some((page: unknown) => isObject(page) && 'title' in page && Array.isArray(page['children'])) &&
      json.every((page: unknown) => isObject(page) && typeof page['title'] === 'string' && !('text' in page))
    return isGraph ? path : undefined
  },
  open: async (source) => openRoam(source),
}

function jsonFiles({ files }: Source): readonly string[] {
  return files.map(({ path }) => path).filter((path) => extensionOf(path) === '.json')
}

async function openRoam(source: Source): Promise<OpenedImport> {
  const files = jsonFiles(source)
  if (files.length === 0) throw new SourceError('there is no file with JSON, expected an export as JSON')
  const pages: RoamPage[] = []
  for (const file of files) pages.push(...readGraph(await readJson(source, file), file))
  const byTitle = new Map<string, RoamPage>()
  for (const page of pages) if (!byTitle.has(page.title)) byTitle.set(page.title, page)
  // Pages without a block are there only because something links to them: wanted notes, here.
  const notes: NoteWish[] = [...byTitle.values()]
    .filter(({ blocks }) => blocks.length > 0)
    .map(({ title, day }) => ({ key: title, folders: [], name: day ?? title }))
  const index = indexBlocks([...byTitle.values()])
  return {
    notes,
    async *make(names): AsyncGenerator<Made> {
      const links = openLinks(index, names)
      for (const { key } of notes) yield makePage(byTitle.get(key)!, links)
    },
  }
}

/** Where a block is, and what it says. */
interface PlacedBlock {
  readonly block: RoamBlock
  readonly page: string
  /** Its name in the note, as links and the block itself write it. */
  readonly id: string
}

interface BlockIndex {
  readonly byUid: ReadonlyMap<string, PlacedBlock>
  /** Blocks that something refers to. */
  readonly wanted: ReadonlySet<string>
}

function indexBlocks(pages: readonly RoamPage[]): BlockIndex {
  const byUid = new Map<string, PlacedBlock>()
  const wanted = new Set<string>()
  for (const { title, blocks } of pages) {
    const taken = new Set<string>()
    const visit = (block: RoamBlock): void => {
      for (const [, uid = ''] of block.string.matchAll(/\(\(([\w-]{6,40})\)\)/g)) wanted.add(uid)
      let id = block.uid.replace(/[^A-Za-z0-9]/g, '-').toLowerCase()
      while (taken.has(id)) id += '-2'
      taken.add(id)
      if (block.uid !== '') byUid.set(block.uid, { block, page: title, id })
      for (const child of block.children) visit(child)
    }
    for (const block of blocks) visit(block)
  }
  return { byUid, wanted }
}

function openLinks({ byUid, wanted }: BlockIndex, names: Names): RoamLinks {
  return {
    page: (title) => (names.has(title) ? names.target(title) : undefined),
    block(uid) {
      const placed = byUid.get(uid)
      if (placed === undefined || !names.has(placed.page)) return undefined
      return { target: `${names.target(placed.page)}#^${placed.id}`, string: placed.block.string }
    },
    idOf: (uid) => (wanted.has(uid) ? byUid.get(uid)?.id : undefined),
    remark: names.remark,
  }
}

function makePage(page: RoamPage, links: RoamLinks): Made {
  const { title, day, created, edited, blocks } = page
  const properties: Record<string, PropertyValue> = {}
  const isRenamed = day !== undefined
  if (isRenamed) properties['aliases'] = [title]
  if (created !== undefined) properties['created'] = created
  if (edited !== undefined) properties['updated'] = edited
  // Attributes at the top of a page are what it says of itself.
  const rest = blocks.filter((block) => !takeAttribute(block, properties, links, title))
  const text = writeOutline(rest, links, title)
  return { kind: 'note', key: title, ...(!isRenamed && { title }), properties, text }
}

function takeAttribute(
  { string, children, uid }: RoamBlock,
  properties: Record<string, PropertyValue>,
  links: RoamLinks,
  where: string,
): boolean {
  const [, name = '', value = ''] = /^(?:\[\[)?([^:[\]`\n]{1,60}?)(?:\]\])?::[ \t]*(.*)$/.exec(string) ?? []
  const key = name.trim()
  if (key === '' || children.length > 0 || links.idOf(uid) !== undefined) return false
  if (key in properties || key === '__proto__') return false
  const parts = [...value.matchAll(/#?\[\[([^[\]]+)\]\]|#([\w/-]+)/g)]
  const isList = parts.length > 0 && value.replace(/#?\[\[[^[\]]+\]\]|#[\w/-]+|[\s,]+/g, '') === ''
  if (isList && /^tags$/i.test(key))
    properties['tags'] = parts.map(([, a, b]) => (a ?? b ?? '').replace(/\s+/g, '-'))
  else if (isList) properties[key] = parts.map(([, a, b]) => `[[${links.page(a ?? b ?? '') ?? a ?? b}]]`)
  else properties[key] = writeInline(value, links, where)
  return true
}
