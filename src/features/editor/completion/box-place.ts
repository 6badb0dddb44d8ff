import type { CompletionPlace, LinePlace } from './completion-place.ts'

/** A line of colons: what begins a box has a name, what ends it has none. */
const colons = /^[ \t]*(?:>[ \t]?)*:{3,}[ \t]*(\S?)/

/** Most lines that are looked at for what opens a box or ends it. */
const maxLines = 400

/** Behind the `:::` that begin a box, up to the end of its name. Those that end one which is open above are complete. */
export function boxPlace({ text, before, after, lineStart }: LinePlace): CompletionPlace | undefined {
  const [, lead = '', marks, query = ''] =
    /^([ \t]*(?:>[ \t]?)*)(:{3,})[ \t]*((?:\p{L}[\w-]*)?)$/u.exec(before) ?? []
  if (marks === undefined) return undefined
  if (query === '' && isOpen(text.slice(0, lineStart))) return undefined
  const to = lineStart + before.length
  const [rest = ''] = /^[\w-]*[ \t]?/.exec(after) ?? []
  const isWhole = after.length > rest.length || isEnded(text.slice(to + after.length))
  const behind = isWhole ? '' : `\n${lead}\n${lead}${marks}`
  return { kind: 'box', from: to - query.length, to: to + rest.length, query, behind }
}

/** Whether a box that begins in a text is still open at its end. */
function isOpen(above: string): boolean {
  let depth = 0
  for (const line of above.split('\n').slice(-maxLines - 1, -1)) {
    const found = colons.exec(line)
    if (found) depth = found[1] === '' ? Math.max(0, depth - 1) : depth + 1
  }
  return depth > 0
}

/** Whether a text ends a box that began before it. */
function isEnded(below: string): boolean {
  let depth = 1
  for (const line of below.split('\n', maxLines)) {
    const found = colons.exec(line)
    if (found) depth += found[1] === '' ? -1 : 1
    if (depth === 0) return true
  }
  return false
}
