import type { PartContext } from '../../define/part.ts'
import type { PageData } from './page-data.ts'

/**
 * What schema.org has words for, in one element that no browser runs: an article, the set of terms that a topic is, and the
 * trail to the page (https://schema.org/Article, /DefinedTermSet, /BreadcrumbList). Nothing without the page's whole address.
 */
export function renderStructuredData({ authors, article, terms }: PageData, { frame }: PartContext): string {
  const { canonical, title, description, lang, breadcrumbs, siteTitle, home } = frame
  if (canonical === undefined) return ''
  const [origin = ''] = /^https?:\/\/[^/?#]+/.exec(canonical) ?? []
  // Addresses of the garden begin at the top of its host: parsing each of them is a tenth of what a page's head costs.
  const whole = (href: string): string =>
    origin !== '' && /^\/(?!\/)/.test(href) ? origin + href : new URL(href, canonical).href
  const people = authors.map((author) => ({ '@type': 'Person', ...author }))
  const about = {
    name: title,
    url: canonical,
    inLanguage: lang,
    ...(description !== '' && { description }),
    ...(people.length > 0 && { author: people.length === 1 ? people[0] : people }),
  }
  const graph = [
    ...(article
      ? [
          {
            '@type': 'Article',
            ...about,
            headline: title,
            isPartOf: { '@type': 'WebSite', name: siteTitle, url: whole(home) },
            ...(article.planted !== undefined && { datePublished: article.planted }),
            ...(article.tended !== undefined && { dateModified: article.tended }),
            ...(article.topics.length > 0 && {
              about: article.topics.map(({ name, href }) => ({
                '@type': 'DefinedTermSet',
                name,
                url: whole(href),
              })),
            }),
          },
        ]
      : []),
    ...(terms
      ? [
          {
            '@type': 'DefinedTermSet',
            ...about,
            hasDefinedTerm: terms.map(({ name, href }) => ({
              '@type': 'DefinedTerm',
              name,
              url: whole(href),
            })),
          },
        ]
      : []),
    ...(breadcrumbs.length > 0
      ? [
          {
            '@type': 'BreadcrumbList',
            itemListElement: [
              ...breadcrumbs.map(({ title: name, href }) => ({ name, item: whole(href) })),
              { name: title, item: canonical },
            ].map((item, i) => ({ '@type': 'ListItem', position: i + 1, ...item })),
          },
        ]
      : []),
  ]
  // No text of a note ends the element.
  const json = JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }).replace(/</g, '\\u003c')
  return `<script type="application/ld+json">${json}</script>\n`
}
