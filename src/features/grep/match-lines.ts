import { createContext, Script } from 'node:vm'

/** A place in a text: its line, from 0, and from where to where in it, in UTF-16 code units. */
export interface LineMatch {
  readonly line: number
  readonly start: number
  readonly end: number
}

/** A text with its name. */
interface NamedText {
  readonly name: string
  readonly text: string
}

/** How texts are looked through. */
interface LineSearch {
  /** What of each line matches, by the names of the texts; those without a match are left out. Throws with a message for people. */
  find(texts: readonly NamedText[]): ReadonlyMap<string, readonly LineMatch[]>
}

/** How long a pattern may take over all texts of one call, and over a single one that is looked at again, in milliseconds. */
const patience = { all: 5_000, one: 1_000 }

/**
 * Looks through lines with a regular expression. Whoever writes one that takes for ever is told so: it runs where it can be
 * stopped.
 */
export function createLineSearch(pattern: RegExp): LineSearch {
  const context = createContext({ texts: [] as readonly string[], pattern })
  const script = new Script(`texts.map((text) => {
    const found = []
    const lines = text.split(/\\r\\n|[\\n\\r]/)
    for (let line = 0; line < lines.length; line++) {
      pattern.lastIndex = 0
      for (let match = pattern.exec(lines[line]); match !== null; match = pattern.exec(lines[line])) {
        found.push(line, match.index, match.index + match[0].length)
        if (match[0] === '') pattern.lastIndex++
      }
    }
    return found
  })`)
  const run = (texts: readonly string[], timeout: number): readonly (readonly number[])[] => {
    context['texts'] = texts
    return script.runInContext(context, { timeout }) as readonly (readonly number[])[]
  }
  return {
    find(texts) {
      let found: readonly (readonly number[])[]
      try {
        found = run(
          texts.map(({ text }) => text),
          patience.all,
        )
      } catch (error) {
        if (!isTimeout(error)) throw error
        const slow = texts.find(({ text }) => isSlow(() => run([text], patience.one)))
        throw new Error(
          `the pattern takes too long${slow === undefined ? '' : ` in ${slow.name}`}; write it without repetitions inside repetitions`,
        )
      }
      return new Map(
        texts.flatMap(({ name }, i) => {
          const flat = found[i] ?? []
          return flat.length === 0 ? [] : [[name, matchesOf(flat)] as const]
        }),
      )
    },
  }
}

function isSlow(run: () => unknown): boolean {
  try {
    run()
    return false
  } catch (error) {
    if (!isTimeout(error)) throw error
    return true
  }
}

function isTimeout(error: unknown): boolean {
  // It comes from where the script ran, whose errors are not ours.
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  )
}

function matchesOf(flat: readonly number[]): readonly LineMatch[] {
  const matches: LineMatch[] = []
  for (let i = 0; i + 2 < flat.length; i += 3)
    matches.push({ line: flat[i] ?? 0, start: flat[i + 1] ?? 0, end: flat[i + 2] ?? 0 })
  return matches
}
