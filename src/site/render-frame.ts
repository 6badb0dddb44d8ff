import { escapeAttribute, escapeText } from '../body/escape-html.ts'
import type { FeatureSet } from '../define/feature-set.ts'
import type { PartContext } from '../define/part.ts'
import type { PageWords } from '../model/interface/page-words.ts'
import { directionOf } from '../model/language.ts'
import { memoByObject } from '../model/memo-by-object.ts'
import type { RemoteImages } from '../model/options.ts'
import type { ForeignParts, PageAssets, PageFrame } from '../model/page.ts'
import { loadScript } from './load-script.ts'
import { renderLink } from './note-lists.ts'
import { preloadFont } from './preload-font.ts'
import { renderHeader } from './render-column.ts'

/**
 * What a page may load and run. No script stands in a page, so HTML that slipped through would still not run; frames
 * are PDFs of the garden itself and what the garden's options allow; images and players may come from anywhere, as
 * authors write them, where the options do not block them. Inline styles are what math, code and authors' colours need.
 * What features bring from other hosts is named one by one.
 */
function contentSecurityPolicies(
  iframeHosts: readonly string[],
  { frames = [], scripts = [], connections = [] }: ForeignParts = {},
): Readonly<Record<RemoteImages, string>> {
  const policy = (elsewhere: string, framed: readonly string[]): string =>
    [
      "default-src 'self'",
      ["script-src 'self'", ...scripts].join(' '),
      ...(connections.length > 0 ? [["connect-src 'self'", ...connections.map(overHttps)].join(' ')] : []),
      "style-src 'self' 'unsafe-inline'",
      `img-src 'self'${elsewhere} data:`,
      `media-src 'self'${elsewhere}`,
      ["frame-src 'self'", ...framed.map(overHttps)].join(' '),
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ].join('; ')
  const open = policy(' https: http:', [...iframeHosts, ...frames])
  // What is to be clicked has no address before, so that the policy need not know.
  return { show: open, click: open, block: policy('', frames) }
}

/** A host as policies name it; one that is named with its scheme stays as it is. */
function overHttps(host: string): string {
  return host.includes('://') ? host : `https://${host}`
}

/** Those of pages on which features bring nothing from elsewhere: the same for a whole garden. */
const usualPolicies = memoByObject((iframeHosts: readonly string[]) => contentSecurityPolicies(iframeHosts))

function policyOf({ iframeHosts, foreign, remoteImages }: PageFrame): string {
  const policies =
    foreign === undefined ? usualPolicies(iframeHosts) : contentSecurityPolicies(iframeHosts, foreign)
  return policies[remoteImages]
}

/** What stands in a page besides its frame. */
export interface PageParts {
  /** The main column: one `h1` and what follows. */
  readonly content: string
  /** The column beside it on wide screens, below it on narrow ones. */
  readonly beside?: string
  /** Added to the document's head. */
  readonly head?: string
  /** The same, behind what every page loads: what may come later than its styles. */
  readonly headEnd?: string
}

/**
 * A whole HTML document around a page's content. `shown` are the features that the page shows something of, as far as it
 * is rendered; it loads their scripts.
 */
export function renderFrame(
  frame: PageFrame,
  parts: PageParts,
  context: PartContext,
  features: FeatureSet,
  shown: ReadonlySet<string>,
): string {
  const { content, beside = '', head = '', headEnd = '' } = parts
  const { words } = context
  const title = frame.title === frame.siteTitle ? frame.title : `${frame.title} · ${frame.siteTitle}`
  // What stands around the text is in the garden's language, whatever the note's is.
  const own = frame.lang === frame.interface ? '' : chromeLanguage(frame)
  const ownHead = context.renderSlot('head', frame.head).join('')
  const header = renderHeader(context, own, features)
  return `<!doctype html>
<html lang="${escapeAttribute(frame.lang)}"${frame.dir === 'rtl' ? ' dir="rtl"' : ''} data-ui="${frame.interface}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policyOf(frame))}">
<meta name="referrer" content="same-origin">
<title>${escapeText(title)}</title>
${renderMeta(frame)}${ownHead}${/ rel="icon"/.test(ownHead) ? '' : icon}${head}${renderAssets(frame.assets)}${renderScripts(frame.assets, features, shown)}${headEnd}</head>
<body>
<a class="skip" href="#-main"${own}>${words.skip}</a>
${header}<main id="-main">
<div class="page">
${renderBreadcrumbs(frame, words)}${content}
</div>
${beside === '' ? '' : `<div class="beside"${own}>\n${beside}\n</div>\n`}${renderFoot(context, own)}</main>
${renderBottom(context, own)}</body>
</html>
`
}

/** Attributes of what is written in the interface's language on a page in another. */
function chromeLanguage(frame: PageFrame): string {
  const dir = directionOf(frame.interface)
  return ` lang="${frame.interface}"${dir === frame.dir ? '' : ` dir="${dir}"`}`
}

/** A sprout, so that browsers ask for no file of their own choosing. */
const icon =
  '<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns=%27http://www.w3.org/2000/svg%27 viewBox=%270 0 20 20%27 fill=%27none%27 stroke=%27%23478a5e%27 stroke-width=%272%27 stroke-linecap=%27round%27%3E%3Cpath d=%27M10 18V10C10 6.5 7.5 4.7 3.5 4.7c0 3.8 2.3 5.8 6.5 5.3.1-3.3 2.4-5.3 6.5-5.3 0 3.6-2.2 5.6-6.5 5.3%27/%3E%3C/svg%3E">\n'

/** The scripts of the features that a page shows. */
function renderScripts({ scripts }: PageAssets, { on }: FeatureSet, shown: ReadonlySet<string>): string {
  return on
    .flatMap(({ name }) => (shown.has(name) ? (scripts?.[name] ?? []) : []))
    .map((href) => loadScript(href))
    .join('')
}

/** The same object is that of all pages of a site. */
const renderAssets = memoByObject((assets: PageAssets): string => {
  const { firstPaint, fonts = [], stylesheet, app, live } = assets
  return [
    // Not a module: those wait until the page is there, and a dark page would flash.
    ...(firstPaint === undefined ? [] : [`<script src="${escapeAttribute(firstPaint)}"></script>\n`]),
    // Before the faces: nothing shows without it, and over HTTP/1.1 a browser asks for six files at once.
    `<link rel="stylesheet" href="${escapeAttribute(stylesheet)}">\n`,
    ...fonts.map(preloadFont),
    ...(app === undefined ? [] : [loadScript(app)]),
    ...(live === undefined ? [] : [loadScript(live, ' data-live')]),
  ].join('')
})

/** A page that nobody described, such as one of the garden's lists, says what it is and where it belongs. */
function renderMeta(frame: PageFrame): string {
  const { address, title, siteTitle, description, canonical, isUnlisted } = frame
  const what = address === '' ? siteTitle : `${title} · ${siteTitle}`
  const about = `<meta name="description" content="${escapeAttribute(description === '' ? what : description)}">\n`
  const robots = isUnlisted ? '<meta name="robots" content="noindex">\n' : ''
  return (
    about +
    robots +
    (canonical === undefined ? '' : `<link rel="canonical" href="${escapeAttribute(canonical)}">\n`)
  )
}

/** Home stands in the header already, so the trail starts below it. */
function renderBreadcrumbs({ breadcrumbs, home }: PageFrame, words: PageWords): string {
  const below = breadcrumbs.filter((link) => link.href !== home)
  if (below.length === 0) return ''
  const items = below.map((link) => `<li>${renderLink(link)}</li>`)
  return `<nav class="breadcrumbs" aria-label="${words.breadcrumbs}"><ol>${items.join('')}</ol></nav>\n`
}

/** What stands at the end of every page; nothing where no feature has something there. */
function renderFoot({ frame, renderSlot }: PartContext, own: string): string {
  const html = renderSlot('foot', frame.column.foot ?? []).join('')
  return html === '' ? '' : `<footer class="foot"${own}>\n${html}</footer>\n`
}

/** What thumbs reach on a narrow screen. */
function renderBottom({ frame, words, renderSlot }: PartContext, own: string): string {
  const up = frame.breadcrumbs.at(-1)?.href
  const links = [
    ...renderSlot('bottom', frame.bottom),
    up === undefined ? '' : `<a class="up" href="${escapeAttribute(up)}">${words.up}</a>`,
  ].join('')
  return links === '' ? '' : `<nav class="bottom" aria-label="${words.pageTools}"${own}>${links}</nav>\n`
}
