import type { SettingsFolder } from '../../define/dialect.ts'
import { readYamlBlock } from '../../parse/read-yaml-block.ts'

/** What of a site's settings reading its pages depends on. */
export interface JekyllSettings {
  /** The folder of the site below its host, `/blog`; empty for the host itself. */
  readonly base: string
  /** The pattern of addresses of posts, or the name of one. */
  readonly permalink: string
  /** Patterns of addresses by the collection that they are for; empty where it has none of its own. */
  readonly collections: Readonly<Record<string, string>>
  /** What `{{ site.… }}` says, by names such as `author.name`. */
  readonly values: Readonly<Record<string, string>>
}

export const noSite: JekyllSettings = { base: '', permalink: 'date', collections: {}, values: {} }

/** Files that say that a folder, or the one above it, is a site of Jekyll's. */
export const jekyllFiles = ['_config.yml', '_config.yaml', '../_config.yml', '../_config.yaml']

/** Hexo and Jupyter Book have settings of that name too; those above a folder are for it where it is one of Jekyll's. */
export function isJekyll(folder: SettingsFolder, sign: string): boolean {
  const source = folder.read(sign) ?? ''
  if (/^(?:public_dir|source_dir|sphinx|execute|launch_buttons):/m.test(source)) return false
  return !sign.startsWith('../') || folder.name?.startsWith('_') === true
}

/** Values of a site that are kept. */
const mostValues = 500

/** What the settings of a site say. */
export function readSite(folder: SettingsFolder): JekyllSettings {
  const file = jekyllFiles.find((name) => folder.has(name) && isJekyll(folder, name))
  const block = readYamlBlock(file === undefined ? '' : (folder.read(file) ?? ''))
  if ('problem' in block) return noSite
  const { baseurl, permalink, collections } = block.keys
  const values: Record<string, string> = {}
  collect(block.keys, '', values)
  return {
    base: typeof baseurl === 'string' ? baseurl.replace(/\/+$/, '').replace(/^(?=[^/])/, '/') : '',
    permalink: typeof permalink === 'string' ? permalink : noSite.permalink,
    collections: readCollections(collections),
    values,
  }
}

function collect(from: object, above: string, values: Record<string, string>): void {
  for (const [key, value] of Object.entries(from) as [string, unknown][]) {
    if (Object.keys(values).length >= mostValues) return
    if (typeof value === 'string' || typeof value === 'number') values[above + key] = String(value)
    else if (typeof value === 'object' && value !== null && !Array.isArray(value) && above === '')
      collect(value, `${key}.`, values)
  }
}

function readCollections(said: unknown): Readonly<Record<string, string>> {
  if (Array.isArray(said)) return Object.fromEntries(said.map((name) => [String(name), '']))
  if (typeof said !== 'object' || said === null) return {}
  return Object.fromEntries(
    Object.entries(said).map(([name, value]: [string, unknown]) => {
      const permalink: unknown =
        typeof value === 'object' && value !== null && 'permalink' in value ? value.permalink : undefined
      return [name, typeof permalink === 'string' ? permalink : '']
    }),
  )
}
