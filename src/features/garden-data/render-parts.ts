import type { SiteView } from '../../define/site-view.ts'
import type { GardenDataPart, GardenIndex } from '../../model/garden-data.ts'
import { ownFiles, ownFolder } from '../../model/own-address.ts'
import type { Address } from '../../model/page.ts'
import type { MadeFile, SiteFile } from '../../model/site.ts'
import { hrefOf } from '../../site/address.ts'
import { collectGardenData } from './garden-data.ts'
import { splitItem } from './split-item.ts'

/** Bytes of a part, at most, and of an item in it. */
const maxPartBytes = 1_000_000
const maxItemBytes = 900_000

const folder = `${ownFolder}/garden/` as Address

/** What is known of the parts once they were made. */
type Outline = Pick<GardenIndex, 'counts' | 'parts'>

/**
 * A garden's knowledge as JSON, one item a line so that versions compare well: `garden.json` says what the garden is and names
 * the parts, which have the lists. Equal gardens give equal bytes. Of a large garden it is hundreds of megabytes: a part
 * is made when it is wanted, and nothing of it is kept.
 */
export function gardenDataFiles(view: SiteView): SiteFile {
  let outline: Outline | undefined
  function* make(): Iterable<MadeFile> {
    outline = yield* makeParts(view)
  }
  return {
    address: ownFiles.gardenData,
    parts: { folder, make },
    make() {
      if (outline === undefined) for (const _ of make());
      const values = Object.entries(collectGardenData(view)).filter(([, value]) => !isList(value))
      const index = { ...Object.fromEntries(values), ...outline }
      const entries = Object.entries(index).map(
        ([key, value]) =>
          `${JSON.stringify(key)}:${key === 'parts' ? linesOf(value) : JSON.stringify(value)}`,
      )
      return `{${entries.join(',\n')}}\n`
    },
  }
}

/** The parts, each full before the next is begun; in the end what they have. */
function* makeParts(view: SiteView): Generator<MadeFile, Outline> {
  const counts: Record<string, number> = {}
  const parts: GardenDataPart[] = []
  let lists = new Map<string, string[]>()
  let bytes = 0
  const finish = function* (): Generator<MadeFile> {
    if (lists.size === 0) return
    const address = `${folder}${parts.length + 1}.json` as Address
    parts.push({
      href: hrefOf(view.options.base, address),
      counts: Object.fromEntries([...lists].map(([key, items]) => [key, items.length])),
    })
    const written = [...lists].map(([key, items]) => `${JSON.stringify(key)}:[\n${items.join(',\n')}\n]`)
    lists = new Map()
    bytes = 0
    yield { address, content: `{${written.join(',\n')}}\n` }
  }
  for (const [key, list] of Object.entries(collectGardenData(view))) {
    if (!isList(list)) continue
    counts[key] = 0
    for (const item of list) {
      counts[key]++
      for (const piece of splitItem(item, maxItemBytes)) {
        const more = Buffer.byteLength(piece) + key.length + 20
        if (bytes + more > maxPartBytes) yield* finish()
        const items = lists.get(key)
        if (items) items.push(piece)
        else lists.set(key, [piece])
        bytes += more
      }
    }
  }
  yield* finish()
  return { counts, parts }
}

function isList(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value
}

function linesOf(values: unknown): string {
  if (!Array.isArray(values) || values.length === 0) return '[]'
  return `[\n${values.map((value) => JSON.stringify(value)).join(',\n')}\n]`
}
