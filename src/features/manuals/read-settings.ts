import type { SettingsFolder } from '../../define/dialect.ts'
import { readYamlBlock } from '../../parse/read-yaml-block.ts'
import { readIndexes } from './read-indexes.ts'

/** A program that makes manuals. */
export type ManualProgram = 'mkdocs' | 'docusaurus' | 'vitepress' | 'starlight'

/** What of a manual's settings reading its notes depends on. */
export interface ManualSettings {
  /** Absent where nothing says which it is. */
  readonly program?: ManualProgram
  /** Its notes are MDX whatever their files are called. */
  readonly isMdx?: boolean
  /** The folder of the notes, without slashes around it; empty for the garden itself. */
  readonly root: string
  /** The notes in the order of `nav`, as paths; empty where there is none. */
  readonly nav: readonly string[]
  /** What `nav` calls them, by path. */
  readonly titles: Readonly<Record<string, string>>
  /** Places of folders among their neighbours, by path. */
  readonly places: Readonly<Record<string, number>>
  /** The folder of the site below its host, `/project`; empty for the host itself. */
  readonly base: string
  /** The folder of the whole site with a slash behind it, where the garden is the repository around it; else empty. */
  readonly home: string
  /** Folders of notes whose pages are elsewhere, as VitePress's `rewrites` has it: `en/` and nothing, both with their slash. */
  readonly moved: readonly (readonly [from: string, to: string])[]
  /** Numbers before names (`01-intro.md`) are an order and no part of the name. */
  readonly hasNumbers: boolean
  /** The folders of pages that a program makes by itself, by their addresses: `/category/guides`, `/blog`. */
  readonly indexes: Readonly<Record<string, string>>
}

export const noManual: ManualSettings = {
  root: '',
  nav: [],
  titles: {},
  places: {},
  base: '',
  home: '',
  moved: [],
  hasNumbers: false,
  indexes: {},
}

/** Where a site may be in a repository, with a slash behind it. */
const homes = ['', 'docs/', 'website/', 'site/']

/** Files that say which program made a manual. */
export const mkdocsFiles = ['', '../', 'docs/', 'docs/en/'].flatMap((place) =>
  ['mkdocs.yml', 'mkdocs.yaml'].map((name) => place + name),
)
export const docusaurusFiles = ['', '../', ...homes.slice(1)].flatMap((place) =>
  ['js', 'ts', 'mjs', 'cjs'].map((ending) => `${place}docusaurus.config.${ending}`),
)
export const otherFiles = homes.flatMap((place) =>
  ['.vitepress', 'astro.config.mjs', 'astro.config.ts', 'astro.config.js'].map((name) => place + name),
)

/** Entries of `nav` that are read. */
const maxEntries = 5_000

/** Whether settings in the folder above are those of this one: its notes are what they make a manual of. */
export function isOfThis(folder: SettingsFolder, sign: string): boolean {
  if (!sign.startsWith('../')) return true
  const inner = sign.includes('mkdocs') ? readMkdocs(folder.read(sign) ?? '').root : 'docs'
  return folder.name === inner
}

/** What the settings of a folder, or of the one above, say; programs in them are never run. */
export function readSettings(folder: SettingsFolder): ManualSettings {
  const isThere = (sign: string): boolean => folder.has(sign) && isOfThis(folder, sign)
  const mkdocs = mkdocsFiles.find(isThere)
  if (mkdocs !== undefined) return readMkdocs(folder.read(mkdocs) ?? '', placeOf(mkdocs))
  const docusaurus = docusaurusFiles.find(isThere)
  return docusaurus === undefined ? readOther(folder) : readDocusaurus(folder, docusaurus)
}

/** `docs/` of `docs/mkdocs.yml`. */
function placeOf(sign: string): string {
  return sign.slice(0, sign.lastIndexOf('/') + 1)
}

function readDocusaurus(folder: SettingsFolder, sign: string): ManualSettings {
  const isAbove = sign.startsWith('../')
  const home = isAbove ? '' : placeOf(sign)
  const program = folder.read(sign) ?? ''
  // A site in a folder of its own may have its notes beside that.
  const beside = home !== '' && /\bpath:\s*['"]\.\.\/docs\/?['"]/.test(program) ? 'docs' : `${home}docs`
  const root = isAbove ? '' : folder.has(beside) ? beside : home.slice(0, -1)
  const isMdx = !/\bformat:\s*['"](?:detect|md)['"]/.test(program)
  const base = baseIn(program, 'baseUrl')
  return {
    ...noManual,
    program: 'docusaurus',
    root,
    base,
    home,
    hasNumbers: true,
    isMdx,
    places: readPlaces(folder),
    indexes: readIndexes(folder, home, root),
  }
}

/** VitePress and Starlight. */
function readOther(folder: SettingsFolder): ManualSettings {
  const sign = otherFiles.find(folder.has) ?? ''
  const home = placeOf(sign)
  if (!sign.endsWith('.vitepress')) {
    const root = ['src/content/docs', 'docs'].map((name) => home + name).find(folder.has)
    const program = folder.read(sign) ?? ''
    return {
      ...noManual,
      program: 'starlight',
      root: root ?? home.slice(0, -1),
      base: baseIn(program, 'base'),
      home,
    }
  }
  const files = ['ts', 'mts', 'js', 'mjs'].map((ending) => `${sign}/config.${ending}`)
  const program = folder.read(files.find(folder.has) ?? `${sign}/config/index.ts`) ?? ''
  const inner = /(?:^|[{,])[ \t]*srcDir:[ \t]*(['"])(?:\.\/)?([\w./-]*?)\/?\1/m.exec(program)?.[2] ?? ''
  const isInside = inner !== '' && inner !== '.' && !inner.includes('..')
  return {
    ...noManual,
    program: 'vitepress',
    root: isInside ? home + inner : home.slice(0, -1),
    base: baseIn(program, 'base'),
    home,
    moved: readRewrites(program),
  }
}

/** `'en/:rest*': ':rest*'`: what is below one folder has the addresses of another. */
function readRewrites(program: string): ManualSettings['moved'] {
  const block = /\brewrites:\s*\{([^{}]*)\}/.exec(program)?.[1] ?? ''
  const lines = block.matchAll(
    /(['"])([\w./-]+\/)(:\w+\*|\(\.\*\))\1\s*:\s*(['"])([\w./-]*?)(?:\3|:\w+\*|\$1)\4/g,
  )
  return [...lines].map(({ 2: from = '', 5: to = '' }) => [from, to] as const)
}

/** `/project` of `/project/`. */
function baseOf(path: string): string {
  const names = path.split('/').filter((name) => name !== '')
  return names.length === 0 || names.some((name) => !/^[\w.~-]+$/.test(name)) ? '' : `/${names.join('/')}`
}

/** What a config that is a program sets `key` to in plain letters. */
function baseIn(program: string, key: string): string {
  return baseOf(
    new RegExp(`(?:^|[{,])[ \\t]*${key}:[ \\t]*(['"])([^'"\\n]*)\\1`, 'm').exec(program)?.[2] ?? '',
  )
}

/** `place`: where the settings stand, with a slash; above the notes their paths begin in the notes' own folder. */
function readMkdocs(text: string, place = ''): ManualSettings {
  const found: { nav: string[]; titles: Record<string, string> } = { nav: [], titles: {} }
  const isAbove = place.startsWith('../')
  let root = isAbove ? '' : `${place}docs`
  const block = readYamlBlock(text)
  // What is no YAML says nothing.
  if ('problem' in block) return { ...noManual, program: 'mkdocs', root }
  const { docs_dir: folder, nav, site_url: url } = block.keys
  const base = typeof url === 'string' ? baseOf(url.replace(/^https?:\/\/[^/]*/, '')) : ''
  if (typeof folder === 'string' && !isAbove)
    root = (place + folder.replace(/^\.?\/+|\/+$|^\.$/g, '')).replace(/\/$/, '')
  walkNav(nav, undefined, root, found)
  return { ...noManual, program: 'mkdocs', root, base, home: isAbove ? '' : place, ...found }
}

function walkNav(
  item: unknown,
  title: string | undefined,
  root: string,
  found: { readonly nav: string[]; readonly titles: Record<string, string> },
): void {
  if (found.nav.length >= maxEntries) return
  if (Array.isArray(item)) for (const one of item) walkNav(one, undefined, root, found)
  else if (typeof item === 'string') {
    if (!/\.mdx?$/i.test(item)) return
    const path = `${root === '' ? '' : `${root}/`}${item.replace(/^\.?\/+/, '')}`
    if (found.nav.includes(path)) return
    found.nav.push(path)
    if (title !== undefined) found.titles[path] = title
  } else if (typeof item === 'object' && item !== null)
    for (const [name, one] of Object.entries(item)) walkNav(one, name, root, found)
}

function readPlaces(folder: SettingsFolder): Readonly<Record<string, number>> {
  return Object.fromEntries(
    readCategories(folder).flatMap(({ folder: path, position }) =>
      position === undefined ? [] : [[path, position]],
    ),
  )
}

/** What `_category_.json` and its like say of a folder. */
interface Category {
  readonly folder: string
  readonly position?: number
  readonly label?: string
}

/** What a program calls folders, by path. */
export function readFolderTitles(folder: SettingsFolder): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readCategories(folder).flatMap(({ folder: path, label }) => (label === undefined ? [] : [[path, label]])),
  )
}

function readCategories({ find, read }: SettingsFolder): readonly Category[] {
  return ['_category_.json', '_category_.yml', '_category_.yaml'].flatMap((name) =>
    (find?.(name) ?? []).map((path): Category => {
      // JSON is YAML.
      const block = readYamlBlock(read(path) ?? '')
      const { position, label } = 'problem' in block ? {} : block.keys
      return {
        folder: path.slice(0, Math.max(0, path.lastIndexOf('/'))),
        ...(typeof position === 'number' && { position }),
        ...(typeof label === 'string' && label.trim() !== '' && { label: label.trim() }),
      }
    }),
  )
}
