import { existsSync, readdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { DialectSettings, SettingsFolder } from '../define/dialect.ts'
import type { DialectChoice } from '../model/options.ts'
import { knownDialects, obsidianToo } from '../session/dialects.ts'
import { readSettingsFile } from '../store/read-settings-file.ts'

/** What a garden's config says of dialects: those whose files are there, or these. */
export type DialectsConfig = 'auto' | readonly string[]

/** The dialects of a garden, and what their programs' settings say. */
export interface FoundDialects {
  readonly choices: readonly DialectChoice[]
  /** Where the config says nothing; the first dialect counts, the patterns of all are joined. */
  readonly options: DialectSettings['options']
  /** For people: which were recognised and by what, a sentence each. Empty where the config names them. */
  readonly remarks: readonly string[]
  /** The programs whose they are, each with the file that says so; not those that the config names. */
  readonly programs: readonly { readonly name: string; readonly sign: string }[]
}

const none: FoundDialects = { choices: [], options: {}, remarks: [], programs: [] }

/** Finds out whose notes a folder holds: by the files of their programs, or as its config says. Runs nothing of them. */
export function readDialects(
  folder: string,
  said: DialectsConfig = 'auto',
  off: readonly string[] = [],
): FoundDialects {
  const settings = openSettingsFolder(folder)
  const found = knownDialects.flatMap((dialect) => {
    const isSign = (name: string): boolean => settings.has(name) && (dialect.isSign?.(settings, name) ?? true)
    const sign = dialect.signs.find(isSign)
    const isOn = said === 'auto' ? sign !== undefined : said.includes(dialect.name)
    return isOn && !off.includes(dialect.name) ? [{ dialect, sign, ...dialect.read(settings) }] : []
  })
  if (found.length === 0) return none
  const shared = settings.has('.obsidian') ? { [obsidianToo]: true } : {}
  const ignore = found.flatMap(({ options }) => options.ignore ?? [])
  return {
    choices: found.map(({ dialect: { name }, settings }) => ({ name, settings: { ...settings, ...shared } })),
    options: {
      ...Object.assign({}, ...found.map(({ options }) => options).reverse()),
      ...(ignore.length > 0 && { ignore }),
    },
    programs: found.flatMap(({ dialect, sign }) =>
      sign === undefined ? [] : [{ name: dialect.tool, sign }],
    ),
    remarks:
      said === 'auto'
        ? found.flatMap(({ dialect, sign, beside }) => [
            `Notes of ${dialect.tool}, by ${sign}: they are read as it reads them`,
            ...(beside === undefined
              ? []
              : [`Its files in ${beside} are outside of this garden: make one of the folder above for them`]),
          ])
        : [],
  }
}

/** A folder's files of settings; one that cannot be read is none. */
export function openSettingsFolder(top: string): SettingsFolder {
  return {
    name: basename(resolve(top)),
    has: (path) => existsSync(join(top, path)),
    read(path) {
      try {
        return path === '' ? undefined : readSettingsFile(join(top, path))
      } catch {
        return undefined
      }
    },
    find: (name) => findFiles(top, name),
  }
}

/** Folders that are looked through for a file of settings. */
const maxFolders = 5_000

/** The files of a name below a folder; hidden folders and what is installed are passed over, links are not followed. */
function findFiles(top: string, name: string): readonly string[] {
  const found: string[] = []
  const open = ['']
  for (let i = 0; i < open.length && i < maxFolders; i++) {
    const folder = open[i]!
    try {
      for (const entry of readdirSync(join(top, folder), { withFileTypes: true })) {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`
        if (entry.isDirectory() && !/^\.|^node_modules$/.test(entry.name)) open.push(path)
        else if (entry.isFile() && entry.name === name) found.push(path)
      }
    } catch {
      // A folder that cannot be read has none.
    }
  }
  return found.sort()
}
