import { escapeXml } from '../../model/xml-text.ts'
import type { Writer } from '../identity/facts.ts'
import type { FeedText } from './collect-entries.ts'

/** The feed as Atom (RFC 4287). The id of an entry is the address of its note, and of what
 * became of it later the day behind that: another change does not alter them. */
export function renderAtom(feed: FeedText): string {
  const langOf = (lang: string): string => (lang === feed.lang ? '' : ` xml:lang="${escapeXml(lang)}"`)
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(feed.lang)}">`,
    `<title>${escapeXml(feed.title)}</title>`,
    `<id>${escapeXml(feed.atom)}</id>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(feed.atom)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(feed.page)}"/>`,
    `<updated>${feed.updated}</updated>`,
    authorElement(feed.author),
    ...feed.entries.map((entry) =>
      [
        '<entry>',
        `<title${langOf(entry.lang)}>${escapeXml(entry.title)}</title>`,
        `<id>${escapeXml(entry.id)}</id>`,
        `<link rel="alternate" type="text/html" href="${escapeXml(entry.url)}"/>`,
        ...(entry.published === undefined ? [] : [`<published>${entry.published}</published>`]),
        `<updated>${entry.updated}</updated>`,
        ...entry.authors.map(authorElement),
        ...entry.topics.map((topic) => `<category term="${escapeXml(topic)}"/>`),
        `<summary${entry.isGrown ? '' : langOf(entry.lang)}>${escapeXml(entry.summary)}</summary>`,
        ...(entry.content === undefined
          ? []
          : [`<content type="html">${escapeXml(entry.content)}</content>`]),
        '</entry>',
      ].join('\n'),
    ),
    '</feed>',
  ]
  return `${lines.join('\n')}\n`
}

function authorElement({ name, url }: Writer): string {
  const uri = url === undefined ? '' : `<uri>${escapeXml(url)}</uri>`
  return `<author><name>${escapeXml(name)}</name>${uri}</author>`
}
