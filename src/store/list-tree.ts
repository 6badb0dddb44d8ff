import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** All that stands in a folder, by addresses within it; undefined where something is neither a file nor a folder. */
export function listTree(
  folder: string,
): { readonly files: readonly string[]; readonly folders: readonly string[] } | undefined {
  const files: string[] = []
  const folders: string[] = []
  const visit = (at: string): boolean =>
    readdirSync(join(folder, at), { withFileTypes: true }).every((entry) => {
      const address = at === '' ? entry.name : `${at}/${entry.name}`
      if (entry.isDirectory()) return folders.push(address) > 0 && visit(address)
      return entry.isFile() && files.push(address) > 0
    })
  try {
    return visit('') ? { files, folders } : undefined
  } catch {
    return undefined
  }
}
