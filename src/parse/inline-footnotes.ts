import type { FootnoteDefinition, PhrasingContent, Text } from 'mdast'
import type { Locator } from './locator.ts'
import { sliceText } from './split-text.ts'
import { type TextOffsets, textOffsets } from './text-offsets.ts'

/** What becomes of the children of one node. */
interface InlineFootnotes {
  readonly children: PhrasingContent[]
  /** For the end of the tree. */
  readonly definitions: readonly FootnoteDefinition[]
}

/**
 * `^[text]` among the children of one node becomes a reference to a footnote definition of its own, numbered from
 * `firstNumber`. Brackets inside must be balanced; the text may hold any markup.
 */
export function takeInlineFootnotes(
  children: readonly PhrasingContent[],
  firstNumber: number,
  locator: Locator,
): InlineFootnotes {
  const result: PhrasingContent[] = []
  const definitions: FootnoteDefinition[] = []
  let open: { readonly at: number; readonly start: number } | undefined
  let depth = 0
  for (const child of children) {
    const isText = child.type === 'text' && !child.data?.isLiteral
    const offsets = isText ? textOffsets(child.value, child, locator.source) : undefined
    if (child.type !== 'text' || !offsets) {
      result.push(child)
      continue
    }
    let from = 0
    for (let i = 0; i < child.value.length; i++) {
      const char = child.value[i]
      if (char !== '[' && char !== ']' && char !== '^') continue
      if (locator.source[offsets(i)] !== char) continue
      if (!open) {
        if (char !== '^' || child.value[i + 1] !== '[') continue
        if (i > from) result.push(sliceText(child, from, i, offsets, locator))
        open = { at: result.length, start: offsets(i) }
        result.push(sliceText(child, i, i + 2, offsets, locator))
        from = i + 2
        depth = 1
        i++
      } else if (char === '[') depth++
      else if (char === ']' && --depth === 0) {
        if (i > from) result.push(sliceText(child, from, i, offsets, locator))
        const content = result.splice(open.at).slice(1)
        const position = locator.position(open.start, offsets(i) + 1)
        if (content.length === 0) result.push({ type: 'text', value: '^[]', position })
        else {
          const label = `inline-${firstNumber + definitions.length}`
          result.push({ type: 'footnoteReference', identifier: label, label, position })
          definitions.push({
            type: 'footnoteDefinition',
            identifier: label,
            label,
            children: [{ type: 'paragraph', children: content, position }],
            position,
          })
        }
        open = undefined
        from = i + 1
      }
    }
    pushRest(result, child, from, offsets, locator)
  }
  return { children: open ? rejoin(result, open.at) : result, definitions }
}

function pushRest(
  result: PhrasingContent[],
  text: Text,
  from: number,
  offsets: TextOffsets,
  locator: Locator,
): void {
  if (from === 0) result.push(text)
  else if (from < text.value.length) result.push(sliceText(text, from, text.value.length, offsets, locator))
}

/** Joins a `^[` that nothing closes with the text behind it. */
function rejoin(children: PhrasingContent[], at: number): PhrasingContent[] {
  const opener = children[at]
  const next = children[at + 1]
  if (opener?.type !== 'text' || next?.type !== 'text') return children
  const text: Text = { type: 'text', value: opener.value + next.value }
  if (opener.position && next.position)
    text.position = { start: opener.position.start, end: next.position.end }
  return [...children.slice(0, at), text, ...children.slice(at + 2)]
}
