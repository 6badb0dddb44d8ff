import type { Body } from '../model/body.ts'
import { escapeText } from './escape-html.ts'

/** The body of a note that cannot be rendered: a notice that says why, and the note's own text, so that nothing is lost. */
export function renderPlainBody(source: string, notice: string): Body {
  // The parser drops a line end right after `<pre>`.
  const text = escapeText(source).replaceAll('\u0000', '\ufffd')
  return {
    html: [`<p class="notice">${escapeText(notice)}</p>\n<pre class="source">\n${text}</pre>`],
    holes: [],
  }
}
