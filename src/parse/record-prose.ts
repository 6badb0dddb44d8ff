import type { Text } from 'mdast'
import { textOffsets } from './text-offsets.ts'

/**
 * Adds a text node's parts to a note's prose: `length` code units from `from` in the plain text, the end of its value
 * (blanks at the start of a line were left out). Most nodes are one part; escapes, entities and the prefixes of quoted
 * lines split it. A node that cannot be found in the source is left out.
 */
export function recordProse(prose: number[], node: Text, from: number, length: number, source: string): void {
  if (length < 2 || node.data?.isLiteral) return
  const { value } = node
  const start = node.position?.start.offset
  const hasReturns = value.includes('\r')
  if (!hasReturns && start !== undefined && source.startsWith(value, start)) {
    prose.push(from, start + value.length - length, length)
    return
  }
  const offsetOf = textOffsets(value, node, source)
  if (offsetOf === undefined) return
  // What became one blank in the plain text; of `\r\n` that are two code units, of a line start any number.
  const flat = hasReturns ? value.replace(/\r\n?/g, '\n') : value
  let plainAt = from + length - flat.length
  let partStart = 0
  const endPart = (end: number): void => {
    const part = value.slice(partStart, end)
    const blanks = Math.max(0, from - plainAt)
    if (part.length - blanks > 1 && source.startsWith(part, offsetOf(partStart)))
      prose.push(plainAt + blanks, offsetOf(partStart) + blanks, part.length - blanks)
    plainAt += part.length
    partStart = end
  }
  for (let i = 1; i < value.length; i++) {
    if (value[i - 1] === '\r' && value[i] === '\n') {
      // The `\r` stands for the blank; its `\n` is not in the plain text.
      endPart(i)
      partStart = i + 1
    } else if (offsetOf(i) !== offsetOf(i - 1) + 1) endPart(i)
  }
  if (partStart < value.length) endPart(value.length)
}
