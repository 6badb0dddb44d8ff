import type { Context } from 'hono'
import { ownHeaders } from '../../server/own-headers.ts'

/** A page of the hub's own, beside those of gardens. */
interface OwnPage {
  readonly title: string
  /** HTML below the title, which is a heading too unless `hasHeading` says that one is in it. */
  readonly body: string
  readonly hasHeading?: true
  /** Rules beside those that all have. */
  readonly style?: string
  /** HTML of the head: what else the page loads. */
  readonly head?: string
  /** What of the hub it may load, as directives of a policy; nothing without it. */
  readonly mayLoad?: string
  readonly status?: 200 | 404
}

/** Answers with a page that only its reader sees, and that loads nothing but what it names. */
export function showOwnPage(c: Context, page: OwnPage): Response {
  const { mayLoad = "style-src 'unsafe-inline'; img-src data:", status = 200 } = page
  const policy = `${ownHeaders['content-security-policy']}; default-src 'none'; form-action 'self'; ${mayLoad}`
  return c.html(renderOwnPage(page), status, {
    'cache-control': 'private, no-store',
    'content-security-policy': policy,
  }) as Response
}

function renderOwnPage({ title, body, hasHeading, style = '', head = '' }: OwnPage): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${asText(title)}</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}${style}</style>
${head === '' ? '' : `${head}\n`}${hasHeading ? '' : `<h1>${asText(title)}</h1>\n`}${body}
</html>
`
}

/** As it stands in HTML, in attributes too. */
export function asText(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** A link to a note's page beside the list that it stands in. */
export function linkBeside(path: string): string {
  return `<li><a href="${asText(encodeURI(path).replace(/[?#]/g, encodeURIComponent))}">${asText(path)}</a></li>`
}

/** The path of a note in the address of such a page, which stands behind the garden; undefined where it is none. */
export function pathBehindGarden(c: Context): string | undefined {
  try {
    return decodeURIComponent(new URL(c.req.url).pathname.split('/').slice(5).join('/'))
  } catch {
    return undefined
  }
}
