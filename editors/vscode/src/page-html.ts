import { webviewPage } from './webview-page.ts'

/** What a page of the local server becomes. */
interface PageParts {
  /** The page, as the server sends it: its own sanitiser has been over it. */
  readonly html: string
  /** Its styles, which a webview may not load by itself. */
  readonly styles: readonly string[]
  readonly nonce: string
  /** Its pictures as `data:` addresses, by those that the page names. */
  readonly pictures: ReadonlyMap<string, string>
}

/** A page of the local server for a webview: its text without its scripts, with its pictures in it. */
export function pageHtml({ html, styles, nonce, pictures }: PageParts): string {
  const title = /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? 'Preview'
  const main = /<main\b[^>]*>([\s\S]*?)<\/main>/.exec(html)?.[1] ?? ''
  const body = main
    .replace(/<script\b[\s\S]*?<\/script\s*>/gi, '')
    .replace(/\s(src|poster)="([^"]*)"/g, (whole, name: string, address: string) => {
      const data = pictures.get(address)
      return data === undefined ? whole : ` ${name}="${data}"`
    })
    .replace(/\ssrcset="[^"]*"/g, '')
  const own = 'body { padding: 0 1.5rem 3rem; } main { max-width: 42rem; margin: auto; }'
  return webviewPage({
    title,
    body: `<main>${body}</main>`,
    style: [...styles, own].join('\n'),
    nonce,
  })
}

/** The addresses of the pictures of a page that the local server has. */
export function picturesOf(html: string): readonly string[] {
  const found = [...html.matchAll(/<img\b[^>]*\ssrc="(\/[^"]*)"/g)].map((match) => match[1] ?? '')
  return [...new Set(found)]
}

/** The addresses of the styles that a page names. */
export function stylesOf(html: string): readonly string[] {
  return [...html.matchAll(/<link\b[^>]*>/g)].flatMap(([tag]) => {
    const href = /\shref="([^"]*)"/.exec(tag)?.[1]
    return href !== undefined && /\srel="stylesheet"/.test(tag) ? [href] : []
  })
}
