import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'

/** The file at a path of a site, as a browser would get it; undefined where there is none. */
export type ReadSite = (path: string) => { readonly body: Buffer; readonly contentType: string } | undefined

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.xml': 'text/xml',
}

/** Reads files of a built site as a plain host sends them. */
export function siteReader(folder: string): ReadSite {
  return (path) => {
    let file = join(folder, decodeURIComponent(path))
    if (path.endsWith('/')) file = join(file, 'index.html')
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined
    return { body: readFileSync(file), contentType: types[extname(file)] ?? 'application/octet-stream' }
  }
}

/** The paths of all files of a site, with `/` for its pages' `index.html`; sorted. */
export function listSite(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => `/${relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')}`)
    .map((path) => path.replace(/\/index\.html$/, '/'))
    .sort()
}
