/** Modes that a key can mean something in. */
type VimMode = 'normal' | 'insert' | 'visual'

interface LinePlace {
  /** Counted from 1. */
  readonly line: number
  readonly text: string
}

/** One setting of Vim. */
export type VimrcLine = LinePlace &
  (
    | {
        readonly kind: 'map'
        readonly modes: readonly VimMode[]
        readonly keys: string
        readonly to: string
        /** Whether `to` is read with other maps in it. */
        readonly isRecursive: boolean
      }
    | { readonly kind: 'unmap'; readonly modes: readonly VimMode[]; readonly keys: string }
    | { readonly kind: 'set'; readonly option: string; readonly value: string | number | boolean }
  )

/** A line that cannot be done, and why. */
export type VimrcProblem = LinePlace & { readonly reason: string }

/** Options that there are, by each of their names. */
export const vimOptions: Readonly<Record<string, string>> = {
  textwidth: 'textwidth',
  tw: 'textwidth',
  pcre: 'pcre',
  insertModeEscKeysTimeout: 'insertModeEscKeysTimeout',
  timeoutlen: 'insertModeEscKeysTimeout',
  tm: 'insertModeEscKeysTimeout',
  langmap: 'langmap',
  lmap: 'langmap',
}

const modesByLetter: Readonly<Record<string, readonly VimMode[]>> = {
  '': ['normal', 'visual'],
  '!': ['insert'],
  n: ['normal'],
  i: ['insert'],
  v: ['visual'],
  x: ['visual'],
}

/** Reads settings as a `.vimrc` has them: maps, `let mapleader`, and options. Comments and empty lines are passed over. */
export function parseVimrc(source: string): {
  readonly lines: readonly VimrcLine[]
  readonly problems: readonly VimrcProblem[]
  /** What `<leader>` stands for, where a map has it. */
  readonly leader: string | undefined
} {
  const lines: VimrcLine[] = []
  const problems: VimrcProblem[] = []
  let leader = '\\'
  for (const [i, raw] of source.split(/\r?\n/).entries()) {
    const text = raw.trim().replace(/^:+\s*/, '')
    if (text === '' || text.startsWith('"')) continue
    const place = { line: i + 1, text }
    const chosen = readLeader(text)
    if (chosen !== undefined) leader = chosen
    else {
      const read = readMap(place, leader) ?? readUnmap(place, leader) ?? readSet(place)
      if (typeof read === 'object') lines.push(read)
      else
        problems.push({
          ...place,
          reason: read ?? `Unexpected “${text.split(/\s/)[0]}”, expected a map, let mapleader or set`,
        })
    }
  }
  const isUsed = /^[^"\n]*<leader>/im.test(source)
  return { lines, problems, leader: isUsed ? leader : undefined }
}

function readLeader(text: string): string | undefined {
  const match = /^let\s+(?:g:)?mapleader\s*=\s*(?:"(.+)"|'(.+)')$/.exec(text)
  const value = match?.[1] ?? match?.[2]
  return value === ' ' ? '<Space>' : value?.replace(/^\\(?=<)/, '')
}

function readMap(place: LinePlace, leader: string): VimrcLine | string | undefined {
  const match =
    /^([nivx]?)(nore)?map(!?)(?=\s|$)\s*((?:<(?:silent|buffer|nowait|unique)>\s*)*)(\S+)?\s*(.*)$/i.exec(
      place.text,
    )
  if (!match) return undefined
  const [, letter = '', isPlain, bang = '', , keys, to = ''] = match
  if (keys === undefined || to === '') return 'Expected the keys and what they stand for'
  return {
    ...place,
    kind: 'map',
    modes: modesByLetter[bang || letter] ?? [],
    keys: withLeader(keys, leader),
    to: withLeader(to, leader),
    isRecursive: isPlain === undefined,
  }
}

function readUnmap(place: LinePlace, leader: string): VimrcLine | string | undefined {
  const match = /^([nivx]?)unmap(!?)(?=\s|$)\s*(\S+)?$/.exec(place.text)
  if (!match) return undefined
  const [, letter = '', bang = '', keys] = match
  if (keys === undefined) return 'Expected the keys'
  return {
    ...place,
    kind: 'unmap',
    modes: modesByLetter[bang || letter] ?? [],
    keys: withLeader(keys, leader),
  }
}

function readSet(place: LinePlace): VimrcLine | string | undefined {
  const match = /^set?\s+(no)?([a-zA-Z]+)(?:\s*[=:]\s*(\S*))?$/.exec(place.text)
  if (!match) return undefined
  const [, no, option = '', value] = match
  if (!Object.hasOwn(vimOptions, option)) return `The option “${no ?? ''}${option}” does nothing here`
  return { ...place, kind: 'set', option, value: no ? false : readValue(value) }
}

function readValue(value: string | undefined): string | number | boolean {
  if (value === undefined) return true
  return /^\d+$/.test(value) ? Number(value) : value
}

function withLeader(keys: string, leader: string): string {
  return keys.replaceAll(/<leader>/gi, leader)
}
