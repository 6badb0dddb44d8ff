import type { SettingsFolder } from '../../define/dialect.ts'
import { readToml } from '../../parse/read-toml.ts'
import { readYamlBlock } from '../../parse/read-yaml-block.ts'

/** What of a site's settings reading its pages depends on. */
export interface HugoSettings {
  /** The folder of the pages, without slashes around it; empty for the garden itself. */
  readonly root: string
  /** The folder of the site below its host, `/blog`; empty for the host itself. */
  readonly base: string
  /** Patterns of addresses, by the section that they are for. */
  readonly permalinks: Readonly<Record<string, string>>
}

export const noSite: HugoSettings = { root: '', base: '', permalinks: {} }

const endings = ['toml', 'yaml', 'yml', 'json']

const names = ['hugo', 'config', 'config/_default/hugo', 'config/_default/config'].flatMap((name) =>
  endings.map((ending) => `${name}.${ending}`),
)

/** Files that say that a folder, or the one above it, is a site of Hugo's; the first that is there counts. */
export const hugoFiles: readonly string[] = [...names, ...names.map((name) => `../${name}`)]

type Settings = Readonly<Record<string, unknown>>

function parse(file: string, source: string): Settings {
  if (!file.endsWith('.toml')) {
    const block = readYamlBlock(source)
    return 'keys' in block ? block.keys : {}
  }
  const toml = readToml(source)
  return 'value' in toml ? toml.value : {}
}

/** A setting by its name in any letter case, as Hugo reads them. */
function find(settings: Settings, name: string): unknown {
  const key = Object.keys(settings).find((one) => one.toLowerCase() === name)
  return key === undefined ? undefined : settings[key]
}

function rootOf(settings: Settings): string {
  const root = find(settings, 'contentdir')
  return typeof root === 'string' ? root.replace(/^\.?\/+|\/+$/g, '') : 'content'
}

/** Whether a file of settings is one of Hugo's: many programs have a `config.toml`. One above is for the folder of the pages. */
export function isHugo(folder: SettingsFolder, sign: string): boolean {
  const source = folder.read(sign) ?? ''
  const isOwn =
    /(?:^|\/)hugo\.\w+$/.test(sign) ||
    /^[\s"'{]*(?:baseurl|contentdir|languagecode)["']?\s*[:=]/im.test(source)
  return isOwn && (!sign.startsWith('../') || folder.name === rootOf(parse(sign, source)))
}

/** What the settings of a site say. */
export function readSite(folder: SettingsFolder): HugoSettings {
  const file = hugoFiles.find((name) => folder.has(name) && isHugo(folder, name))
  const isAbove = file?.startsWith('../') === true
  const settings = file === undefined ? {} : parse(file, folder.read(file) ?? '')
  const root = rootOf(settings)
  const url = find(settings, 'baseurl')
  const base = typeof url === 'string' ? url.replace(/^(?:[a-z]+:)?\/\/[^/]*/i, '').replace(/\/+$/, '') : ''
  return {
    root: isAbove || !folder.has(root) ? '' : root,
    base: base === '' || base.startsWith('/') ? base : `/${base}`,
    permalinks: readPermalinks(find(settings, 'permalinks')),
  }
}

function readPermalinks(said: unknown): Readonly<Record<string, string>> {
  if (typeof said !== 'object' || said === null) return {}
  return Object.fromEntries(
    Object.entries(said).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'string'
        ? [[key, value] as const]
        : key === 'page'
          ? Object.entries(readPermalinks(value))
          : [],
    ),
  )
}
