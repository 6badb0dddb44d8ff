import { escapeAttribute } from '../body/escape-html.ts'

/**
 * A button by which a reader says that a note is known or read; the browser keeps it. It stands in the page so that
 * nothing moves when the script that answers it has come, and is not shown where no script runs. `about` names the note
 * for those who hear the button alone.
 */
export function renderMark(kind: 'known' | 'read', text: string, about?: string): string {
  const label = about === undefined ? '' : ` aria-label="${escapeAttribute(`${text}: ${about}`)}"`
  return ` <button type="button" class="reader-mark" data-do="${kind}" aria-pressed="false"${label}>${text}</button>`
}
