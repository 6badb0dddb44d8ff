import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { askAddress } from '../store/ask-address.ts'
import { isPublicAddress } from '../store/public-address.ts'

/** Most bytes of a page that are read: its title is in its head. */
const maxBytes = 524_288

/** Milliseconds for the whole of it, redirects too. */
const patience = 6_000

const maxRedirects = 4

/** What asking a page needs of the world. */
interface FetchSettings {
  /** Which numeric addresses may be asked; tests have another server than the internet. */
  readonly mayAsk: (address: string) => boolean
  /** Ports beside those of the web. */
  readonly ports?: readonly string[]
}

/**
 * The title of a page of the web, because its author asks for it; undefined where there is none to be had, for whatever
 * reason. It is asked without cookies or anything that says who asks, and only at public addresses: what the name leads
 * to is looked at when it is asked, and again at each redirect.
 */
export async function fetchTitle(
  address: string,
  { mayAsk, ports = [] }: FetchSettings = { mayAsk: isPublicAddress },
): Promise<string | undefined> {
  const signal = AbortSignal.timeout(patience)
  try {
    let url = new URL(address)
    for (let step = 0; step <= maxRedirects; step++) {
      if (!isOfTheWeb(url, mayAsk, ports)) return undefined
      const answer = await askAddress(url, { mayAsk, headers: { accept: 'text/html' }, signal })
      const { location } = answer.headers
      const status = answer.statusCode ?? 0
      if (status >= 300 && status < 400 && location !== undefined) {
        answer.destroy()
        url = new URL(location, url)
        continue
      }
      const type = answer.headers['content-type'] ?? ''
      if (status !== 200 || !/^(?:text\/html|application\/xhtml\+xml)\b/i.test(type)) {
        answer.destroy()
        return undefined
      }
      return titleIn(decodePage(await readStart(answer), type))
    }
  } catch {
    // The web is not there, or answers with what is no page.
  }
  return undefined
}

function isOfTheWeb(url: URL, mayAsk: FetchSettings['mayAsk'], ports: readonly string[]): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return (
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    (url.port === '' || ports.includes(url.port)) &&
    url.username === '' &&
    url.password === '' &&
    (isIP(host) === 0 || mayAsk(host))
  )
}

async function readStart(answer: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of answer) {
    const bytes = Buffer.from(chunk)
    chunks.push(bytes)
    length += bytes.length
    if (length >= maxBytes || /<\/title/i.test(bytes.toString('latin1'))) break
  }
  answer.destroy()
  return Buffer.concat(chunks).subarray(0, maxBytes)
}

function decodePage(bytes: Uint8Array, type: string): string {
  const head = Buffer.from(bytes.subarray(0, 2_048)).toString('latin1')
  const named =
    /charset\s*=\s*["']?([\w-]+)/i.exec(type)?.[1] ?? /charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]
  try {
    return new TextDecoder(named ?? 'utf-8').decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  middot: '·',
  raquo: '»',
  laquo: '«',
}

/** What stands between the tags of a page's title, on one line. */
export function titleIn(html: string): string | undefined {
  const written = /<title(?:\s[^>]*)?>([^<]{1,2000})/i.exec(html)?.[1]
  const title = written
    ?.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined
      if (code === undefined) return named[String(name).toLowerCase()] ?? whole
      return code > 31 && code < 0x110000 && (code < 0xd800 || code > 0xdfff)
        ? String.fromCodePoint(code)
        : ' '
    })
    .replace(/[\s\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g, ' ')
    .trim()
  return title === undefined || title === '' ? undefined : title.slice(0, 300)
}
