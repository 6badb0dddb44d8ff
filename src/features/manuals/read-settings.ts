import type { SettingsFolder } from '../../define/dialect.ts'
import { readYamlBlock } from '../../parse/read-yaml-block.ts'

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
  /** Numbers before names (`01-intro.md`) are an order and no part of the name. */
  readonly hasNumbers: boolean
}

export const noManual: ManualSettings = {
  root: '',
  nav: [],
  titles: {},
  places: {},
  base: '',
  hasNumbers: false,
}

/** Files that say which program made a manual. */
export const mkdocsFiles = ['mkdocs.yml', 'mkdocs.yaml', '../mkdocs.yml', '../mkdocs.yaml']
export const docusaurusFiles = ['', '../'].flatMap((above) =>
  ['js', 'ts', 'mjs', 'cjs'].map((ending) => `${above}docusaurus.config.${ending}`),
)
export const otherFiles = [
  '.vitepress',
  'docs/.vitepress',
  'astro.config.mjs',
  'astro.config.ts',
  'astro.config.js',
]

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
  if (mkdocs !== undefined) return readMkdocs(folder.read(mkdocs) ?? '', mkdocs.startsWith('../'))
  const docusaurus = docusaurusFiles.find(isThere)
  const isAbove = docusaurus?.startsWith('../') === true
  const root = isAbove ? '' : (['src/content/docs', 'docs'].find(folder.has) ?? '')
  if (docusaurus === undefined) {
    const program = otherFiles.find(folder.has)?.includes('vitepress') ? 'vitepress' : 'starlight'
    return { ...noManual, program, root, base: otherBase(folder) }
  }
  const isMdx = !/\bformat:\s*['"](?:detect|md)['"]/.test(folder.read(docusaurus) ?? '')
  const base = baseIn(folder.read(docusaurus) ?? '', 'baseUrl')
  return {
    ...noManual,
    program: 'docusaurus',
    root,
    base,
    hasNumbers: true,
    isMdx,
    places: readPlaces(folder),
  }
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

function otherBase(folder: SettingsFolder): string {
  const above = ['.vitepress/', 'docs/.vitepress/', '']
  const files = above.flatMap((place) =>
    ['ts', 'mts', 'js', 'mjs'].map((ending) => `${place}${place === '' ? 'astro.' : ''}config.${ending}`),
  )
  return baseIn(folder.read(files.find(folder.has) ?? '') ?? '', 'base')
}

/** `isAbove`: the settings stand above the notes, whose paths begin in their folder. */
function readMkdocs(text: string, isAbove = false): ManualSettings {
  const found: { nav: string[]; titles: Record<string, string> } = { nav: [], titles: {} }
  let root = 'docs'
  const block = readYamlBlock(text)
  // What is no YAML says nothing.
  if ('problem' in block) return { ...noManual, program: 'mkdocs', root }
  const { docs_dir: folder, nav, site_url: url } = block.keys
  const base = typeof url === 'string' ? baseOf(url.replace(/^https?:\/\/[^/]*/, '')) : ''
  if (typeof folder === 'string') root = folder.replace(/^\.?\/+|\/+$|^\.$/g, '')
  if (isAbove) root = ''
  walkNav(nav, undefined, root, found)
  return { ...noManual, program: 'mkdocs', root, base, ...found }
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
