import type { Node } from 'unist'

/** Where each character of a text node stands in the source; index `value.length` is the end. */
export type TextOffsets = (index: number) => number

/**
 * Lines a text node's value up with its source, in which escapes, entities and the line prefixes of quotes and lists
 * stand too. A character that is not written as itself (`\#`, `&#35;`) gets the offset of its `\` or `&`. Undefined
 * where the two cannot be lined up, or the node has no position.
 */
export function textOffsets(value: string, node: Node, source: string): TextOffsets | undefined {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start === undefined || end === undefined) return undefined
  if (end - start === value.length && source.startsWith(value, start)) return (index) => start + index
  const offsets = alignText(value, source, start, end)
  return offsets && ((index) => offsets[index] ?? end)
}

function alignText(value: string, source: string, start: number, end: number): readonly number[] | undefined {
  const offsets: number[] = []
  let i = 0
  let at = start
  while (i < value.length) {
    const char = value[i]
    if (char === '\n' || char === '\r') {
      while (at < end && isBlank(source.charCodeAt(at))) at++
      if (char === '\n' && source[at] === '\r') at++
      if (source[at] !== char) return undefined
      offsets.push(at++)
      i++
      if (char === '\r' && value[i] === '\n') continue
      at = skipLinePrefix(value, i, source, at, end)
    } else if (source[at] === '\\' && isPunctuation(source.charCodeAt(at + 1)) && source[at + 1] === char) {
      offsets.push(at)
      at += 2
      i++
    } else if (source[at] === '&' && isEntity(value, i, source, at)) {
      const after = source.indexOf(';', at) + 1
      offsets.push(at)
      i++
      // Some entities stand for two code units.
      if (i < value.length && after < end && value[i] !== source[after] && !isEscapeStart(source[after])) {
        offsets.push(at)
        i++
      }
      at = after
    } else {
      if (at >= end || (source[at] !== char && !(source[at] === '\0' && char === '\ufffd'))) return undefined
      offsets.push(at++)
      i++
    }
  }
  return offsets
}

/** After a line end: as many of ` `, tab and `>` as the value does not have itself. */
function skipLinePrefix(value: string, index: number, source: string, from: number, end: number): number {
  let at = from
  while (at < end && isPrefix(source.charCodeAt(at))) at++
  let own = 0
  while (isPrefix(value.charCodeAt(index + own))) own++
  return Math.max(from, at - own)
}

const entity = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/y

function isEntity(value: string, index: number, source: string, at: number): boolean {
  entity.lastIndex = at
  const written = entity.exec(source)
  return written !== null && !value.startsWith(written[0], index)
}

function isEscapeStart(char: string | undefined): boolean {
  return char === '\\' || char === '&' || char === '\n' || char === '\r' || char === ' '
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9
}

function isPrefix(code: number): boolean {
  return code === 32 || code === 9 || code === 62
}

function isPunctuation(code: number): boolean {
  return (
    (code > 32 && code < 48) ||
    (code > 57 && code < 65) ||
    (code > 90 && code < 97) ||
    (code > 122 && code < 127)
  )
}
