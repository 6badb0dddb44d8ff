import { existsSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { baseName, folderOf } from '../model/path.ts'
import { createGlobMatch, type GlobMatch } from './match-glob.ts'
import { readTextFile } from './read-text-file.ts'

/** A line of a `.gitignore`: what it means, seen from the folder that the file is in. */
interface Rule {
  readonly matches: GlobMatch
  /** Takes back what a rule before it leaves out. */
  readonly isException: boolean
  readonly isForFolders: boolean
}

/** Most bytes of one such file, and most lines. */
const most = { bytes: 65_536, rules: 2_000 }

/** Folders above the garden that are looked at for the top of the repository. */
const maxAbove = 20

/**
 * Whether git leaves out a path below `root`, by the `.gitignore` files of its folders and of those above it in the same
 * repository (https://git-scm.com/docs/gitignore). Each file is read when a path below it is first asked about, and then
 * kept. A pattern that is not understood leaves out nothing; a file that cannot be read has none.
 */
export function readGitIgnore(root: string): (path: string) => boolean {
  const rulesByFolder = new Map<string, readonly Rule[]>()
  const rulesIn = (folder: string): readonly Rule[] => {
    const known = rulesByFolder.get(folder) ?? parseRules(readIfThere(join(root, folder, '.gitignore')))
    rulesByFolder.set(folder, known)
    return known
  }
  const above = foldersAbove(root).map(({ folder, path }) => ({
    path,
    rules: parseRules(readIfThere(join(folder, '.gitignore'))),
  }))
  const ignoredFolders = new Map<string, boolean>([['', false]])
  const isNamed = (path: string, isFolder: boolean): boolean => {
    let isIgnored = false
    const judge = (rules: readonly Rule[], from: string): void => {
      for (const rule of rules)
        if (rule.isException === isIgnored && (isFolder || !rule.isForFolders) && rule.matches(from))
          isIgnored = !rule.isException
    }
    for (const { path: inside, rules } of above) judge(rules, `${inside}/${path}`)
    // The rules of a deeper folder win.
    for (let end = -1; end !== undefined; ) {
      const folder = end < 0 ? '' : path.slice(0, end)
      judge(rulesIn(folder), end < 0 ? path : path.slice(end + 1))
      const next = path.indexOf('/', end + 1)
      if (next < 0) break
      end = next
    }
    return isIgnored
  }
  const isIgnoredFolder = (folder: string): boolean => {
    const known = ignoredFolders.get(folder)
    if (known !== undefined) return known
    // What stands in a folder that is left out cannot be taken back.
    const found = isIgnoredFolder(folderOf(folder)) || isNamed(folder, true)
    ignoredFolders.set(folder, found)
    return found
  }
  return (path) => isIgnoredFolder(folderOf(path)) || isNamed(path, false)
}

/** The folders above, as far as the top of the repository, the highest first; none where the garden is in no repository. */
function foldersAbove(root: string): readonly { readonly folder: string; readonly path: string }[] {
  const found: { readonly folder: string; readonly path: string }[] = []
  let folder = root
  for (let i = 0; i < maxAbove; i++) {
    if (existsSync(join(folder, '.git'))) return found
    const next = dirname(folder)
    if (next === folder) break
    folder = next
    found.unshift({ folder, path: relative(folder, root).split(sep).join('/').normalize('NFC') })
  }
  return []
}

function readIfThere(file: string): string {
  try {
    return readTextFile(file, most.bytes)
  } catch {
    return ''
  }
}

function parseRules(text: string): readonly Rule[] {
  return text
    .split(/\r?\n/)
    .slice(0, most.rules)
    .flatMap((line) => parseRule(line.replace(/(?<!\\)\s+$/, '')) ?? [])
}

function parseRule(line: string): Rule | undefined {
  if (line === '' || line.startsWith('#')) return undefined
  const isException = line.startsWith('!')
  const written = (isException ? line.slice(1) : line).replace(/^\\(?=[#!])/, '')
  const pattern = written.replace(/\/+$/, '')
  // With a slash before its end it starts at the file's own folder, else it is a name at any depth.
  const name = pattern.replace(/^\*\*\//, '')
  const isName = !name.includes('/') && !pattern.startsWith('/')
  const glob = createGlobMatch(isName ? name : pattern.replace(/^\//, ''))
  const depth = pattern.includes('**') ? undefined : pattern.replace(/^\//, '').split('/').length
  // A glob also means what is in the folders that it names; that those are left out is found folder by folder.
  const matches =
    glob &&
    ((path: string): boolean => {
      if (isName) return glob(baseName(path))
      return (depth === undefined || path.split('/').length === depth) && glob(path)
    })
  return matches && { matches, isException, isForFolders: written.endsWith('/') }
}
