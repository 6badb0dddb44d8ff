/** What a link of the author is called and what stands before it: by its host, which is what readers know it by. */
export interface NamedLink {
  readonly href: string
  readonly name: string
  readonly kind: LinkKind
}

/** Kinds that have a sign of their own. */
type LinkKind = 'mail' | 'code' | 'feed' | 'social' | 'scholar' | 'web'

/** Hosts by what they are for; those below them too. */
const kindByHost: Readonly<Record<string, LinkKind>> = {
  'github.com': 'code',
  'gitlab.com': 'code',
  'codeberg.org': 'code',
  'sr.ht': 'code',
  'mastodon.social': 'social',
  'hachyderm.io': 'social',
  'fosstodon.org': 'social',
  'bsky.app': 'social',
  'x.com': 'social',
  'twitter.com': 'social',
  'linkedin.com': 'social',
  'orcid.org': 'scholar',
  'scholar.google.com': 'scholar',
  'arxiv.org': 'scholar',
  'dblp.org': 'scholar',
}

/** Names a link: the address of a mail, `@ada@example.org` as such networks write it, else the host. */
export function nameOfLink(href: string): NamedLink {
  if (/^mailto:/i.test(href)) return { href, name: href.slice('mailto:'.length), kind: 'mail' }
  const url = new URL(href)
  const host = url.hostname.replace(/^www\./, '')
  const handle = /^\/(@[\w.-]+)\/?$/.exec(url.pathname)?.[1]
  if (/\.(?:xml|rss|atom)$|\/(?:feed|rss)\/?$/.test(url.pathname)) return { href, name: host, kind: 'feed' }
  const known = kindByHost[host] ?? kindByHost[host.split('.').slice(-2).join('.')]
  const kind = known ?? (handle === undefined ? 'web' : 'social')
  return { href, name: handle === undefined ? host : `${handle}@${host}`, kind }
}
