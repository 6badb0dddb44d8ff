import type { Resolution } from '../model/link.ts'
import { baseName, toNameKey } from '../model/path.ts'
import { filesEndingWith } from './files-by-place.ts'
import { findExact, type SourceFolder } from './find-target.ts'
import { joinPath } from './join-path.ts'
import type { FileNames } from './name-index.ts'

/**
 * What a Markdown link means that names the address of a page and not a file, as the notes of many site generators do:
 * `guide/` and `guide/install.html`, `/` for the garden's first page, or `/docs/guide/install` where `docs` is the garden itself or a folder in it. Asked for
 * what leads nowhere else. Undefined where it leads nowhere.
 */
export function findByAddress(
  names: FileNames,
  folder: SourceFolder,
  target: string,
): Resolution | undefined {
  const isWhole = target.startsWith('/')
  const bare = target
    .replace(/\?.*$/, '')
    .replace(/\/+$/, '')
    .replace(/\.(?:html?|mdx)$/i, '')
  const path = bare === '' ? (isWhole ? '' : undefined) : joinPath(isWhole ? '' : folder.path, bare)
  if (path === undefined) return undefined
  // `/`, and `../` where that is the same.
  if (path === '') return findGivenAddress(names, ['']) ?? findPage(names, '')
  const below = path.slice(path.indexOf('/') + 1)
  return (
    findGivenAddress(names, [path, below]) ??
    findPage(names, path) ??
    // The first part may be the garden's own name, or that of the way to it.
    (isWhole && below !== path ? findPage(names, below) : undefined) ??
    (isWhole ? findServed(names, path) : undefined) ??
    (isWhole && path.includes('/') ? findEnding(names, path) : undefined) ??
    (isWhole ? findMade(names, path, target) : undefined)
  )
}

/**
 * What `../other/` means on a page at `guide/start/`, as browsers read it where a generator made a folder of each page: it
 * is beside `guide/start.md`. Asked for what leads nowhere else; a link to a file by its name is none of these.
 */
export function findFromPage(names: FileNames, source: string, target: string): Resolution | undefined {
  if (!target.startsWith('../') || /\.(?:mdx?|markdown)$/i.test(target)) return undefined
  const path = source.replace(/(?:^|\/)_?index\.[^./]+$|\.[^./]+$/i, '')
  return findByAddress(names, { path, key: toNameKey(path) }, target)
}

/**
 * What `./other` means on a page whose program gives it another address than its file has, as browsers read it: it is beside
 * that address.
 */
export function findFromAddress(
  names: FileNames,
  addresses: readonly string[],
  target: string,
): Resolution | undefined {
  if (target.startsWith('/') || /\.(?:mdx?|markdown)$/i.test(target)) return undefined
  for (const address of addresses) {
    if (!address.startsWith('/')) continue
    const path = joinPath(address.slice(1, Math.max(1, address.lastIndexOf('/'))), target.replace(/\/+$/, ''))
    const found = path === undefined ? undefined : findGivenAddress(names, [path])
    if (found !== undefined) return found
  }
  return undefined
}

/** Endings of pages that programs make of other programs: React's, Astro's and Vue's. */
const madeOf = ['js', 'jsx', 'ts', 'tsx', 'astro', 'vue', 'html']

/** A page that its program makes of a file of its own, `src/pages/showcase.tsx`: we have none, so the link is its text. */
function findMade(names: FileNames, path: string, url: string): Resolution | undefined {
  const places = servedPlaces.flatMap((place) => [
    `${place}src/pages/${path}`,
    `${place}src/pages/${path}/index`,
  ])
  const isMade = places.some((one) =>
    madeOf.some((ending) => names.filesByPath.has(toNameKey(`${one}.${ending}`))),
  )
  return isMade ? { kind: 'external', url, folder: `src/pages/${path}` } : undefined
}

/** The note whose program gives its page an address: from the garden, or from a folder of it. */
function findGivenAddress(names: FileNames, paths: readonly string[]): Resolution | undefined {
  if (names.notesByGivenName.size === 0) return undefined
  for (const path of paths) {
    const [note, other] = names.notesByGivenName.get(toNameKey(`/${path}`)) ?? []
    if (note !== undefined && other === undefined) return findExact(names, note.path, false)
  }
  return undefined
}

/** How a note in a folder is called whose page is the folder's, in any letter case; the first that is there has it. */
export function folderPageNames(folder: string): readonly string[] {
  return ['index', 'README', baseName(folder), '_index']
}

/** The note or file at a path, or what stands for the folder there. */
function findPage(names: FileNames, path: string): Resolution | undefined {
  const inside = folderPageNames(path).map((name) => (path === '' ? name : `${path}/${name}`))
  for (const one of [path, ...inside].filter((name) => name !== '')) {
    const found = findExact(names, one, true)
    if (found !== undefined) return found
  }
  return undefined
}

/** Folders whose files site generators serve from the top: of VitePress and Astro, of Docusaurus and Hugo. */
const servedPlaces = ['', 'docs/', 'website/', 'site/']
const servedFolders = servedPlaces.flatMap((place) => [`${place}public`, `${place}static`])

/** A file that has its address from one of these folders. */
function findServed(names: FileNames, path: string): Resolution | undefined {
  for (const folder of servedFolders) {
    const found = findExact(names, `${folder}/${path}`, false)
    if (found !== undefined) return found
  }
  return undefined
}

/** The one file whose path ends so. */
function findEnding(names: FileNames, path: string): Resolution | undefined {
  const key = toNameKey(path)
  for (const form of [key, `${key}.md`, `${key}.markdown`, `${key}.mdx`]) {
    const [file, other] = filesEndingWith(names.filesByName.get(baseName(form)) ?? [], form)
    if (file !== undefined && other === undefined) return findExact(names, file.path, true)
  }
  return undefined
}
