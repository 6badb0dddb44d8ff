import { html, type TemplateResult } from 'lit'
import type { Excerpt } from '../../src/search/excerpt.ts'

/** An excerpt with its words in `mark`. */
export function markExcerpt({ text, marks }: Excerpt): readonly (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = []
  let at = 0
  for (const [from, to] of marks) {
    parts.push(text.slice(at, from), html`<mark>${text.slice(from, to)}</mark>`)
    at = to
  }
  return [...parts, text.slice(at)]
}
