import { escapeAttribute, escapeText } from '../../body/escape-html.ts'
import { plainInset } from '../../body/plain-inset.ts'
import { hashText } from '../../model/hash-text.ts'
import { type TypesetInset, wordMark } from '../../model/inset.ts'
import { cleanDiagram } from './clean-diagram.ts'
import { readMermaidError } from './mermaid-error.ts'

/** Characters of HTML of one drawing. */
const maxHtml = 400_000

/**
 * A figure of what a browser has drawn, its source below. Undefined where the reader's own browser is to draw it. `answer` is
 * what the page of the browser said, and is not trusted.
 */
export function renderDiagram(source: string, answer: unknown): TypesetInset | undefined {
  const { kind, svg, title, description, message } = Object(answer) as Readonly<Record<string, unknown>>
  if (kind === 'wrong' && typeof message === 'string')
    return { html: plainInset({ kind: 'diagram', source }), ...readMermaidError(message, source) }
  if (kind !== 'drawn' || typeof svg !== 'string') return undefined
  const said = [title, description].filter((one): one is string => typeof one === 'string' && one !== '')
  const name = said.length === 0 ? wordMark('diagram') : escapeAttribute(said.join('. '))
  const drawing = cleanDiagram(svg, name, `diagram${hashText(source).toString(36)}-`)
  if (drawing === undefined || drawing.svg.length > maxHtml) return undefined
  const { svg: clean, isWide } = drawing
  return {
    html: `<figure class="diagram drawn">\n<div class="drawing scrolls"${isWide ? ' tabindex="0"' : ''}>${clean}</div>\n<details><summary>${wordMark('source')}</summary>\n<pre tabindex="0"><code>${escapeText(source)}\n</code></pre></details>\n</figure>`,
  }
}
