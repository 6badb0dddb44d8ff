/** How a line begins: what it is nested in, and whether a code fence follows. */
export interface LineStart {
  /** Quote and list markers, one inside the other, all on this line. */
  readonly depth: number
  readonly isBlank: boolean
  /** Code of the fence's character, and how often it stands there: 0 where there is no fence. */
  readonly fenceMark: number
  readonly fenceLength: number
  /** Nothing follows the fence, so it may close one. */
  readonly isBareFence: boolean
}

/** Reads the markers at the start of the line `from`…`to`. A thematic break (`- - -`) is no list in a list. */
export function readLineStart(source: string, from: number, to: number): LineStart {
  let depth = 0
  let at = from
  for (; at < to; at++) {
    const code = source.charCodeAt(at)
    if (code === 32 || code === 9 || code === 13) continue
    if (code === 62) depth++
    else if ((code === 45 || code === 42 || code === 43) && isBlankAt(source, at + 1, to)) {
      // Far below any limit a thematic break does no harm, so the look ahead is made once.
      if (++depth === 64 && isThematicBreak(source, at, to)) return { ...plain, depth: 0 }
    } else {
      const digits = countDigits(source, at, to)
      if (digits === 0 || !isBlankAt(source, at + digits + 1, to)) break
      at += digits
      depth++
    }
  }
  if (at >= to) return { ...plain, depth, isBlank: depth === 0 }
  const code = source.charCodeAt(at)
  if (code !== 96 && code !== 126) return depth === 0 ? plain : { ...plain, depth }
  let end = at
  while (end < to && source.charCodeAt(end) === code) end++
  if (end - at < 3) return { ...plain, depth }
  const rest = source.slice(end, to)
  if (code === 96 && rest.includes('`')) return { ...plain, depth }
  return { depth, isBlank: false, fenceMark: code, fenceLength: end - at, isBareFence: rest.trim() === '' }
}

const plain: LineStart = { depth: 0, isBlank: false, fenceMark: 0, fenceLength: 0, isBareFence: false }

function isBlankAt(source: string, at: number, to: number): boolean {
  if (at >= to) return true
  const code = source.charCodeAt(at)
  return code === 32 || code === 9 || code === 13
}

/** Digits of an ordered list's marker, if `.` or `)` follows them. */
function countDigits(source: string, from: number, to: number): number {
  let at = from
  while (at < to && at - from < 10 && source.charCodeAt(at) >= 48 && source.charCodeAt(at) <= 57) at++
  const code = source.charCodeAt(at)
  return at > from && at < to && (code === 46 || code === 41) ? at - from : 0
}

function isThematicBreak(source: string, at: number, to: number): boolean {
  const mark = source.charCodeAt(at)
  for (let i = at; i < to; i++) {
    const code = source.charCodeAt(i)
    if (code !== mark && code !== 32 && code !== 9 && code !== 13) return false
  }
  return true
}
