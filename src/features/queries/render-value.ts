import { safeAddress } from '../../body/encode-address.ts'
import { escapeAttribute, escapeText } from '../../body/escape-html.ts'
import type { SiteView } from '../../define/site-view.ts'
import { mediaKindOf } from '../../model/media-type.ts'
import { type AssetPath, baseName, type NotePath, stemOf, toNameKey } from '../../model/path.ts'
import { addressOfPage } from '../../model/site.ts'
import { hrefOf } from '../../site/address.ts'
import { noteLink } from '../../site/note-link.ts'
import { showDate, showDuration } from './dates.ts'
import { linkText, showNumber } from './show-value.ts'
import { isKind, isList, type LinkValue, type Value } from './values.ts'

/** What is needed to show a value on a page. */
export interface ValueContext {
  readonly view: SiteView
  /** Reads a link in a text, as the note that asks would write it. */
  readonly linkTo: (name: string, display?: string) => LinkValue
}

/** Items of a list that are shown: of one that stands in others fewer, for it may stand in itself. */
const maxItems = [200, 20, 10, 5, 5]

function mostItems(depth: number): number {
  return maxItems[depth] ?? 1
}

/** A value as HTML that is safe to publish; a list of several is one. */
export function renderValue(value: Value, context: ValueContext, depth = 0): string {
  if (value === null) return ''
  if (typeof value === 'number') return showNumber(value)
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return renderWords(value, context)
  if (depth > 4) return '…'
  if (isList(value)) return renderList(value, context, depth)
  if (isKind(value, 'link')) return renderLink(value, context)
  switch (value.kind) {
    case 'date': {
      const text = showDate(value)
      return `<time datetime="${text.replace(' ', 'T')}">${text}</time>`
    }
    case 'duration':
      return showDuration(value)
    case 'object':
      if (value.task) return renderWords(value.task.text, context)
      if (value.link) return renderLink(value.link, context)
      return value
        .keys()
        .slice(0, mostItems(depth))
        .map((key) => `${escapeText(key)}: ${renderValue(value.get(key), context, depth + 1)}`)
        .join('<br>')
    case 'pattern':
      return `<code>/${escapeText(value.source)}/${escapeText(value.flags)}</code>`
    default:
      return ''
  }
}

function renderList(items: readonly Value[], context: ValueContext, depth: number): string {
  const shown = items.slice(0, mostItems(depth)).map((item) => renderValue(item, context, depth + 1))
  if (shown.length <= 1) return shown[0] ?? ''
  if (items.every((item) => typeof item === 'string' && item.startsWith('#'))) return shown.join(' ')
  const rest = items.length > mostItems(depth) ? '<li>…</li>' : ''
  return `<ul>${shown.map((html) => `<li>${html}</li>`).join('')}${rest}</ul>`
}

/** A value among text: lists have commas in place of lines. */
export function renderInline(value: Value, context: ValueContext, depth = 0): string {
  if (!isList(value)) return renderValue(value, context)
  if (depth > 4) return '…'
  return value
    .slice(0, mostItems(depth))
    .map((item) => renderInline(item, context, depth + 1))
    .join(', ')
}

/** A link to what readers may see; of everything else the name, as text. */
function renderLink(link: LinkValue, { view }: ValueContext): string {
  const { path, name, anchor, display, isPicture } = link
  const fragment = anchor === undefined ? '' : `#${encodeURIComponent(anchor)}`
  if (path === undefined) {
    const href = /^https?:\/\//i.test(name) ? safeAddress(name, 'href') : undefined
    return href === undefined
      ? escapeText(display ?? name)
      : `<a href="${escapeAttribute(href)}">${escapeText(display ?? name)}</a>`
  }
  const note = view.garden.notesByPath.get(path as NotePath)
  if (note !== undefined && view.plan.addressByNote.has(note.path)) {
    const { title, href } = noteLink(view, note)
    return `<a href="${escapeAttribute(href + fragment)}">${escapeText(display ?? title)}</a>`
  }
  const address = view.plan.addressByAsset.get(path as AssetPath)
  if (address === undefined) return escapeText(linkText(link))
  const href = escapeAttribute(hrefOf(view.options.base, address))
  return isPicture && mediaKindOf(path) === 'image'
    ? `<img src="${href}" alt="${escapeAttribute(display ?? stemOf(path))}" loading="lazy" decoding="async">`
    : `<a href="${href}">${escapeText(display ?? baseName(path))}</a>`
}

/** Code, links, emphasis, addresses, tags and HTML in a text. */
const markup =
  /`([^`\n]+)`|!?\[\[([^[\]|]+)(?:\|([^[\]]*))?\]\]|!?\[([^[\]]*)\]\((https?:[^\s()]+)\)|\*\*([^*\n]+)\*\*|==([^=\n]+)==|~~([^~\n]+)~~|(https?:\/\/[^\s<>"]+)|(?<![^\s])#([^\s#,;:!&()'"<>=|[\]{}]*[^\s\d#,;:!&()'"<>=|[\]{}][^\s#,;:!&()'"<>=|[\]{}]*)|<(\/?(?:br|center|div|font|p|progress|span)(?=[\s/>])[^<>]{0,500})>/giu

/** A text with the simplest of its markup. */
function renderWords(text: string, context: ValueContext): string {
  let html = ''
  let from = 0
  for (const found of text.matchAll(markup)) {
    html += escapeText(text.slice(from, found.index))
    from = found.index + found[0].length
    const [whole, code, target, display, words, url, bold, mark, gone, address, tag, inHtml] = found
    if (code !== undefined) html += `<code>${escapeText(code)}</code>`
    else if (target !== undefined) html += renderLink(context.linkTo(target.trim(), display), context)
    else if (url !== undefined) html += outside(url, words || url)
    else if (address !== undefined) html += outside(address, address)
    else if (tag !== undefined) html += renderTag(tag, context)
    else if (inHtml !== undefined) html += renderHtml(inHtml)
    else html += element(bold, 'strong') ?? element(mark, 'mark') ?? element(gone, 'del') ?? escapeText(whole)
  }
  return html + escapeText(text.slice(from))
}

/** Of HTML that a query puts together, lines end where it says, and bars show how far something is; the rest is its text. */
function renderHtml(tag: string): string {
  if (/^br\b/i.test(tag)) return '<br>'
  if (!/^progress\b/i.test(tag)) return ''
  const numbers = ['value', 'max'].flatMap((name) => {
    const [, number] = new RegExp(`\\s${name}\\s*=\\s*["']?([\\d.]{1,20})\\b`, 'i').exec(tag) ?? []
    return number === undefined ? [] : [` ${name}="${number}"`]
  })
  return `<progress${numbers.join('')}></progress>`
}

function element(text: string | undefined, name: string): string | undefined {
  return text === undefined ? undefined : `<${name}>${escapeText(text)}</${name}>`
}

function outside(url: string, text: string): string {
  const href = safeAddress(url, 'href')
  return href === undefined ? escapeText(text) : `<a href="${escapeAttribute(href)}">${escapeText(text)}</a>`
}

function renderTag(tag: string, { view }: ValueContext): string {
  const address = addressOfPage(view.plan, 'tag', toNameKey(tag))
  const href = address === undefined ? '' : ` href="${escapeAttribute(hrefOf(view.options.base, address))}"`
  return `<a class="tag"${href}>#${escapeText(tag)}</a>`
}
