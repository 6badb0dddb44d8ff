import type { CodeColor } from './mark-context.ts'

/** The colours of blocks of code, from the HTML that the page has of them. */
export interface CodeColoring {
  learn(source: string, html: string): void
  /** Of a block that is not known the lines are coloured that some block of its language has. */
  colorsOf(source: string): readonly CodeColor[]
}

/** Most lines whose colours are kept. */
const maxLines = 5_000

/** Creates an empty memory of colours. */
export function createCodeColoring(): CodeColoring {
  const known = new Map<string, readonly CodeColor[]>()
  /** By language and text of a line. */
  const lines = new Map<string, readonly CodeColor[]>()

  return {
    learn(source, html) {
      const code = readCode(source)
      if (code === undefined) return
      const colors = readColors(html)
      known.set(source, colors)
      if (lines.size > maxLines) lines.clear()
      for (const { from, to } of linesOf(code.text)) {
        const inside = colors
          .filter((color) => color.from >= from && color.to <= to)
          .map((color) => ({ ...color, from: color.from - from, to: color.to - from }))
        lines.set(`${code.language} ${code.text.slice(from, to)}`, inside)
      }
    },
    colorsOf(source) {
      const exact = known.get(source)
      const code = exact ? undefined : readCode(source)
      if (exact || code === undefined) return exact ?? []
      return [...linesOf(code.text)].flatMap(({ from, to }) =>
        (lines.get(`${code.language} ${code.text.slice(from, to)}`) ?? []).map((color) => ({
          ...color,
          from: color.from + from,
          to: color.to + from,
        })),
      )
    },
  }
}

/** The language of a fenced block and what is between the fences. */
function readCode(source: string): { readonly language: string; readonly text: string } | undefined {
  const [, info = '', text = ''] = /^(?:`{3,}|~{3,})([^\n]*)\n([\s\S]*)\n(?:`{3,}|~{3,})$/.exec(source) ?? []
  return info.trim() === '' ? undefined : { language: info.trim(), text }
}

function* linesOf(text: string): Generator<{ readonly from: number; readonly to: number }> {
  for (let from = 0; from <= text.length; ) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end
    yield { from, to }
    from = to + 1
  }
}

/** The words that have a class for their colour. */
function readColors(html: string): readonly CodeColor[] {
  const template = document.createElement('template')
  template.innerHTML = html
  const code = template.content.querySelector('pre > code')
  if (!code) return []
  const colors: CodeColor[] = []
  const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT)
  for (let at = 0; walker.nextNode(); ) {
    const { length } = walker.currentNode.textContent ?? ''
    const className = walker.currentNode.parentElement?.className ?? ''
    if (className !== '' && className !== 'hit') colors.push({ from: at, to: at + length, className })
    at += length
  }
  return colors
}
