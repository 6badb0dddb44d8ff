/** Addresses as they are written in a file that a build made; none in one of a kind that has none. */
export function addressesOf(file: string, read: () => string): readonly string[] {
  if (file.endsWith('.html')) return inPage(read())
  if (file.endsWith('.css')) return inStyle(read())
  if (file.endsWith('.xml')) return inXml(read())
  if (file.endsWith('.webmanifest')) return inManifest(read())
  if (/(?:^|\/)feed\.json$/.test(file)) return inJsonFeed(read())
  if (file.endsWith('.md') || /^(?:-\/)?llms/.test(file)) return inMarkdown(read())
  if (file === 'robots.txt') return [...read().matchAll(/^Sitemap: (.*)$/gm)].map(([, address]) => address!)
  return []
}

/** Those of elements, and those that a page tells search engines. */
function inPage(html: string): readonly string[] {
  const data: string[] = []
  const rest = html.replace(
    /<script type="application\/ld\+json">([\s\S]*?)<\/script>/g,
    (_, json: string) => {
      data.push(...wholeAddresses(JSON.parse(json)))
      return ''
    },
  )
  return [...inHtml(rest), ...data]
}

function inHtml(html: string): readonly string[] {
  const found: string[] = []
  for (const [tag] of html.matchAll(/<[a-z][^>]*>/g)) {
    for (const [, name, written] of tag.matchAll(
      /\s(href|src|poster|data|srcset|imagesrcset|content)="([^"]*)"/g,
    )) {
      const value = unescapeHtml(written!)
      if (name!.endsWith('srcset'))
        found.push(...value.split(/,\s+/).map((one) => one.trim().split(/\s+/)[0]!))
      else if (name !== 'content') found.push(value)
      else if (/^https?:\/\//.test(value)) found.push(value)
      else found.push(...(/^\d+;\s*url=(.*)$/i.exec(value)?.slice(1) ?? []))
    }
  }
  return found
}

function inStyle(css: string): readonly string[] {
  return [...css.matchAll(/url\(["']?([^"')]+)/g)]
    .map(([, address]) => address!)
    .filter((address) => !/^(?:data:|#)/.test(address))
}

/** A sitemap or an Atom feed, with the HTML in its entries. */
function inXml(xml: string): readonly string[] {
  const bodies = [...xml.matchAll(/<(content|summary)[^>]*type="html"[^>]*>([\s\S]*?)<\/\1>/g)]
  return [
    ...[...xml.matchAll(/<(?:loc|uri|logo|icon)>([^<]*)</g)].map(([, address]) => unescapeHtml(address!)),
    ...[...xml.matchAll(/\shref="([^"]*)"/g)].map(([, address]) => unescapeHtml(address!)),
    ...bodies.flatMap(([, , html]) => inHtml(unescapeHtml(html!))),
  ]
}

function inManifest(json: string): readonly string[] {
  const manifest = JSON.parse(json) as {
    readonly start_url: string
    readonly scope: string
    readonly icons: readonly { readonly src: string }[]
  }
  return [manifest.start_url, manifest.scope, ...manifest.icons.map(({ src }) => src)]
}

function inJsonFeed(json: string): readonly string[] {
  const { items, ...feed } = JSON.parse(json) as {
    readonly items: readonly { readonly url: string; readonly content_html?: string }[]
  }
  return [
    ...wholeAddresses(feed),
    ...items.flatMap(({ url, content_html = '' }) => [url, ...inHtml(content_html)]),
  ]
}

/** Links to files of the site; what is code is none. */
function inMarkdown(text: string): readonly string[] {
  const prose = text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '')
  return [...prose.matchAll(/\]\(((?:[^()\s]|\([^()\s]*\))+)\)/g)]
    .map(([, address]) => address!)
    .filter((address) => /^(?:\/|#|https?:)/.test(address))
}

/** Every string in JSON that is a whole address. */
function wholeAddresses(value: unknown): readonly string[] {
  if (typeof value === 'string') return /^https?:\/\//.test(value) ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wholeAddresses) : []
}

/** Text as it is without HTML's or XML's marks for characters. */
export function unescapeHtml(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi,
    (all, hex, decimal, name: string) => {
      if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
      if (decimal) return String.fromCodePoint(Number(decimal))
      return { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[name.toLowerCase()] ?? all
    },
  )
}
