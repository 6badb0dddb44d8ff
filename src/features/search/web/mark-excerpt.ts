import { html, type TemplateResult } from 'lit'
import { isolateLatin } from '../../../model/isolate-latin.ts'
import { type Excerpt, findMarks } from '../query/excerpt.ts'
import type { SearchResult } from '../query/search.ts'

/** An excerpt with its words in `mark`. */
export function markExcerpt({ text, marks }: Excerpt): readonly (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = []
  let at = 0
  for (const [from, to] of marks) {
    parts.push(isolateLatin(text.slice(at, from)), html`<mark>${text.slice(from, to)}</mark>`)
    at = to
  }
  return [...parts, isolateLatin(text.slice(at))]
}

/** A name with the words that were looked for in `mark`. */
export function markText(
  text: string,
  sought: SearchResult['sought'] | undefined,
): readonly (string | TemplateResult)[] {
  if (sought === undefined) return [text]
  return markExcerpt({ text, marks: findMarks(text, new Set(sought.keys), sought.prefix) })
}
