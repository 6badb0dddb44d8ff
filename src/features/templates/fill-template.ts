import { formatDate } from '../../model/dates/format-date.ts'
import type { LocalTime } from '../../model/dates/local-time.ts'

/** What stands in the places of a template. */
interface TemplateValues {
  readonly title: string
  /** The day of `{{date}}`, and the clock of `{{time}}`. */
  readonly time: LocalTime
  /** In the words of moment.js, where a template says nothing else. */
  readonly dateFormat: string
  readonly timeFormat: string
  /** Of names of days and months: a BCP 47 tag, empty for English. */
  readonly language: string
}

/** A template's text with its places filled. */
export interface FilledTemplate {
  readonly text: string
  /** Where `{{cursor}}` stood; the first of several. */
  readonly cursor?: number
}

/**
 * Fills `{{title}}`, `{{date}}`, `{{time}}`, both with a format behind a colon, and `{{cursor}}`, in any letter case. What
 * else stands in braces stays as it is.
 */
export function fillTemplate(template: string, values: TemplateValues): FilledTemplate {
  const { title, time, dateFormat, timeFormat, language } = values
  let cursor: number | undefined
  let text = ''
  let at = 0
  const places = /\{\{[ \t]*(title|date|time|cursor)[ \t]*(?::([^\n{}]*))?\}\}/gi
  for (const match of template.matchAll(places)) {
    const [whole, word = '', written] = match
    text += template.slice(at, match.index)
    at = match.index + whole.length
    const format = written?.trim() || undefined
    switch (word.toLowerCase()) {
      case 'title':
        text += title
        break
      case 'cursor':
        cursor ??= text.length
        break
      case 'date':
        text += formatDate(time, format ?? dateFormat, language)
        break
      default:
        text += formatDate(time, format ?? timeFormat, language)
    }
  }
  text += template.slice(at)
  return { text, ...(cursor !== undefined && { cursor }) }
}
