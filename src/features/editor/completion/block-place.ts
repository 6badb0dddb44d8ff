import type { CompletionPlace, LinePlace } from './completion-place.ts'

/** Places that depend on nothing but the words before them: callouts, tags, emoji, days. */
export function blockPlace(line: LinePlace): CompletionPlace | undefined {
  return calloutPlace(line) ?? tagPlace(line) ?? emojiPlace(line) ?? datePlace(line)
}

/** In the kind of a callout: what stands there of it already, its brackets and its sign are kept. */
function calloutPlace({ before, after, lineStart }: LinePlace): CompletionPlace | undefined {
  const match = /^[ \t]*(?:>[ \t]?)+\[!([\w-]*)$/.exec(before)
  if (!match) return undefined
  const query = match[1]!
  const end = lineStart + before.length
  const rest = /^[\w-]*\]([+-]?)[ \t]?/.exec(after)
  return {
    kind: 'callout',
    from: end - query.length,
    to: end + (rest?.[0].length ?? 0),
    query,
    tail: `]${rest?.[1] ?? ''} `,
  }
}

/** At the start of a line `#` alone is going to be a heading. */
function tagPlace({ before, lineStart }: LinePlace): CompletionPlace | undefined {
  const match = /(^|[\s(,;])#([\p{L}\p{N}\p{Extended_Pictographic}_/-]*)$/u.exec(before)
  if (!match || (match[2] === '' && match.index === 0 && match[1] === '')) return undefined
  const to = lineStart + before.length
  return { kind: 'tag', from: to - match[2]!.length, to, query: match[2]! }
}

function emojiPlace({ before, lineStart }: LinePlace): CompletionPlace | undefined {
  const match = /(?:^|[\s(>])(:[a-z0-9_+-]{2,})$/i.exec(before)
  if (!match) return undefined
  const to = lineStart + before.length
  return { kind: 'emoji', from: to - match[1]!.length, to, query: match[1]!.slice(1) }
}

/** Behind an `@` that is no part of an address. */
function datePlace({ before, lineStart }: LinePlace): CompletionPlace | undefined {
  const match = /(?:^|[\s(>])@([\p{L}\p{N}-]*)$/u.exec(before)
  if (!match) return undefined
  const to = lineStart + before.length
  return { kind: 'date', from: to - match[1]!.length - 1, to, query: match[1]! }
}
