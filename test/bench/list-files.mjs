import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The files of a folder, in all its folders, as POSIX paths relative to it and in code-unit order.
 * Dot files and dot folders are left out, as every tool here leaves them out; so are symbolic links.
 */
export function listFiles(root) {
  const paths = []
  const visit = (folder, prefix) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue
      if (entry.isDirectory()) visit(join(folder, entry.name), `${prefix}${entry.name}/`)
      else if (entry.isFile()) paths.push(prefix + entry.name)
    }
  }
  visit(root, '')
  return paths.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}

/** Whether a path is a note; everything else is an asset. */
export function isNotePath(path) {
  return path.endsWith('.md')
}
