import { escapeText } from '../../body/escape-html.ts'
import { wordMark } from '../../model/inset.ts'
import type { TextControl } from './simulation.ts'

/** A field for lines of text, and below it what is said where they are too many. `label` is HTML, and so are `attributes`. */
export function renderTextControl(
  { value, rows = 4, max = 1_000 }: TextControl,
  label: string,
  attributes: string,
): string {
  // A field leaves out the first end of a line. A browser that cut at a limit would change what a text says.
  return `<div class="simulation-text"><label>${label}<textarea rows="${rows}" dir="auto" spellcheck="false" autocapitalize="off" autocomplete="off" data-max="${max}"${attributes}>\n${escapeText(value)}</textarea></label><p class="simulation-note" role="status" hidden>${wordMark('tooLong')} <span></span> / ${max}</p></div>`
}
