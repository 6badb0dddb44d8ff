import type {
  NeighbourHeading,
  NeighbourLink,
  NeighbourNote,
  NeighbourRegion,
} from '../../model/neighbour.ts'
import { cutText } from './cut-text.ts'

/** What of an inventory is taken at most; a garden of ten thousand notes has far less. */
export const mostOfInventory = {
  notes: 200_000,
  headings: 300,
  blocks: 300,
  aliases: 60,
  topics: 30,
  links: 200,
  regions: 40,
  /** Points of a coast. */
  coast: 64,
  /** Characters of a region's name, and files that tell of a map. */
  regionName: 80,
  mapFiles: 100,
  /** Characters of a name, and of a text. */
  name: 500,
  text: 1_200,
} as const

/** Bytes of a file of an inventory. */
export const mostBytesOfFile = 40_000

/** The version of the form that is written and read. */
export const inventoryVersion = 1

/** What an inventory says of itself, and which files it has. */
export interface InventoryIndex {
  readonly title: string
  /** How many notes it should have. */
  readonly notes: number
  /** Names of its files: digests of what is in them. */
  readonly shards: readonly string[]
  /** Names of the files that tell of its map, the regions first; none where it tells of none. */
  readonly map: readonly string[]
  /** Whether its notes name their marked blocks: one that names none has none. */
  readonly tellsBlocks: boolean
}

/** A digest as files are named: the first 20 hexadecimal digits of SHA-256. */
const digest = /^[0-9a-f]{20}$/

/** An id as notes write it behind `^`. */
const blockId = /^[\p{L}\p{N}_-]{1,80}$/u

/** Reads the index; what is wrong with it in words where it is none. Nothing else in it is looked at. */
export function readIndex(text: string): InventoryIndex | string {
  const value = parseJson(text)
  if (!isRecord(value)) return 'found no JSON object, expected the index of an inventory'
  const version = own(value, 'version')
  if (version !== inventoryVersion)
    return `found version ${typeof version === 'number' ? version : 'none'}, expected ${inventoryVersion}`
  const shards = own(value, 'shards')
  if (!isDigests(shards)) return 'found no list of digests, expected "shards"'
  const map = own(value, 'map') ?? []
  if (!isDigests(map) || map.length > mostOfInventory.mapFiles)
    return `found no list of at most ${mostOfInventory.mapFiles} digests, expected "map"`
  const notes = own(value, 'notes')
  if (typeof notes !== 'number' || !Number.isSafeInteger(notes) || notes < 0)
    return 'found no count, expected "notes"'
  if (notes > mostOfInventory.notes) return `found ${notes} notes, expected at most ${mostOfInventory.notes}`
  if (shards.length > notes + 1) return `found ${shards.length} files for ${notes} notes`
  const tellsBlocks = own(value, 'blocks') === true
  return { title: textOf(own(value, 'title'), mostOfInventory.name), notes, shards, map, tellsBlocks }
}

/**
 * Reads a list of notes; undefined where the text is none. Entries that are not as they should be are left out. `tellsBlocks`:
 * see {@link InventoryIndex}.
 */
export function readNotes(text: string, tellsBlocks = false): readonly NeighbourNote[] | undefined {
  const value = parseJson(text)
  return Array.isArray(value) ? value.flatMap((one) => readNote(one, tellsBlocks) ?? []) : undefined
}

/** A note that an inventory names; undefined where its page or its name is none. */
function readNote(value: unknown, tellsBlocks: boolean): NeighbourNote | undefined {
  if (!isRecord(value)) return undefined
  const href = own(value, 'href')
  const path = textOf(own(value, 'path'), mostOfInventory.name)
  if (typeof href !== 'string' || !isPlainHref(href) || path === '') return undefined
  const at = readPlace(own(value, 'at'))
  return {
    href,
    path,
    title: textOf(own(value, 'title'), mostOfInventory.name) || path,
    aliases: textsOf(own(value, 'aliases'), mostOfInventory.aliases),
    headings: listOf(own(value, 'headings'), mostOfInventory.headings, readHeading),
    ...(own(value, 'hasMoreHeadings') === true && { hasMoreHeadings: true as const }),
    ...(tellsBlocks &&
      own(value, 'hasMoreBlocks') !== true && {
        blocks: listOf(own(value, 'blocks'), mostOfInventory.blocks, readBlock),
      }),
    topics: textsOf(own(value, 'topics'), mostOfInventory.topics),
    text: textOf(own(value, 'text'), mostOfInventory.text),
    links: listOf(own(value, 'links'), mostOfInventory.links, readLink),
    ...(at !== undefined && { at }),
  }
}

/** The regions of a map; undefined where the text is no list. Entries that are not as they should be are left out. */
export function readRegions(text: string): readonly NeighbourRegion[] | undefined {
  const value = parseJson(text)
  return Array.isArray(value) ? listOf(value, mostOfInventory.regions, readRegion) : undefined
}

/** Places in the order of notes, undefined for what is none; undefined where the text is no list. */
export function readPlaces(text: string): readonly NeighbourNote['at'][] | undefined {
  const value = parseJson(text)
  return Array.isArray(value) ? value.map(readPlace) : undefined
}

function readRegion(value: unknown): NeighbourRegion | undefined {
  if (!isRecord(value)) return undefined
  const notes = numberOf(own(value, 'notes'), 1, mostOfInventory.notes)
  const at = readPlace([own(value, 'x'), own(value, 'y')])
  const radius = numberOf(own(value, 'radius'), 1, 1_000)
  const coast = listOf(own(value, 'coast'), mostOfInventory.coast, (one) => numberOf(one, 0, 300))
  if (notes === undefined || at === undefined || radius === undefined || coast.length < 3) return undefined
  const name = textOf(own(value, 'name'), mostOfInventory.regionName)
  return { name, notes, x: at[0], y: at[1], radius, coast }
}

/** Within the map, whose radius is 1,000. */
function readPlace(value: unknown): NeighbourNote['at'] {
  if (!Array.isArray(value) || value.length !== 2) return undefined
  const [x, y] = value.map((one) => numberOf(one, -1_000, 1_000))
  return x === undefined || y === undefined ? undefined : [x, y]
}

function numberOf(value: unknown, least: number, most: number): number | undefined {
  return typeof value === 'number' && value >= least && value <= most ? value : undefined
}

function readHeading(value: unknown): NeighbourHeading | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined
  const [id, text] = value.map((one) => textOf(one, mostOfInventory.name))
  return id === undefined || id === '' || text === undefined ? undefined : { id, text }
}

function readBlock(value: unknown): string | undefined {
  return typeof value === 'string' && blockId.test(value) ? value : undefined
}

function readLink(value: unknown): NeighbourLink | undefined {
  if (!Array.isArray(value) || value.length !== 4) return undefined
  const [to = '', before = '', link = '', after = ''] = value.map((one, i) =>
    rawText(one, i === 0 ? mostOfInventory.name * 4 : mostOfInventory.text),
  )
  return /^https?:\/\/[^\s"'<>\\]+$/.test(to) ? { to, before, link, after } : undefined
}

/** An address below its garden's: percent-encoded segments, none of which leads up or elsewhere. */
function isPlainHref(href: string): boolean {
  if (href.length > 2_000 || !/^[\w\-.~!$&'()*+,;=:@%/]*$/.test(href) || /%(?![\da-f]{2})/i.test(href))
    return false
  if (href.startsWith('/') || /^[^/]*:/.test(href)) return false
  return !href.split('/').some((segment) => /^(?:\.|%2e){1,2}$/i.test(segment))
}

function listOf<Value>(
  value: unknown,
  most: number,
  read: (one: unknown) => Value | undefined,
): readonly Value[] {
  if (!Array.isArray(value)) return []
  return value.slice(0, most).flatMap((one) => {
    const found = read(one)
    return found === undefined ? [] : [found]
  })
}

function textsOf(value: unknown, most: number): readonly string[] {
  return listOf(value, most, (one) => textOf(one, mostOfInventory.name) || undefined)
}

/** A text on one line, without what could turn the letters around it; empty for what is none. */
export function textOf(value: unknown, most: number): string {
  return rawText(value, most).trim()
}

function rawText(value: unknown, most: number): string {
  if (typeof value !== 'string') return ''
  return cutText(value, most).replace(
    /[\s\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g,
    ' ',
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whether a value is a list of names as the files of an inventory have them. */
export function isDigests(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string' && digest.test(one))
}

type JsonObject = Readonly<Record<string, unknown>>

function isRecord(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What an object holds itself, and not by its kind. */
function own(value: JsonObject, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined
}
