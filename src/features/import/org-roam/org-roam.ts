import { baseName, extensionOf, folderOf, stemOf } from '../../../model/path.ts'
import type { PropertyValue } from '../../../model/properties.ts'
import { isoOfStamp } from '../dates.ts'
import type { Importer, Made, Names, NoteWish, OpenedImport } from '../importer.ts'
import { resolveAddress } from '../markdown/relink.ts'
import { writeMarkdown } from '../markdown/write-markdown.ts'
import { readText, type Source, SourceError } from '../source/source.ts'
import { headingKey, type OrgFile, readOrgFile } from './org-file.ts'
import { readOrg, tagOf } from './read-org.ts'
import type { OrgTarget } from './read-org-line.ts'

/**
 * A folder of files in Org, as org-roam has them: a file is a node, and a heading with an `ID` is one too
 * (https://www.orgroam.com/manual.html, https://orgmode.org/worg/org-syntax.html).
 */
export const orgRoam: Importer = {
  name: 'org-roam',
  tool: 'Org-roam, or any folder of files in Org',
  recognise: async (source) => orgFiles(source)[0],
  open: async (source) => openOrg(source),
}

function orgFiles({ files }: Source): readonly string[] {
  return files.map(({ path }) => path).filter((path) => extensionOf(path) === '.org')
}

/** Where an id leads. */
interface Place {
  readonly path: string
  readonly heading?: string
}

interface OrgIndex {
  readonly byId: ReadonlyMap<string, Place>
  readonly byTitle: ReadonlyMap<string, string>
  readonly files: ReadonlySet<string>
}

async function openOrg(source: Source): Promise<OpenedImport> {
  const paths = orgFiles(source)
  if (paths.length === 0) throw new SourceError('there is no file .org, expected a folder of notes in Org')
  const notes: NoteWish[] = []
  const byId = new Map<string, Place>()
  const byTitle = new Map<string, string>()
  for (const path of paths) {
    const { title, nodes, aliases, fields } = readOrgFile(await readText(source, path))
    const folder = folderOf(path)
    notes.push({ key: path, folders: folder === '' ? [] : folder.split('/'), name: title ?? stemOf(path) })
    for (const { id, heading } of nodes)
      if (!byId.has(id)) byId.set(id, { path, ...(heading !== undefined && { heading }) })
    // Denote names a note by the moment at which it was made.
    const moment =
      fields.find(([name]) => name === 'identifier')?.[1] ?? /^\d{8}T\d{6}(?=-|$)/.exec(stemOf(path))?.[0]
    if (moment !== undefined && !byId.has(moment)) byId.set(moment, { path })
    for (const name of [title ?? stemOf(path), ...aliases])
      if (!byTitle.has(name.toLowerCase())) byTitle.set(name.toLowerCase(), path)
  }
  const index: OrgIndex = { byId, byTitle, files: new Set(source.files.map(({ path }) => path)) }
  return {
    notes,
    async *make(names): AsyncGenerator<Made> {
      for (const path of paths) yield await makeNote(source, path, index, names)
    },
  }
}

async function makeNote(source: Source, path: string, index: OrgIndex, names: Names): Promise<Made> {
  const text = await readText(source, path)
  const file = readOrgFile(text)
  const assets = await readAssets(source, path, text, file, index)
  const find = (link: string): OrgTarget | undefined => {
    if (/^[*#]/.test(link)) {
      const own = file.headings.get(link.startsWith('#') ? link : `*${headingKey(link.slice(1))}`)
      return own === undefined ? undefined : { kind: 'note', target: '', fragment: own }
    }
    const place = findNote(link, path, index)
    if (place && names.has(place.path))
      return {
        kind: 'note',
        target: place.path === path && place.heading !== undefined ? '' : names.target(place.path),
        ...(place.heading !== undefined && { fragment: place.heading }),
      }
    const address = fileOf(link, path, file)
    const bytes = address === undefined ? undefined : assets.get(address)
    if (bytes === undefined || address === undefined) return undefined
    const isPicture = /\.(?:png|jpe?g|gif|webp|svg|avif|bmp)$/i.test(address)
    return { kind: 'asset', path: names.asset(bytes, baseName(address)), isPicture }
  }
  const blocks = readOrg(file.lines, {
    find,
    states: file.states,
    remark: (kind, message) => names.remark({ kind, message, where: path }),
  })
  return {
    kind: 'note',
    key: path,
    title: file.title ?? stemOf(path),
    properties: propertiesOf(file, path),
    text: writeMarkdown(blocks),
  }
}

function findNote(link: string, from: string, { byId, byTitle }: OrgIndex): Place | undefined {
  const id = /^(?:id|denote):([^:]+)/.exec(link)?.[1]
  if (id !== undefined) return byId.get(id.trim())
  const title = /^roam:(.+)$/.exec(link)?.[1]
  if (title !== undefined) {
    const path = byTitle.get(title.trim().toLowerCase())
    return path === undefined ? undefined : { path }
  }
  const [, file = '', heading] = /^(?:file:)?([^:]+\.org)(?:::\*?(.+))?$/i.exec(link) ?? []
  const path = file === '' ? undefined : resolveAddress(from, file)
  return path === undefined ? undefined : { path, ...(heading !== undefined && { heading }) }
}

/** The file that a link names, by its path in the source. */
function fileOf(link: string, from: string, { nodes }: OrgFile): string | undefined {
  const attached = /^attachment:(.+)$/.exec(link)?.[1]
  if (attached !== undefined) {
    // Org's way of attaching: a folder of the first two digits of the id, one of the rest.
    const id = nodes[0]?.id
    return id === undefined
      ? undefined
      : resolveAddress(from, `data/${id.slice(0, 2)}/${id.slice(2)}/${attached}`)
  }
  const address = /^(?:file(?:\+\w+)?:)?([^:]+?)(?:::.*)?$/.exec(link)?.[1]
  return address === undefined ? undefined : resolveAddress(from, address)
}

async function readAssets(
  source: Source,
  path: string,
  text: string,
  file: OrgFile,
  { files }: OrgIndex,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>()
  for (const [, link = ''] of text.matchAll(/\[\[([^[\]]{1,1000})\]/g)) {
    const address = fileOf(link.trim(), path, file)
    if (address === undefined || !files.has(address) || extensionOf(address) === '.org' || found.has(address))
      continue
    found.set(address, await source.bytes(address))
  }
  return found
}

function propertiesOf(
  { tags, aliases, refs, fields }: OrgFile,
  path: string,
): Readonly<Record<string, PropertyValue>> {
  const properties: Record<string, PropertyValue> = {}
  if (tags.length > 0) properties['tags'] = [...new Set(tags.map(tagOf))]
  if (aliases.length > 0) properties['aliases'] = [...aliases]
  if (refs.length > 0) properties['refs'] = [...refs]
  const stamp = isoOfStamp(/^(\d{14})-/.exec(baseName(path))?.[1] ?? '')
  // The clock of the machine, not that of Greenwich.
  if (stamp !== undefined) properties['created'] = stamp.slice(0, -1)
  for (const [name, value] of fields)
    if (!(name in properties) && name !== '__proto__') properties[name] = value
  return properties
}
