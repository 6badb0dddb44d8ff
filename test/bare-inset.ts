import { escapeText } from '../src/body/escape-html.ts'
import type { InsetHtml } from '../src/model/inset.ts'

/** Insets as CommonMark shows code: nothing around it, and the language as a class. */
export const bareInset: InsetHtml = (inset) => {
  const text =
    inset.kind === 'code'
      ? inset.code
      : inset.kind === 'math'
        ? inset.tex
        : inset.kind === 'simulation'
          ? inset.target
          : inset.source
  const language = inset.kind === 'code' ? inset.language : inset.kind === 'diagram' ? 'mermaid' : ''
  const name = language === '' ? '' : ` class="language-${escapeText(language)}"`
  const end = text === '' ? '' : '\n'
  return inset.kind === 'math' && inset.form !== 'block'
    ? `<code>${escapeText(text)}</code>`
    : `<pre><code${name}>${escapeText(text)}${end}</code></pre>`
}
