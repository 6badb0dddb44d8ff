import { defineFacts } from '../../define/facts.ts'
import type { LocalTime } from '../../model/dates/local-time.ts'
import { extensionOf, type NotePath, toNameKey } from '../../model/path.ts'
import { type FilledTemplate, fillTemplate } from './fill-template.ts'

export type { FilledTemplate } from './fill-template.ts'

/** A note that others are made from. */
interface Template {
  /** Its path in the folder of the templates, without `.md`: `Meetings/Weekly`. */
  readonly name: string
  readonly path: NotePath
}

/** The templates of a garden, and how they write dates. */
interface TemplateFacts {
  /** Sorted by path; none where there is no folder for them. */
  readonly templates: readonly Template[]
  /** The folder that they are in; absent where there is none. */
  readonly folder?: string
  readonly dateFormat: string
  readonly timeFormat: string
  readonly language: string
}

/** Where templates are: in the folder that the settings name, else in one called so. */
export const templateFacts = defineFacts<TemplateFacts>({
  name: 'templates',
  reads: 'statements',
  none: { templates: [], dateFormat: 'YYYY-MM-DD', timeFormat: 'HH:mm', language: '' },
  collect({ notesByPath, options: { templates, lang: language } }) {
    const { folder: named, dateFormat, timeFormat } = templates
    const key = toNameKey(named === '' ? 'templates' : named)
    const found: Template[] = []
    let folder: string | undefined
    for (const path of notesByPath.keys()) {
      if (extensionOf(path) !== '.md' || !toNameKey(path).startsWith(`${key}/`)) continue
      // Names of one key need not be of one length: the parts of the path are.
      const parts = path.split('/')
      const depth = key.split('/').length
      folder ??= parts.slice(0, depth).join('/')
      found.push({ name: parts.slice(depth).join('/').replace(/\.md$/i, ''), path })
    }
    return { templates: found, ...(folder !== undefined && { folder }), dateFormat, timeFormat, language }
  },
})

/** The template of a name, in any letter case; its path will do, with or without `.md`. Throws with those there are. */
export function getTemplate({ templates, folder }: TemplateFacts, name: string): Template {
  const key = toNameKey(name.replace(/\.md$/i, '').replace(/^\/+/, ''))
  const found =
    templates.find((one) => toNameKey(one.name) === key) ??
    templates.find((one) => toNameKey(one.path.replace(/\.md$/i, '')) === key) ??
    templates.find((one) => toNameKey(one.name).endsWith(`/${key}`))
  if (found) return found
  const names = templates
    .slice(0, 12)
    .map((one) => `"${one.name}"`)
    .join(', ')
  const others =
    folder === undefined
      ? 'this garden has no folder of templates (the setting "templates" names one)'
      : `in "${folder}" there are ${names}`
  throw new Error(`there is no template "${name}"; ${others}`)
}

/** A template's text as it begins a note of a title, at a time. */
export function fillFor(
  { dateFormat, timeFormat, language }: TemplateFacts,
  template: string,
  title: string,
  time: LocalTime,
): FilledTemplate {
  return fillTemplate(template, { title, time, dateFormat, timeFormat, language })
}
