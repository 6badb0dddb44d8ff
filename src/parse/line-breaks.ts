import type { Text } from 'mdast'
import type { Cut } from './split-text.ts'

/** Every line end of a text as a break, for gardens whose `lineBreaks` are those of Obsidian. */
export function findLineBreaks(text: Text): readonly Cut[] {
  const { value } = text
  const cuts: Cut[] = []
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i)
    if (code !== 10 && code !== 13) continue
    const to = code === 13 && value.charCodeAt(i + 1) === 10 ? i + 2 : i + 1
    cuts.push({ from: i, to, node: { type: 'break' } })
    i = to - 1
  }
  return cuts
}
