import { type GardenPath, isDrawnPath, isNotePath, type NotePath, toNameKey } from '../../model/path.ts'
import type { PlannedFile } from '../../model/planned-change.ts'
import { placeOfResolution, type Resolve } from './after-garden.ts'
import type { ChangeKeys } from './change-key.ts'
import type { EarlierText, PlanSources } from './plan-sources.ts'

/**
 * Files as they were before a rename that is now taken back: their links and tags may have been written in another letter
 * case, by an alias, or without a folder, which no spelling of the new name tells. Only where every link leads where it is
 * planned to lead, or nowhere as planned, and every tag is the same.
 */
export async function asWrittenBefore(
  files: readonly PlannedFile[],
  keys: ChangeKeys | undefined,
  sources: PlanSources,
  resolve: Resolve,
): Promise<readonly PlannedFile[]> {
  const earlier = keys && sources.openEarlier?.(keys.does)
  if (earlier === undefined) return files
  const placesIn = async (home: NotePath, text: string): Promise<readonly string[]> => {
    const { links, tags } = (await sources.parse(home, text)).note
    const places = links.map((link) => placeOfResolution(resolve(home, link)))
    return [JSON.stringify(tags.map(toNameKey)), ...places.map((place) => JSON.stringify(place) ?? '')]
  }
  const found = await Promise.all(
    (await withEdited(files, earlier, sources)).map(async (file): Promise<PlannedFile | undefined> => {
      const { path, to = path, hash, before, after } = file
      if (hash === undefined || before === undefined || after === undefined) return file
      const text = isNotePath(to) && !isDrawnPath(to) ? earlier(hash, before) : undefined
      const [old, planned] =
        text === undefined
          ? []
          : [await placesIn(to as NotePath, text), await placesIn(to as NotePath, after)]
      const isSame =
        old?.length === planned?.length && planned?.every((place, i) => place === '' || place === old?.[i])
      const next = isSame && text !== undefined ? text : after
      if (next !== before) return { ...file, after: next }
      const { before: _before, after: _after, ...moved } = file
      return file.to === undefined ? undefined : moved
    }),
  )
  return found.filter((file) => file !== undefined)
}

/** The planned files with all those besides that the earlier change has edited, though their links are right as they are. */
async function withEdited(
  files: readonly PlannedFile[],
  earlier: EarlierText,
  { garden, read }: PlanSources,
): Promise<readonly PlannedFile[]> {
  const byPath = new Map<GardenPath, PlannedFile>(files.map((file) => [file.path, file]))
  for (const { path, hash } of garden.notesByPath.values()) {
    const file = byPath.get(path) ?? { kind: 'edit', path }
    if (file.after !== undefined || file.kind === 'remove' || earlier(hash, '') === undefined) continue
    const now = await read(path)
    if (now?.hash !== hash) continue
    const { text, hasMark } = now
    byPath.set(path, { ...file, hash, ...(hasMark && { hasMark }), before: text, after: text })
  }
  return [...byPath.values()]
}
