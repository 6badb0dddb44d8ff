import { escapeAttribute, escapeText } from '../../body/escape-html.ts'
import type { PartContext } from '../../define/part.ts'
import type { PageWords } from '../../model/interface/page-words.ts'
import { footWords } from './foot-words.ts'
import type { Author, License } from './identity-settings.ts'
import type { NamedLink } from './name-of-link.ts'

/** What the foot of every page says. */
export interface Foot {
  /** `avatar` is where the picture is; empty where there is none. */
  readonly author?: Author & { readonly avatar: string }
  readonly links: readonly NamedLink[]
  readonly license: License | null
  readonly copyright: string
  /** HTML of the garden's own words. */
  readonly text: string
}

/** What home says of the author, below its title. */
export type HomeAuthor = Required<Pick<Foot, 'author' | 'links'>>

/** The foot of every page: who writes, where else they are, what others may do with the notes. */
export function renderFoot(
  { author, links, license, copyright, text }: Foot,
  { words }: PartContext,
): string {
  const own = footWords(words)
  const rights = [
    copyright === '' ? '' : `<span>© ${escapeText(copyright)}</span>`,
    license === null
      ? ''
      : `<span>${own.license} <a rel="license" href="${escapeAttribute(license.url)}">${escapeText(license.name)}</a></span>`,
  ].filter((part) => part !== '')
  return [
    author ? renderAuthor(author) : '',
    text === '' ? '' : `<div class="words">${text}</div>\n`,
    renderLinks(links, words),
    rights.length === 0 ? '' : `<p class="rights">${rights.join(' ')}</p>\n`,
  ].join('')
}

/** Whose the garden is, in a line, and where else they are. */
export function renderHomeAuthor({ author, links }: HomeAuthor, { words }: PartContext): string {
  return `${renderAuthor(author)}${renderLinks(links, words)}`
}

function renderLinks(links: readonly NamedLink[], words: PageWords): string {
  if (links.length === 0) return ''
  return `<ul class="elsewhere" role="list" aria-label="${footWords(words).elsewhere}">${links.map(renderNamed).join('')}</ul>\n`
}

function renderAuthor({ name, url, avatar, about }: NonNullable<Foot['author']>): string {
  const shown = escapeText(name)
  const named = url === undefined ? shown : `<a rel="author me" href="${escapeAttribute(url)}">${shown}</a>`
  const picture =
    avatar === '' ? '' : `<img src="${escapeAttribute(avatar)}" alt="" width="40" height="40" loading="lazy">`
  const line = about === undefined ? '' : `<span class="about">${escapeText(about)}</span>`
  return `<p class="author">${picture}<span><strong>${named}</strong>${line}</span></p>\n`
}

function renderNamed({ href, name, kind }: NamedLink): string {
  return `<li><a rel="me" data-kind="${kind}" href="${escapeAttribute(href)}">${escapeText(name)}</a></li>`
}
