import { type Properties, textProperty } from '../../model/properties.ts'
import type { JekyllSettings } from './read-settings.ts'

/** What `{{ … }}` is worked out from. */
export interface LiquidScope {
  readonly properties: Properties
  readonly settings: JekyllSettings
}

/** Filters that change nothing of an address here: a site's own folder and host are left out. */
const ofAddress =
  /^(?:relative_url|absolute_url|prepend:\s*site\.(?:baseurl|url)|escape|strip|xml_escape|uri_escape|cgi_escape)$/

/** A text with tags of Liquid in it, as Jekyll would write it; undefined where nobody can say without running it. */
export function evaluateLiquid(written: string, scope: LiquidScope): string | undefined {
  let isKnown = true
  const result = written.replace(
    /\{\{-?([\s\S]*?)-?\}\}|\{%-?([\s\S]*?)-?%\}/g,
    (_, output?: string, tag?: string) => {
      const value =
        output === undefined ? valueOfTag((tag ?? '').trim()) : valueOfOutput(output.trim(), scope)
      if (value === undefined) isKnown = false
      return value ?? ''
    },
  )
  return isKnown ? result : undefined
}

function valueOfTag(tag: string): string | undefined {
  const [, name, target = ''] = /^(link|post_url)\s+["']?(.+?)["']?$/.exec(tag) ?? []
  if (name === undefined || target.includes('{{')) return undefined
  return name === 'link' ? `/${target.replace(/^\/+/, '')}` : target.replace(/^\/+/, '')
}

function valueOfOutput(output: string, { properties, settings }: LiquidScope): string | undefined {
  const [first = '', ...filters] = output.split('|').map((part) => part.trim())
  const [, , text] = /^(["'])(.*)\1$/.exec(first) ?? []
  let value: string | undefined = text
  if (text === undefined) {
    const [, where, name = ''] = /^(site|page)\.([\w.-]+)$/.exec(first) ?? []
    if (where === 'site') value = /^(?:baseurl|url)$/.test(name) ? '' : settings.values[name]
    else if (where === 'page') value = textProperty(properties, name)
  }
  for (const filter of filters) {
    if (value === undefined) return undefined
    const [, word, argument = ''] = /^(\w+)(?::\s*["'](.*)["'])?$/.exec(filter) ?? []
    if (ofAddress.test(filter) || word === 'default') continue
    else if (word === 'append') value += argument
    else if (word === 'prepend') value = argument + value
    else if (word === 'upcase') value = value.toUpperCase()
    else if (word === 'downcase') value = value.toLowerCase()
    else if (word === 'capitalize') value = value.replace(/^./u, (letter) => letter.toUpperCase())
    else return undefined
  }
  return value
}
