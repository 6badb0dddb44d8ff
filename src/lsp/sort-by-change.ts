import { stat } from 'node:fs/promises'
import type { Location } from 'vscode-languageserver'
import { fileOfUri } from './file-of-uri.ts'

/** Places with those of the file that was written last first; of one file they stay in order. */
export async function sortByChange(locations: readonly Location[]): Promise<Location[]> {
  const times = new Map<string, number>()
  for (const { uri } of locations) {
    const file = times.has(uri) ? undefined : fileOfUri(uri)
    // A note that is only in an editor yet is the newest.
    if (file !== undefined) times.set(uri, (await stat(file).catch(() => undefined))?.mtimeMs ?? Infinity)
  }
  const timeOf = ({ uri }: Location): number => times.get(uri) ?? 0
  return [...locations].sort((a, b) => {
    const [first, second] = [timeOf(a), timeOf(b)]
    return first === second ? 0 : second - first
  })
}
