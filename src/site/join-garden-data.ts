import type { GardenData, GardenIndex } from '../model/garden-data.ts'
import { ownFiles } from '../model/own-address.ts'
import type { FileContent, SiteFile } from '../model/site.ts'

/** What `garden.json` and its parts say together; undefined in a site without it. */
export async function joinGardenData(files: readonly SiteFile[]): Promise<GardenData | undefined> {
  const file = files.find(({ address }) => address === ownFiles.gardenData)
  if (file === undefined) return undefined
  const lists: Record<string, unknown[]> = {}
  for await (const { content } of file.parts?.make() ?? [])
    for (const [key, items] of Object.entries(
      read(content) as Readonly<Record<string, readonly unknown[]>>,
    )) {
      const list = lists[key] ?? []
      for (const item of items) add(list, item)
      lists[key] = list
    }
  const { parts, counts, ...values } = read(await file.make()) as GardenIndex
  const all = Object.keys(counts).map((key) => [key, lists[key] ?? []] as const)
  return { ...values, ...Object.fromEntries(all) } as unknown as GardenData
}

/** An item that goes on is one with the item before it. */
function add(list: unknown[], item: unknown): void {
  const last = list.at(-1)
  if (!isObject(item) || item['continues'] !== true || !isObject(last)) {
    list.push(item)
    return
  }
  for (const [key, value] of Object.entries(item)) {
    const before = last[key]
    if (Array.isArray(value) && Array.isArray(before)) last[key] = [...before, ...value]
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function read(content: FileContent): unknown {
  return JSON.parse(typeof content === 'string' ? content : Buffer.concat(content).toString())
}
