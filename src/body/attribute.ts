import type { Properties } from 'hast'
import { find, html, svg } from 'property-information'
import { escapeAttribute } from './escape-html.ts'

type AttributeValue = Properties[string]

interface AttributeInfo {
  readonly name: string
  /** `disabled`: there or not. */
  readonly isBoolean: boolean
  /** `download`: there, not, or with a value. */
  readonly isOverloaded: boolean
  readonly isCommaSeparated: boolean
}

const htmlInfos = new Map<string, AttributeInfo>()
const svgInfos = new Map<string, AttributeInfo>()

/** One property of a hast element as an attribute with a leading space; `''` where the value says that there is none. */
export function stringifyAttribute(key: string, value: AttributeValue, isSvg: boolean): string {
  if (value === null || value === undefined || value === false || Number.isNaN(value)) return ''
  // What cleaning left of a list of classes.
  if (Array.isArray(value) && value.length === 0) return ''
  const { name, isBoolean, isOverloaded, isCommaSeparated } = attributeInfo(key, isSvg)
  if (name === '') return ''
  if (value === true) return ` ${name}`
  if (isBoolean || isOverloaded) {
    if (value === name || value === '') return ` ${name}`
    if (isBoolean && typeof value !== 'string') return value ? ` ${name}` : ''
  }
  const text = Array.isArray(value) ? value.join(isCommaSeparated ? ', ' : ' ') : String(value)
  return ` ${name}="${escapeAttribute(text)}"`
}

function attributeInfo(key: string, isSvg: boolean): AttributeInfo {
  const infos = isSvg ? svgInfos : htmlInfos
  let info = infos.get(key)
  if (info === undefined) {
    const found = find(isSvg ? svg : html, key)
    info = {
      // A plugin may set any key; what HTML cannot hold as a name is left out.
      name: /^[^\s"'<>/=\u0000-\u001f\u007f]+$/.test(found.attribute) ? found.attribute : '',
      isBoolean: found.boolean,
      isOverloaded: found.overloadedBoolean,
      isCommaSeparated: found.commaSeparated,
    }
    // Names come from notes, so the table must not grow with them.
    if (infos.size < 1_000) infos.set(key, info)
  }
  return info
}
