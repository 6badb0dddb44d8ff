/** Where browsers ask which build a site is, and where the lists of builds are. */
const offlineFolder = '-/offline/'
export const markAddress = `${offlineFolder}build.json`

/** Which build a site is: `id` is the digest of its list, as of any file. */
export interface BuildMark {
  readonly id: string
}

/** A file of a build: the digest of its bytes (SHA-1 in base64url, as a site's manifest has it) and their number. */
export type ListedFile = readonly [digest: string, size: number]

/** All that a build consists of. A page, data and styles are of one build where their digests are in its list. */
export interface BuildList {
  /** What every page needs, kept as soon as a build is known. */
  readonly shell: readonly string[]
  /** What the page for what is not there says instead where the reader is offline. */
  readonly offline: { readonly title: string; readonly text: string }
  readonly files: Readonly<Record<string, ListedFile>>
}

/** The address of a build's list. */
export function listAddress(id: string): string {
  return `${offlineFolder}${id}.json`
}

/** Bytes of all files; those of equal content are kept once. */
export function sizeOfBuild({ files }: BuildList): number {
  const sizes = new Map(Object.values(files))
  return [...sizes.values()].reduce((sum, size) => sum + size, 0)
}
