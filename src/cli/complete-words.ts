import type { Command, Option } from 'commander'
import { extensionOf, stemOf } from '../model/path.ts'

/** Something that a word may become; `about` is said beside it where a shell shows such. */
interface WordOffer {
  readonly word: string
  readonly about: string
}

/** What may stand in a place of a command line. `folders` are for the shell to find. */
type WordOffers =
  | { readonly kind: 'words'; readonly offers: readonly WordOffer[] }
  | { readonly kind: 'folders' }

/** What is asked of a garden, only where it is needed. */
export interface OfferedNames {
  /** Paths of files as they are said from where somebody stands, with what else each is called. */
  files(): readonly { readonly path: string; readonly title?: string }[]
  templates(): readonly string[]
}

/** Arguments that name a note, or a file. */
const noteArguments: ReadonlySet<string> = new Set(['note', 'from', 'into', 'old', 'paths', 'to'])

/** Commands whose `old` is a text and no name. */
const textCommands: ReadonlySet<string> = new Set(['rename-tag', 'replace'])

/** Commands that take folders of a garden for their first argument too. */
const movingCommands: ReadonlySet<string> = new Set(['rename', 'mv'])

/** Most that is offered at once. */
const maxOffers = 400

/** What the last of the words behind `hortus` may become; it is empty where a new one begins. */
export function completeWords(program: Command, words: readonly string[], names: OfferedNames): WordOffers {
  const [name = '', ...rest] = words
  const current = words.at(-1) ?? ''
  const commands = visibleCommands(program)
  if (rest.length === 0)
    return offer(
      commands.map((one) => ({ word: one.name(), about: one.description() })),
      current,
    )
  const command = commands.find((one) => one.name() === name)
  if (command === undefined) return offer([], current)
  const before = rest.slice(0, -1)
  const waiting = optionOf(command, before.at(-1))
  if (waiting !== undefined && takesValue(waiting)) return completeValue(waiting, current, names)
  if (current.startsWith('-') && !before.includes('--')) return offer(optionsOf(command), current)
  const place = before.filter(
    (word, i) => !word.startsWith('-') && !takesValue(optionOf(command, before[i - 1])),
  ).length
  const wanted = command.registeredArguments
  const argument = wanted[place] ?? (wanted.at(-1)?.variadic === true ? wanted.at(-1) : undefined)
  if (argument === undefined) return offer([], current)
  if (argument.argChoices)
    return offer(
      argument.argChoices.map((word) => ({ word, about: '' })),
      current,
    )
  if (['garden', 'folder'].includes(argument.name())) return { kind: 'folders' }
  if (argument.name() === 'command') return completeWords(program, [current], names)
  if (!noteArguments.has(argument.name()) || textCommands.has(name)) return offer([], current)
  const files = names.files()
  const folders = movingCommands.has(name) ? folderOffers(files) : []
  return offer([...noteOffers(current, files), ...folders], current)
}

/** The folders that files stand in, each with its slash. */
function folderOffers(files: ReturnType<OfferedNames['files']>): readonly WordOffer[] {
  const folders = files.flatMap(({ path }) => {
    const parts = path.split('/').slice(0, -1)
    return parts.map((_, i) => `${parts.slice(0, i + 1).join('/')}/`)
  })
  const own = [...new Set(folders)].filter((word) => !/^[./]+$/.test(word))
  return own.sort().map((word) => ({ word, about: '' }))
}

function completeValue(option: Option, current: string, names: OfferedNames): WordOffers {
  if (option.argChoices)
    return offer(
      option.argChoices.map((word) => ({ word, about: '' })),
      current,
    )
  const value = /<([^>]+)>/.exec(option.flags)?.[1]?.toLowerCase() ?? ''
  if (option.long === '--template')
    return offer(
      names.templates().map((word) => ({ word, about: '' })),
      current,
    )
  return ['folder', 'dir', 'path', 'file'].includes(value) ? { kind: 'folders' } : offer([], current)
}

/** Names and paths of notes: with a slash in the word its path is written, else what the note is called. */
function noteOffers(current: string, all: ReturnType<OfferedNames['files']>): readonly WordOffer[] {
  const byPath = all.map(({ path, title }) => ({ word: path, about: title ?? '' }))
  if (current.includes('/')) return byPath
  const byName = all.flatMap(({ path, title }) => {
    if (extensionOf(path) !== '.md') return []
    const stem = stemOf(path)
    return [
      { word: stem, about: path },
      ...(title !== undefined && title !== stem ? [{ word: title, about: path }] : []),
    ]
  })
  return [...byName, ...byPath.filter(({ word }) => !word.includes('/'))]
}

function offer(offers: readonly WordOffer[], current: string): WordOffers {
  // What is offered is as on disk, what is typed as the keyboard has it.
  const fold = (word: string): string => word.normalize('NFC').toLowerCase()
  const start = fold(current)
  const seen = new Set<string>()
  const fit = offers.filter(({ word }) => {
    const same = word.normalize('NFC')
    if (!fold(word).startsWith(start) || seen.has(same)) return false
    seen.add(same)
    return true
  })
  return { kind: 'words', offers: fit.slice(0, maxOffers) }
}

function optionsOf(command: Command): readonly WordOffer[] {
  const { options } = command
  return [
    ...options.flatMap(({ long, description, hidden }) =>
      long == null || hidden ? [] : [{ word: long, about: description }],
    ),
    { word: '--help', about: 'print this help' },
  ]
}

function optionOf(command: Command, word: string | undefined): Option | undefined {
  return word === undefined
    ? undefined
    : command.options.find((one) => one.long === word || one.short === word)
}

function takesValue(option: Option | undefined): boolean {
  return option !== undefined && (option.required || option.optional)
}

function visibleCommands(program: Command): readonly Command[] {
  return program.createHelp().visibleCommands(program) as readonly Command[]
}
