import { existsSync, statSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { configNames } from '../store/config-names.ts'
import { findConfigFiles } from './find-config-file.ts'

/** A folder that looks like a garden, and the file or folder that says so. */
export interface FoundGarden {
  /** Absolute. */
  readonly folder: string
  readonly sign: string
}

/** What says that a folder is a garden. */
interface Sign {
  readonly name: string
  /** One of these must stand beside it, where the name alone says little. */
  readonly beside?: readonly string[]
  /** The folder with the notes, where that is another and there is one. */
  readonly inner?: string
}

/** How sure signs are: a program's own settings, what Hortus keeps wherever it is run, a repository of anything. */
type SignRank = 'settings' | 'kept' | 'repository'

const signs: Readonly<Record<SignRank, readonly Sign[]>> = {
  settings: [
    ...configNames.map((name) => ({ name })),
    { name: '.obsidian' },
    { name: 'logseq', beside: ['logseq/config.edn', 'pages', 'journals'] },
    { name: 'dendron.yml' },
    { name: '.foam' },
    { name: '.silverbullet.db' },
    { name: '.zk' },
    { name: '.marksman.toml' },
    ...['mkdocs.yml', 'mkdocs.yaml'].map((name) => ({ name, inner: 'docs' })),
    ...['js', 'ts', 'mjs', 'cjs'].map((end) => ({ name: `docusaurus.config.${end}`, inner: 'docs' })),
    ...['ts', 'yaml'].map((end) => ({ name: `quartz.config.${end}`, inner: 'content' })),
    ...['toml', 'yaml', 'yml', 'json'].map((end) => ({ name: `hugo.${end}`, inner: 'content' })),
  ],
  kept: [{ name: '.hortus' }],
  repository: [{ name: '.git', inner: 'garden' }],
}

/** What a repository of code has at its top: its notes are a part of it, and which one it does not say. */
const codeFiles = [
  'package.json',
  'tsconfig.json',
  'deno.json',
  'Cargo.toml',
  'go.mod',
  'pyproject.toml',
  'setup.py',
  'pom.xml',
  'build.gradle',
  'CMakeLists.txt',
  'Makefile',
  'Gemfile',
  'composer.json',
]

/**
 * The nearest garden that a folder is or is in, by signs of one rank. The home folder, the folder for temporary files and the
 * root are gardens for whoever stands in them, never for what is below. Undefined where nothing says so.
 */
export function findGarden(from: string, rank: SignRank): FoundGarden | undefined {
  const common = [homedir(), tmpdir()]
  for (let folder = from; ; folder = dirname(folder)) {
    const isTop = dirname(folder) === folder
    if (folder !== from && (isTop || common.includes(folder))) return undefined
    for (const sign of signs[rank]) {
      const garden = gardenOf(folder, sign, from)
      if (garden !== undefined) return { folder: garden, sign: sign.name }
    }
    if (isTop) return undefined
  }
}

/** The larger garden that a garden looks like a part of. A repository alone says nothing against a folder that was named. */
export function findLargerGarden(folder: string): FoundGarden | undefined {
  const found = findGarden(folder, 'settings') ?? findGarden(folder, 'kept')
  // The notes of a program's folder are a part of that, and no larger garden.
  return found === undefined || `${found.folder}${sep}`.startsWith(folder + sep) ? undefined : found
}

/** The garden inside a folder of another program that has settings of its own, where the folder has none. */
export function findInnerGarden(folder: string): FoundGarden | undefined {
  if (findConfigFiles(folder).length > 0) return undefined
  for (const { name, inner } of signs.settings) {
    if (inner === undefined || !existsSync(join(folder, name))) continue
    const within = join(folder, inner)
    if (statSync(within, { throwIfNoEntry: false })?.isDirectory() && findConfigFiles(within).length > 0)
      return { folder: within, sign: name }
  }
  return undefined
}

/** The garden that a sign in a folder makes, for who stands at `from`. */
function gardenOf(folder: string, { name, beside, inner }: Sign, from: string): string | undefined {
  if (!existsSync(join(folder, name))) return undefined
  if (beside !== undefined && !beside.some((other) => existsSync(join(folder, other)))) return undefined
  const within = inner === undefined ? undefined : join(folder, inner)
  if (within !== undefined && statSync(within, { throwIfNoEntry: false })?.isDirectory()) {
    if (from === folder || from === within || from.startsWith(within + sep)) return within
    return undefined
  }
  const isCode = name === '.git' && codeFiles.some((file) => existsSync(join(folder, file)))
  return isCode ? undefined : folder
}
