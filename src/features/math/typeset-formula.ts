import katex from 'katex'
import { plainInset } from '../../body/plain-inset.ts'
import type { Inset, TypesetInset } from '../../model/inset.ts'
import { createMathjaxMacros } from './mathjax-macros.ts'

/** Longest formula, in characters of TeX. */
const maxLength = 10_000

/** Most cells of arrays: each costs KaTeX a millisecond. */
const maxCells = 1_000

/** Longest HTML of a formula: a few characters of TeX can ask for a large grid. */
const maxOutput = 400_000

/**
 * A formula as HTML for the eye and MathML for the ear. Nothing in it may load or run anything, and macros cannot grow
 * without end. A formula that KaTeX cannot read is shown as its source, with the reason. The same TeX gives the same
 * HTML: macros that one formula defines are not known to the next.
 */
export function typesetFormula(inset: Extract<Inset, { kind: 'math' }>): TypesetInset {
  if (inset.tex.length > maxLength)
    return asSource(inset, `${inset.tex.length} characters, at most ${maxLength} are read`)
  const cells = inset.tex.split('&').length
  if (cells > maxCells) return asSource(inset, `${cells} cells, at most ${maxCells} are read`)
  let refused: string | undefined
  try {
    const html = katex.renderToString(nameEnvironments(inset.tex), {
      displayMode: inset.form !== 'inline',
      // As `false`, but it says what was asked for: links, pictures, classes, styles.
      trust: ({ command }) => {
        refused = command
        return false
      },
      maxExpand: 1000,
      maxSize: 50,
      strict: 'ignore',
      throwOnError: true,
      macros: createMathjaxMacros(),
    })
    if (refused !== undefined) return asSource(inset, `${refused} is not allowed`)
    if (html.length > maxOutput)
      return asSource(inset, `${html.length} characters of HTML, at most ${maxOutput}`)
    return { html: isWide(html, inset.tex) ? html.replace(display, `${display} tabindex="0"`) : html }
  } catch (error) {
    return asSource(inset, reasonOf(error))
  }
}

/** What KaTeX begins a formula with that has lines of its own. */
const display = '<span class="katex-display"'

/** Signs that stand beside each other on a phone, about: with the room around operators. */
const signsOfPhone = 28

/**
 * Whether the lines of a formula are wider than a phone: its box then scrolls. A guess, for what can be reached by keys where no
 * script runs that measures the box.
 */
function isWide(html: string, tex: string): boolean {
  if (!html.startsWith(display)) return false
  const shown = html.slice(html.indexOf('<span class="katex-html"')).replace(/<[^>]*>|[\s\u200b]/g, '')
  // Rows of a matrix within a line do not break the line.
  const lines = /^\s*(?:\\begin|[^{}]*\\\\)/.test(tex) ? tex.split('\\\\').length : 1
  return shown.length / lines > signsOfPhone
}

/** Environments that KaTeX has not, as those that look like them. */
const environments: Readonly<Record<string, readonly [begin: string, end: string]>> = {
  eqnarray: ['\\begin{darray}{rcl}', '\\end{darray}'],
  multline: ['\\begin{gathered}', '\\end{gathered}'],
  flalign: ['\\begin{aligned}', '\\end{aligned}'],
  math: ['{', '}'],
  displaymath: ['{\\displaystyle ', '}'],
  subequations: ['{', '}'],
}

function nameEnvironments(tex: string): string {
  if (!tex.includes('\\begin')) return tex
  return tex.replace(
    /\\(begin|end)\{(eqnarray|multline|flalign|math|displaymath|subequations)\*?\}/g,
    (_, side: string, name: string) => environments[name]![side === 'begin' ? 0 : 1],
  )
}

function asSource(inset: Inset, problem: string): TypesetInset {
  return { html: plainInset(inset), problem }
}

/** KaTeX's own words without its name; a formula that nests too deep overflows the stack. */
function reasonOf(error: unknown): string {
  if (error instanceof RangeError) return 'it nests too deep'
  const message = error instanceof Error ? error.message : String(error)
  const [reason = ''] = message.replace(/^KaTeX parse error:\s*/, '').split('\n')
  return reason.replaceAll('\u0332', '').trim()
}
