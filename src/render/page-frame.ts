import type { PageFrame } from '../model/page.ts'
import { escapeAttribute, escapeText } from './escape-html.ts'
import { renderLink } from './note-lists.ts'

/**
 * What a page may load and run. No script stands in a page, so HTML that slipped through would still not run; frames
 * are PDFs of the garden itself and what the garden's options allow; images and players may come from anywhere, as
 * authors write them. Inline styles are what math, code and authors' colours need.
 */
function contentSecurityPolicy(iframeHosts: readonly string[]): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' https: http: data:",
    "media-src 'self' https: http:",
    ["frame-src 'self'", ...iframeHosts.map((host) => `https://${host}`)].join(' '),
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

/** A whole HTML document around a page's content. `head` is added to its head. */
export function renderFrame(frame: PageFrame, content: string, head = ''): string {
  const title = frame.title === frame.siteTitle ? frame.title : `${frame.title} · ${frame.siteTitle}`
  return `<!doctype html>
<html lang="${escapeAttribute(frame.lang)}"${frame.dir === 'ltr' ? '' : ` dir="${frame.dir}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(contentSecurityPolicy(frame.iframeHosts))}">
<title>${escapeText(title)}</title>
${renderMeta(frame)}${head}<link rel="stylesheet" href="${escapeAttribute(frame.stylesheet)}">
${frame.script === undefined ? '' : `<script type="module" src="${escapeAttribute(frame.script)}"></script>\n`}</head>
<body>
<a class="skip" href="#-main">Skip to the text</a>
<header class="site">
<a class="home" href="${escapeAttribute(frame.home)}">${escapeText(frame.siteTitle)}</a>
${renderBreadcrumbs(frame)}</header>
<main id="-main">
${content}
</main>
<footer class="site">
<p><a href="${escapeAttribute(frame.home)}">${escapeText(frame.siteTitle)}</a></p>
</footer>
</body>
</html>
`
}

function renderMeta({ description, canonical }: PageFrame): string {
  const about =
    description === '' ? '' : `<meta name="description" content="${escapeAttribute(description)}">\n`
  return (
    about + (canonical === undefined ? '' : `<link rel="canonical" href="${escapeAttribute(canonical)}">\n`)
  )
}

/** Home stands in the header already, so the trail starts below it. */
function renderBreadcrumbs({ breadcrumbs, home }: PageFrame): string {
  const below = breadcrumbs.filter((link) => link.href !== home)
  if (below.length === 0) return ''
  const items = below.map((link) => `<li>${renderLink(link)}</li>`)
  return `<nav class="breadcrumbs" aria-label="Breadcrumbs">\n<ol>\n${items.join('\n')}\n</ol>\n</nav>\n`
}
