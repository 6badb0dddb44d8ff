import { areEqual } from './compare-values.ts'
import { listOf } from './query-function.ts'
import { asLink, type Method } from './query-method.ts'
import { showValue } from './show-value.ts'
import { isKind, type Value } from './values.ts'

/** What a file of Bases can be asked. */
export const fileMethods: Readonly<Record<string, Method>> = {
  asLink: (file, [display]) => {
    if (!isKind(file, 'object') || !file.link) return null
    return { ...file.link, ...(display !== undefined && { display: showValue(display) }) }
  },
  hasLink: (file, [other = null], { linkTo, work }) => {
    if (!isKind(file, 'object')) return null
    const wanted = typeof other === 'string' ? linkTo(other.replace(/^\[\[(.*)\]\]$/, '$1')) : asLink(other)
    const links = listOf(file.get('links'))
    work.spend(links.length)
    return links.some((link) => areEqual(link, wanted))
  },
  hasProperty: (file, [name = null]) => {
    const properties = isKind(file, 'object') ? file.get('properties') : null
    const key = showValue(name).toLowerCase()
    return isKind(properties, 'object') && properties.keys().some((one) => one.toLowerCase() === key)
  },
  hasTag: (file, names) => {
    const tags = isKind(file, 'object') ? listOf(file.get('tags')).map(bareTag) : []
    return names.map(bareTag).some((name) => tags.some((tag) => tag === name || tag.startsWith(`${name}/`)))
  },
  inFolder: (file, [name = null]) => {
    const folder = isKind(file, 'object') ? showValue(file.get('folder')) : ''
    const asked = showValue(name).replace(/^\/|\/$/g, '')
    return asked === '' || folder === asked || folder.startsWith(`${asked}/`)
  },
}

function bareTag(value: Value): string {
  return showValue(value).replace(/^#/, '').toLowerCase()
}
