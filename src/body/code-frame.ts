import type { Inset } from '../model/inset.ts'
import { readCodeMeta } from './code-meta.ts'
import { escapeCode } from './escape-code.ts'

type Code = Extract<Inset, { kind: 'code' }>

/**
 * A block of code around its lines, which are HTML already. `pre` can be reached by keyboard, because it may scroll;
 * its text is the code, so that a script can copy it. The attribute holds the language as written.
 */
export function frameCode({ language, meta }: Code, lines: readonly string[]): string {
  const { title, isHit, hasHits } = readCodeMeta(meta)
  const body = hasHits
    ? lines.map((line, i) => (isHit(i + 1) ? `<span class="hit">${line}\n</span>` : `${line}\n`)).join('')
    : `${lines.join('\n')}\n`
  const label = escapeCode(language)
  const caption = title === '' ? '' : `<p class="code-title">${escapeCode(title)}</p>\n`
  // The parser drops a line end right after `<pre>`, but not one after `<code>`.
  return `<div class="code"${label === '' ? '' : ` data-language="${label}"`}>\n${caption}<pre tabindex="0"><code>${body}</code></pre>\n</div>`
}

/** The code without colours. */
export function plainCode(code: Code): string {
  return frameCode(code, escapeCode(code.code).split('\n'))
}
