import { createContext, Script } from 'node:vm'

/** What is looked for in texts. */
interface Wanted {
  readonly find: string
  readonly isRegexp: boolean
  readonly matchesCase: boolean
  readonly isWord: boolean
}

/** Where something was found in a text, and what its groups are. */
export interface FoundText {
  readonly start: number
  readonly text: string
  readonly groups: readonly (string | null)[]
  readonly named: Readonly<Record<string, string | null>>
}

/** What was looked for cannot be, or takes too long; for people. */
export class UnfitExpression extends Error {}

/** Milliseconds for a batch of texts: an expression that takes longer is one that goes back and forth without end. */
const batchTime = 1_000

/** Texts of one batch, and most of what is found in one garden. */
const batchSize = 64
const maxFound = 20_000

const program = new Script(`(() => {
  const expression = new RegExp(source, flags)
  const all = []
  for (at = 0; at < texts.length; at++) {
    const found = []
    expression.lastIndex = 0
    for (let match; found.length <= most && (match = expression.exec(texts[at])); ) {
      if (match[0] === '') expression.lastIndex++
      else found.push({ start: match.index, text: match[0], groups: match.slice(1), named: { ...match.groups } })
    }
    all.push(found)
  }
  return JSON.stringify(all)
})()`)

/**
 * Finds something in each of the texts. An expression may come from anybody and take forever on some text: it runs where
 * it is stopped. Throws an {@link UnfitExpression} that names the text, by what `nameOf` calls it.
 */
export function findInTexts(
  wanted: Wanted,
  texts: readonly string[],
  nameOf: (index: number) => string,
): readonly (readonly FoundText[])[] {
  const { source, flags } = expressionOf(wanted)
  const found: (readonly FoundText[])[] = []
  let count = 0
  for (let from = 0; from < texts.length; from += batchSize) {
    const batch = texts.slice(from, from + batchSize)
    const room = createContext({ source, flags, texts: batch, at: 0, most: maxFound })
    const all = run(room, (at) => nameOf(from + at))
    count += all.reduce((sum, one) => sum + one.length, 0)
    if (count > maxFound)
      throw new UnfitExpression(`It is found more than ${maxFound} times: look for more, or in fewer notes`)
    found.push(...all)
  }
  return found
}

function run(
  room: { readonly at?: number },
  nameOf: (at: number) => string,
): readonly (readonly FoundText[])[] {
  try {
    // What comes out is text of our own program's making.
    return JSON.parse(
      String(program.runInContext(room, { timeout: batchTime })),
    ) as readonly (readonly FoundText[])[]
  } catch (error) {
    const code = (error as { readonly code?: unknown }).code
    if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
      throw new UnfitExpression(
        `The expression takes too long on ${nameOf(room.at ?? 0)}: a repetition within a repetition, such as (a+)+, may be the cause. Nothing was written`,
      )
    throw error
  }
}

/** The expression that stands for what is looked for. Throws an {@link UnfitExpression} where it is none. */
function expressionOf({ find, isRegexp, matchesCase, isWord }: Wanted): {
  readonly source: string
  readonly flags: string
} {
  if (find === '') throw new UnfitExpression('There is nothing to look for')
  const plain = isRegexp ? find : find.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  const source = isWord ? `(?<![\\p{L}\\p{N}\\p{M}_])(?:${plain})(?![\\p{L}\\p{N}\\p{M}_])` : plain
  const flags = `gmu${matchesCase ? '' : 'i'}`
  try {
    new RegExp(source, flags)
  } catch (error) {
    throw new UnfitExpression(error instanceof Error ? error.message : String(error))
  }
  return { source, flags }
}

/** What takes the place of something found: as it is, or of an expression with `$1`, `$<name>`, `$&`, `\n` and `\t`. */
export function fillReplacement(
  replacement: string,
  { text, groups, named }: FoundText,
  isRegexp: boolean,
): string {
  if (!isRegexp) return replacement
  return replacement.replace(
    /\$(?:(\$)|(&)|<([^>]*)>|(\d{1,2}))|\\([nt\\])/g,
    (whole: string, dollar?: string, all?: string, name?: string, number?: string, escaped?: string) => {
      if (dollar !== undefined) return '$'
      if (all !== undefined) return text
      if (escaped !== undefined) return { n: '\n', t: '\t' }[escaped] ?? '\\'
      if (name !== undefined) return name in named ? (named[name] ?? '') : whole
      const group = groups[Number(number) - 1]
      return Number(number) >= 1 && Number(number) <= groups.length ? (group ?? '') : whole
    },
  )
}
