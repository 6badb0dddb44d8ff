import { html, type TemplateResult } from 'lit'
import type { PropertyValue } from '../../../../model/properties.ts'

/** How many levels of a value are shown. */
const maxDepth = 6

/** A value of several lines or levels to be read: texts with their lines, lists, and names with what they are. */
export function renderNested(value: PropertyValue, depth = 0): TemplateResult {
  if (depth > maxDepth) return html`…`
  if (isList(value))
    return html`<ul>${value.map((item) => html`<li>${renderNested(item, depth + 1)}</li>`)}</ul>`
  if (typeof value === 'object' && value !== null)
    return html`<dl>
      ${Object.entries(value).map(
        ([name, inner]) => html`<dt dir="auto">${name}</dt><dd>${renderNested(inner, depth + 1)}</dd>`,
      )}
    </dl>`
  return html`<span dir="auto">${value === null ? '' : String(value).trimEnd()}</span>`
}

function isList(value: PropertyValue): value is readonly PropertyValue[] {
  return Array.isArray(value)
}
