import { yamlLanguage } from '@codemirror/lang-yaml'
import type { Input, PartialParse } from '@lezer/common'
import { tags } from '@lezer/highlight'
import type { MarkdownConfig } from '@lezer/markdown'

/** Properties are not longer, in characters: what opens with dashes and does not close soon is text. */
const maxLength = 200_000

/** How much of a note is read at once to find where its properties end. */
const chunk = 4_096

/** Where the last line of the properties begins, for each parse: a block of Markdown cannot look so far ahead itself. */
const ends = new WeakMap<PartialParse, number>()

/** The properties at the start of a note, between lines of three dashes, with their YAML. */
export const propertySyntax: MarkdownConfig = {
  defineNodes: [
    { name: 'Frontmatter', block: true },
    { name: 'DashLine', style: tags.meta },
  ],
  wrap(inner, input) {
    const end = findEnd(input)
    if (end !== undefined) ends.set(inner, end)
    return inner
  },
  parseBlock: [
    {
      name: 'Frontmatter',
      before: 'LinkReference',
      parse(cx, line) {
        const last = ends.get(cx)
        if (cx.lineStart !== 0 || last === undefined) return false
        const first = line.text.length
        const lines: string[] = []
        while (cx.nextLine() && cx.lineStart < last) lines.push(line.text)
        const end = cx.lineStart + line.text.length
        const yaml = yamlLanguage.parser.parse(lines.join('\n'))
        cx.addElement(
          cx.elt('Frontmatter', 0, end, [
            cx.elt('DashLine', 0, first),
            ...(lines.length > 0 ? [cx.elt(yaml, first + 1)] : []),
            cx.elt('DashLine', cx.lineStart, end),
          ]),
        )
        cx.nextLine()
        return true
      },
    },
  ],
}

/** Where the line of dashes begins that ends the properties; undefined where there are none. */
function findEnd(input: Input): number | undefined {
  if (!/^---[ \t]*\n/.test(input.read(0, Math.min(input.length, 64)))) return undefined
  const most = Math.min(input.length, maxLength)
  let text = ''
  for (let from = 0; from < most; from += chunk) {
    // The line may begin in what was read before.
    text = text.slice(-64) + input.read(from, Math.min(most, from + chunk))
    const match = /\n---[ \t]*(?:\n|$)/.exec(text)
    const isWhole = match && (match[0].endsWith('\n') || from + chunk >= input.length)
    if (isWhole) return Math.min(most, from + chunk) - text.length + match.index + 1
  }
  return undefined
}
