import type { Inset, PlotInset, SimulationInset } from '../model/inset.ts'
import { plainCode } from './code-frame.ts'
import { escapeCode } from './escape-code.ts'
import { escapeText } from './escape-html.ts'

/** An inset as its source: what a reader sees where it cannot be typeset, and a diagram before a browser draws it. */
export function plainInset(inset: Inset): string {
  switch (inset.kind) {
    case 'code':
      return plainCode(inset)
    case 'math':
      return inset.form === 'block'
        ? `<pre class="formula"><code>${escapeCode(inset.tex)}\n</code></pre>`
        : `<code class="formula">${escapeCode(inset.tex)}</code>`
    case 'diagram':
      return `<figure class="diagram">\n<pre tabindex="0"><code>${escapeCode(inset.source)}\n</code></pre>\n</figure>`
    case 'plot':
      return plainCode({ kind: 'code', language: inset.language, meta: '', code: sourceOf(inset) })
    case 'simulation':
      return plainSimulation(inset)
  }
}

/** An inset as its note writes it: what stands there in a garden that does not typeset its kind. */
export function unreadInset(inset: Inset): string {
  switch (inset.kind) {
    case 'code':
      return preformatted(inset.code)
    case 'diagram':
      return preformatted(inset.source)
    case 'plot':
      return preformatted(sourceOf(inset))
    case 'simulation':
      return preformatted(`![[${inset.target}]]`)
    case 'math':
      return inset.form === 'block' ? preformatted(`$$\n${inset.tex}\n$$`) : escapeCode(`$${inset.tex}$`)
  }
}

/** What its author wrote. */
function sourceOf({ source, isShort, file }: PlotInset): string {
  return isShort ? `![[${file?.name ?? ''}|plot: ${source}]]` : source
}

/** Its code in a fold: it may be long, and few who read want it. */
function plainSimulation({ target, file }: SimulationInset): string {
  const code = plainCode({ kind: 'code', language: 'ts', meta: '', code: file?.text ?? '' })
  return file?.text === undefined
    ? preformatted(`![[${target}]]`)
    : `<details><summary>${escapeText(file.name)}</summary>\n${code}\n</details>`
}

function preformatted(text: string): string {
  return `<pre tabindex="0"><code>${escapeCode(text)}\n</code></pre>`
}
