import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { askAddress } from '../../store/ask-address.ts'
import { isPublicAddress } from '../../store/public-address.ts'
import { isThisMachine } from './gardens-setting.ts'

/** What the web answered: a file, or that it is the same as when its tag was said. */
export type WebAnswer =
  | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly etag: string }
  | { readonly kind: 'same' }

/** How the web is asked. */
export interface AskWebRequest {
  /** What the file was called when it was last asked for; empty for never. */
  readonly etag: string
  readonly mostBytes: number
  /** Ends the asking, whatever is on its way. */
  readonly signal: AbortSignal
}

const maxRedirects = 4

/** Milliseconds for one file. */
const patience = 15_000

/**
 * Asks for a file by its address. It is asked without cookies and without a word of who asks. A site of the public web
 * leads to no address inside: what a name means is looked at for the very connection, and again at each redirect; and it
 * does not lead from https to http. A site of this machine leads nowhere else. Rejects with the reason for people.
 */
export async function askWeb(
  address: string,
  { etag, mostBytes, signal }: AskWebRequest,
): Promise<WebAnswer> {
  const isLocal = isThisMachine(new URL(address).hostname)
  const mayAsk = isLocal ? isLoopback : isPublicAddress
  const until = AbortSignal.any([signal, AbortSignal.timeout(patience)])
  let url = new URL(address)
  for (let step = 0; step <= maxRedirects; step++) {
    refuse(url, isLocal, mayAsk)
    const headers = { accept: 'application/json', ...(etag !== '' && { 'if-none-match': etag }) }
    const answer = await askAddress(url, { mayAsk, headers, signal: until }).catch((error) => {
      throw until.aborted ? tooSlow() : error
    })
    const { location } = answer.headers
    const status = answer.statusCode ?? 0
    if (status === 304 && etag !== '') {
      answer.destroy()
      return { kind: 'same' }
    }
    if (status >= 300 && status < 400 && location !== undefined) {
      answer.destroy()
      const next = URL.parse(location, url.href)
      if (next === null) throw new Error('leads to what is no address')
      url = next
      continue
    }
    if (status !== 200) {
      answer.destroy()
      throw new Error(`answers with ${status}, expected 200`)
    }
    return { kind: 'file', bytes: await readAll(answer, mostBytes, until), etag: tagOf(answer) }
  }
  throw new Error(`leads on more than ${maxRedirects} times`)
}

function isLoopback(address: string): boolean {
  return address === '::1' || (isIP(address) === 4 && address.startsWith('127.'))
}

function refuse(url: URL, isLocal: boolean, mayAsk: (address: string) => boolean): void {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (url.protocol !== 'https:' && !(isLocal && url.protocol === 'http:'))
    throw new Error(`leads to ${url.protocol}, expected https:`)
  if (url.username !== '' || url.password !== '') throw new Error('leads to an address with a password')
  if (isLocal !== isThisMachine(url.hostname) || (isIP(host) !== 0 && !mayAsk(host)))
    throw new Error(
      isLocal
        ? 'leads away from this machine, where it is said to be'
        : 'leads to an address that is not of the public web',
    )
}

async function readAll(answer: IncomingMessage, mostBytes: number, signal: AbortSignal): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of answer) {
      const bytes = Buffer.from(chunk)
      length += bytes.length
      if (length > mostBytes) throw new Error(`has more than ${mostBytes} bytes`)
      chunks.push(bytes)
    }
  } catch (error) {
    throw signal.aborted ? tooSlow() : error
  } finally {
    answer.destroy()
  }
  return Buffer.concat(chunks)
}

function tooSlow(): Error {
  return new Error('takes too long')
}

/** As its host wrote it, where that can be said again in a header. */
function tagOf({ headers }: IncomingMessage): string {
  const { etag = '' } = headers
  return /^(?:W\/)?"[\x21\x23-\x7e]{0,200}"$/.test(etag) ? etag : ''
}
