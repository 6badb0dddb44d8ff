import type { PhrasingContent } from 'mdast'
import type { TextCut } from '../../parse/cut-text.ts'
import { cutEmoji } from '../../parse/emoji-codes.ts'
import type { ManualProgram } from './read-settings.ts'

/** Each sign is the group of its name; a group behind it holds what matters of it. */
const marks = new RegExp(
  [
    // Icons of MkDocs Material, which are pictures of its own.
    /(?<icon>:(?:material|octicons|fontawesome|simple)(?:-[a-z0-9]+)+:(?:\{[^{}\n]{0,200}\})?[ \t]?)/,
    // What was proposed, struck, or said about the text.
    /(?<added>\{(?<sign>\+\+|==)(?:[^\n]*?)\k<sign>\})/,
    /(?<gone>\{--[^\n]*?--\}|\{>>[^\n]*?<<\}|\{\/\*[\s\S]*?\*\/\})/,
    /(?<inserted>\^\^[^\s^](?:[^\n^]*[^\s^])?\^\^)/,
    /(?<raised>\^[^\s^]{1,80}\^)/,
    // Keys that are pressed together.
    /(?<keys>\+\+(?:[\w-]+|"[^"\n]+")(?:\+(?:[\w-]+|"[^"\n]+"))*\+\+)/,
    // What a program would put in.
    /(?<computed>\{\{[^{}\n]{1,500}\}\})/,
    // A semicolon keeps an inclusion from being one.
    /(?<kept>(?<=^|\n);(?=-+8<-+))/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
)

const html =
  (value: string) =>
  (place: object): readonly PhrasingContent[] => [{ type: 'html', value, ...place }]

/** A cut of what no page shows: what was struck, and what was said about the text. */
interface MarkCut extends TextCut {
  readonly isGone?: true
}

/** The marks in the text of a manual that Markdown has not, in order, and what stands in their place. */
export function cutMarks(value: string, program: ManualProgram | undefined): readonly MarkCut[] {
  const cuts: MarkCut[] = []
  for (const { index: from, 0: written, groups = {} } of value.matchAll(marks)) {
    const to = from + written.length
    const around = (length: number): readonly TextCut[] => [
      { from, to: from + length },
      { from: to - length, to },
    ]
    if (groups['added'] !== undefined) cuts.push(...around(3))
    else if (groups['inserted'] !== undefined) cuts.push(...around(2))
    else if (groups['raised'] !== undefined) {
      if (program === 'mkdocs')
        cuts.push({ from, to: from + 1, make: html('<sup>') }, { from: to - 1, to, make: html('</sup>') })
    } else if (groups['keys'] !== undefined) cuts.push({ from, to, make: asCode(namesOfKeys(written)) })
    else if (groups['computed'] !== undefined)
      cuts.push({ from, to, make: asCode(written, 'MkDocs: {{ … }}') })
    else cuts.push({ from, to, ...(groups['gone'] !== undefined && { isGone: true }) })
  }
  if (program === undefined || program === 'starlight') return cuts
  const isFree = ({ from, to }: TextCut): boolean => cuts.every((cut) => to <= cut.from || from >= cut.to)
  return [...cuts, ...cutEmoji(value).filter(isFree)].sort((a, b) => a.from - b.from)
}

const asCode =
  (value: string, boxed?: string) =>
  (place: object): readonly PhrasingContent[] => [
    { type: 'inlineCode', value, ...place, ...(boxed !== undefined && { data: { boxed } }) },
  ]

/** `Ctrl+Alt+Del` of `++ctrl+alt+del++`. */
function namesOfKeys(written: string): string {
  return written
    .slice(2, -2)
    .split('+')
    .map((name) => name.replaceAll('"', '').replace(/^[a-z]/, (letter) => letter.toUpperCase()))
    .join('+')
}
