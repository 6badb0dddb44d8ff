/** Whether a path, or a folder that it lies in, is what a glob means. */
export type GlobMatch = (path: string) => boolean

/** What other programs read in patterns besides: exceptions, ranges, and alternatives without a sign. */
const unread = /^!(?!\()|\{[^{}]*\.\.[^{}]*\}|(?<![!@])\([^()]*\|/

/** More alternatives than anybody writes. */
const maxAlternatives = 64

/**
 * Reads a glob as fast-glob does: `*`, `**`, `?`, `[a-z]`, `{a,b}`, and `!(a|b)` or `@(a|b)` for a whole name. Undefined
 * for what else there is, which must not be taken for names. In contrast to a regular expression the match takes time linear in pattern times path, whoever
 * wrote the pattern.
 */
export function createGlobMatch(glob: string): GlobMatch | undefined {
  if (unread.test(glob)) return undefined
  const alternatives = expandBraces(glob.normalize('NFC').replace(/^\.?\/|\/+$/g, ''))
  const patterns = alternatives?.map((pattern) => pattern.split('/').map(readName))
  if (patterns === undefined || patterns.some((names) => names.includes(undefined))) return undefined
  return (path) => patterns.some((names) => matchesNames(names as readonly NameMatch[], path.split('/')))
}

type NameMatch = 'any names' | { readonly matches: (name: string) => boolean; readonly isNot: boolean }

function readName(pattern: string): NameMatch | undefined {
  if (pattern === '**') return 'any names'
  const [, sign, inside] = /^([!@])\(([^()]*)\)$/.exec(pattern) ?? []
  if (inside !== undefined) {
    const inner = inside.split('|').map(readWildcards)
    const isNot = sign === '!'
    return { isNot, matches: (name) => inner.some((matches) => matches(name)) !== isNot }
  }
  return /[!@?+*]\(/.test(pattern) ? undefined : { isNot: false, matches: readWildcards(pattern) }
}

/** A name matched by stepping back to the last star alone, which is enough without alternatives. */
function readWildcards(pattern: string): (name: string) => boolean {
  const parts = pattern.match(/\*+|\[[!^]?\]?[^\]]*\]|\\?./gsu) ?? []
  const steps = parts.map((part) => (part.startsWith('*') ? undefined : readChar(part)))
  return (name) => {
    const chars = [...name]
    let step = 0
    let star = -1
    let from = 0
    for (let at = 0; at < chars.length; ) {
      if (step < steps.length && steps[step] === undefined) {
        star = step++
        from = at
      } else if (steps[step]?.(chars[at]!)) {
        step++
        at++
      } else if (star >= 0) {
        step = star + 1
        at = ++from
      } else return false
    }
    return steps.slice(step).every((rest) => rest === undefined)
  }
}

function readChar(part: string): (char: string) => boolean {
  if (part === '?') return () => true
  const [, not, set] = /^\[([!^]?)(\]?[^\]]*)\]$/.exec(part) ?? []
  if (set === undefined) {
    const literal = part.length > 1 && part.startsWith('\\') ? part.slice(1) : part
    return (char) => char === literal
  }
  const ranges = [...set.matchAll(/(.)-(.)|(.)/gsu)].map(
    ([, low, high, one = '']) => [low ?? one, high ?? one] as const,
  )
  return (char) => ranges.some(([low, high]) => char >= low && char <= high) === (not === '')
}

/** Whether the names, or the first of them, are what the pattern means: what holds of a folder holds of all in it. */
function matchesNames(pattern: readonly NameMatch[], names: readonly string[]): boolean {
  // How many names may have been passed with the pattern read so far.
  let passed = new Set([0])
  for (const part of pattern) {
    const next = new Set<number>()
    if (part === 'any names') {
      const first = Math.min(...passed)
      for (let i = first; i <= names.length; i++) next.add(i)
    } else for (const i of passed) if (i < names.length && part.matches(names[i]!)) next.add(i + 1)
    if (next.size === 0) return false
    passed = next
  }
  const last = pattern.at(-1)
  // A folder that is not so named may hold files that are.
  return last !== 'any names' && last?.isNot ? passed.has(names.length) : [...passed].some((i) => i > 0)
}

function expandBraces(glob: string): readonly string[] | undefined {
  let found = [glob]
  for (let i = 0; i < found.length; ) {
    const [, before = '', inside, after = ''] = /^(.*?)\{([^{}]*,[^{}]*)\}(.*)$/s.exec(found[i]!) ?? []
    if (inside === undefined) i++
    else
      found = [
        ...found.slice(0, i),
        ...inside.split(',').map((one) => before + one + after),
        ...found.slice(i + 1),
      ]
    if (found.length > maxAlternatives) return undefined
  }
  return found
}
