import { basename, join } from 'node:path'
import { messageOf } from '../model/message-of.ts'
import { type GardenPath, toNameKey } from '../model/path.ts'
import type { WithheldFiles } from '../model/withheld-files.ts'
import { readSiteHierarchies, readUnpublishedHierarchies } from '../parse/read-hierarchies.ts'
import { readPrivateVaults } from '../parse/read-private-vaults.ts'
import { readScriptList } from '../parse/read-script-list.ts'
import { readSettingsList } from '../parse/read-settings-list.ts'
import type { SettingsItem } from '../parse/settings-item.ts'
import { programConfigNames } from '../store/config-names.ts'
import { createGlobMatch, type GlobMatch } from '../store/match-glob.ts'
import { readSettingsFile } from '../store/read-settings-file.ts'

/** What the settings of other programs keep from the public. */
interface WithheldSettings {
  /** All of it, for whoever has to know whether it is as it was. */
  readonly files: readonly WithheldFiles[]
  find(path: GardenPath): WithheldFiles | undefined
}

/** How a program's settings are read. */
interface Program {
  readonly tools: string
  /** Name of the settings, from the folder that they are for. */
  readonly file: string
  readonly place: string
  /** Folder, from there, that patterns begin in; the garden itself is another. Absent where they begin where the settings are. */
  readonly content?: string
  /**
   * Whether items are names of folders, globs, globs as Git's ignore files have them, a hierarchy of notes, or the only ones
   * that are published.
   */
  readonly items: 'folders' | 'globs' | 'git globs' | 'hierarchy' | 'only hierarchies'
  /** A word with which a note is published all the same. */
  readonly unless?: string
  readonly read?: (source: string) => readonly SettingsItem[]
}

const programs: readonly Program[] = [
  // "publish: true overrides excluded folders" (Obsidian's help on publishing).
  {
    tools: 'Obsidian Publish',
    file: '.obsidian/publish.json',
    place: 'excluded',
    items: 'folders',
    unless: 'publish',
  },
  { tools: 'Quartz', file: 'quartz.config.ts', place: 'ignorePatterns', content: 'content', items: 'globs' },
  {
    tools: 'Quartz',
    file: 'quartz.config.yaml',
    place: 'configuration.ignorePatterns',
    content: 'content',
    items: 'globs',
  },
  ...['mkdocs.yml', 'mkdocs.yaml'].flatMap((file) =>
    ['draft_docs', 'exclude_docs'].map(
      (place): Program => ({ tools: 'MkDocs', file, place, content: 'docs', items: 'git globs' }),
    ),
  ),
  ...['_config.yml', '_config.yaml'].map(
    (file): Program => ({ tools: 'Jekyll', file, place: 'exclude', items: 'globs' }),
  ),
  { tools: 'Dendron', file: 'dendron.yml', place: 'vaults', items: 'folders', read: readPrivateVaults },
  {
    tools: 'Dendron',
    file: 'dendron.yml',
    place: 'siteHierarchies',
    items: 'only hierarchies',
    read: readSiteHierarchies,
  },
  {
    tools: 'Dendron',
    file: 'dendron.yml',
    place: 'publishByDefault',
    items: 'hierarchy',
    unless: 'published',
    read: readUnpublishedHierarchies,
  },
]

/** Our own, where it must not run: what it leaves out stays at home all the same. */
const ownPrograms: readonly Program[] = programConfigNames.map((file) => ({
  tools: 'Hortus',
  file,
  place: 'ignore',
  items: 'globs',
}))

/**
 * Reads what other programs that know this folder, or the one around it, keep from the public. Nothing of their settings
 * is run; `isUntrusted` where the garden's own config is not either. `onNotice` is told of what cannot be read, since it may
 * keep something back.
 */
export function findWithheldFiles(
  folder: string,
  isUntrusted: boolean,
  onNotice: (message: string) => void,
): WithheldSettings {
  const read = (program: Program, way: '' | '../') => readRules(program, folder, way, onNotice)
  const rules = [
    ...programs.flatMap((program) => [...read(program, ''), ...read(program, '../')]),
    ...(isUntrusted ? ownPrograms.flatMap((program) => read(program, '')) : []),
  ]
  const files = rules.map((rule) => rule.files)
  if (files.length === 0) return { files, find: () => undefined }
  // Every stage asks again, and again with every change.
  const known = new Map<GardenPath, WithheldFiles | undefined>()
  return {
    files,
    find(path) {
      if (!known.has(path)) known.set(path, rules.find(({ matches }) => matches(path))?.files)
      return known.get(path)
    },
  }
}

interface HidingRule {
  readonly files: WithheldFiles
  readonly matches: GlobMatch
}

function readRules(
  program: Program,
  folder: string,
  way: '' | '../',
  onNotice: (message: string) => void,
): readonly HidingRule[] {
  const { file, place, tools, unless } = program
  const shown = `${way}${file}`
  let source: string | undefined
  try {
    source = readSettingsFile(join(folder, shown))
  } catch (error) {
    onNotice(`what ${shown} keeps from the public is not known: ${messageOf(error)}`)
  }
  if (source === undefined) return []
  const list = readList(program, source)
  if (!list.isWhole)
    onNotice(`${shown}: not all of ${place} can be read without running it; what is missing is published`)
  return list.items.flatMap(({ text, line }) => {
    const matches = matcherOf(program, text)
    if (matches === undefined) {
      onNotice(
        `${shown}:${line}: "${text}" is no pattern that can be read, so what it keeps back is published`,
      )
      return []
    }
    const words = program.items === 'only hierarchies' ? `nothing but "${text}"` : `"${text}"`
    const files = {
      words: `${words} in ${place}`,
      file: shown,
      line,
      tools,
      ...(unless !== undefined && { unless }),
    }
    return [{ files, matches: pathsFrom(program, folder, way, matches) }]
  })
}

function readList(
  { file, place, read }: Program,
  source: string,
): { readonly items: readonly SettingsItem[]; readonly isWhole: boolean } {
  if (/\.[jt]s$/.test(file)) return readScriptList(source, place) ?? { items: [], isWhole: true }
  return { items: read?.(source) ?? readSettingsList(source, place), isWhole: true }
}

function matcherOf({ items }: Program, text: string): GlobMatch | undefined {
  if (items === 'folders') {
    const name = toNameKey(text.replace(/^\.?\/|\/+$/g, ''))
    return (path) => name === '' || name === '.' || `${toNameKey(path)}/`.startsWith(`${name}/`)
  }
  if (items === 'hierarchy') return matchHierarchy(text)
  if (items === 'only hierarchies') {
    const shown = text.split(' ').map((name) => matchHierarchy(name))
    return (path) => /\.md$/i.test(path) && !shown.some((matches) => matches(path))
  }
  // Quartz says that `*.md` means all such files, and that a name alone means one at the top.
  if (items === 'globs') return createGlobMatch(/^[^/]*[*?[(][^/]*$/.test(text) ? `**/${text}` : text)
  // Comments and exceptions: what an exception lets through is kept back all the same.
  if (/^[#!]/.test(text)) return () => false
  return createGlobMatch(/\/./.test(text) ? text : `**/${text}`)
}

/** Notes of a hierarchy, such as `linux` with `linux.md` and `linux.memory.md`, of one vault where a folder is named behind it. */
function matchHierarchy(text: string): GlobMatch {
  const [name = '', ...vault] = text.split(' ')
  const [start, folder] = [toNameKey(name), toNameKey(vault.join(' '))]
  return (path) => {
    const key = toNameKey(path)
    const file = key.slice(key.lastIndexOf('/') + 1)
    const isInVault = folder === '' || key.startsWith(`${folder}/`)
    return (
      isInVault &&
      file.endsWith('.md') &&
      (start === 'root' || `${file.slice(0, -3)}.`.startsWith(`${start}.`))
    )
  }
}

/** The same for paths of the garden, which need not be where the patterns begin. */
function pathsFrom({ content }: Program, folder: string, way: '' | '../', matches: GlobMatch): GlobMatch {
  if (content === undefined) return way === '' ? matches : (path) => matches(`${basename(folder)}/${path}`)
  if (way !== '') return matches
  return (path) =>
    matches(path) || (path.startsWith(`${content}/`) && matches(path.slice(content.length + 1)))
}
