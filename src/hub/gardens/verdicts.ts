/** Who may read a folder of a garden and what is below it; the nearest folder that somebody is named for decides. */
export interface Permission {
  /** Without slashes at its ends; empty for the whole garden. */
  readonly folder: string
  /** A group of the sign-in, {@link everybody} or {@link members}. */
  readonly reader: string
}

/** Reader of what needs no sign-in. */
export const everybody = '*'

/** Reader of what anybody may read who is signed in. */
export const members = '@'

/** Whether a folder may be read, from the whole garden inwards. What is nowhere in it may not. */
export type Verdicts = readonly (readonly [folder: string, isReadable: boolean])[]

/** `Board / Minutes/` is `board/minutes`: addresses do not tell capitals apart, so neither does who may read them. */
export function folderKey(folder: string): string {
  return folder
    .normalize('NFC')
    .toLowerCase()
    .split('/')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== '.')
    .join('/')
}

/**
 * What readers of these groups may read, in its shortest form, so that the same is said in the same words; undefined
 * where it is nothing.
 */
export function verdictsOf(
  permissions: readonly Permission[],
  groups: ReadonlySet<string>,
): Verdicts | undefined {
  const isReadableByFolder = new Map<string, boolean>([['', false]])
  for (const { folder, reader } of permissions) {
    const key = folderKey(folder)
    const mayRead = reader === everybody || groups.has(reader)
    isReadableByFolder.set(key, mayRead || isReadableByFolder.get(key) === true)
  }
  const verdicts = [...isReadableByFolder]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .filter(
      ([folder, isReadable]) =>
        folder === '' || isReadable !== verdictOf(isReadableByFolder, parentOf(folder)),
    )
  return verdicts.some(([, isReadable]) => isReadable) ? verdicts : undefined
}

/** Whether a file of the garden may be read; `path` as git names it. */
export function isReadable(verdicts: Verdicts, path: string): boolean {
  return verdictOf(new Map(verdicts), folderKey(parentOf(path)))
}

/** Whether all of the garden may be read. */
export function isWhole(verdicts: Verdicts): boolean {
  return verdicts.length === 1 && verdicts[0]![1]
}

function verdictOf(isReadableByFolder: ReadonlyMap<string, boolean>, folder: string): boolean {
  for (let at = folder; ; at = parentOf(at)) {
    const found = isReadableByFolder.get(at)
    if (found !== undefined || at === '') return found === true
  }
}

function parentOf(folder: string): string {
  const slash = folder.lastIndexOf('/')
  return slash < 0 ? '' : folder.slice(0, slash)
}
