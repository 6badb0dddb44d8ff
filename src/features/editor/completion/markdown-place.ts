import type { CompletionPlace, LinePlace, LinkRange } from './completion-place.ts'
import { isInTable } from './link-place.ts'

/** The place in a Markdown link's address, in a reference, or in a footnote. */
export function markdownPlace(line: LinePlace): CompletionPlace | undefined {
  return addressPlace(line) ?? footnotePlace(line) ?? referencePlace(line)
}

/** Between the parentheses of `[text](…)`, unless they hold an address of the web. */
function addressPlace(line: LinePlace): CompletionPlace | undefined {
  const { before, after, lineStart } = line
  const at = before.lastIndexOf('](')
  const open = at < 0 ? -1 : openingBracket(before, at)
  // `[[a]](` is a wiki-link and what follows it.
  if (open < 0 || (before[at - 1] === ']' && before[open + 1] === '[')) return undefined
  const isBracketed = before[at + 2] === '<'
  const written = before.slice(at + (isBracketed ? 3 : 2))
  if (/[()<>"\t]/.test(written) || /^(?:[a-z][\w+.-]*:|\/\/|www\.)/i.test(written)) return undefined
  const rest = /^([^\s()<>"]*)(>?(?:[ \t]+"[^"]*")?\))/.exec(after)
  const close = isBracketed ? '>)' : ')'
  const offset = lineStart + before.length
  const embed = before[open - 1] === '!'
  const range = (query: string): LinkRange => ({
    from: offset - query.length,
    to: offset + (rest?.[0].length ?? 0),
    query: isBracketed ? query : decoded(query),
    form: isBracketed ? 'bracketed' : 'address',
    tail: rest ? (isBracketed && !rest[2]!.startsWith('>') ? `>${rest[2]}` : rest[2]!) : close,
    start: lineStart + open - (embed ? 1 : 0),
    embed,
    inTable: isInTable(line),
  })
  const hash = written.indexOf('#')
  if (hash < 0) return { kind: 'note', ...range(written), hasLabel: true }
  const target = isBracketed ? written.slice(0, hash) : decoded(written.slice(0, hash))
  const fragment = written.slice(hash + 1)
  if (fragment.startsWith('^')) return { kind: 'block', target, ...range(fragment.slice(1)) }
  return { kind: 'heading', target, above: [], ...range(fragment) }
}

/** Where the bracket is that the one at `at` closes; -1 where none is open. */
function openingBracket(before: string, at: number): number {
  let depth = 0
  for (let i = at; i >= 0; i--) {
    if (before[i - 1] === '\\') continue
    if (before[i] === ']') depth++
    else if (before[i] === '[' && --depth === 0) return i
  }
  return -1
}

function footnotePlace({ before, after, lineStart }: LinePlace): CompletionPlace | undefined {
  const match = /\[\^([^\][\s^]*)$/.exec(before)
  if (!match) return undefined
  const to = lineStart + before.length
  const query = match[1]!
  return {
    kind: 'footnote',
    from: to - query.length,
    to: to + (/^[^\][\s^]*\]/.exec(after)?.[0].length ?? 0),
    query,
    isDefinition: /^[ \t>]*$/.test(before.slice(0, match.index)) && /^\]?:?[ \t]*$/.test(after),
  }
}

function referencePlace({ before, after, lineStart }: LinePlace): CompletionPlace | undefined {
  const match = /\]\[([^\][]*)$/.exec(before)
  if (!match || openingBracket(before, match.index) < 0 || before[match.index - 1] === ']') return undefined
  const to = lineStart + before.length
  return {
    kind: 'reference',
    from: to - match[1]!.length,
    to: to + (after.startsWith(']') ? 1 : 0),
    query: match[1]!,
  }
}

/** An address without its percent signs; as it is where they make no text. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
