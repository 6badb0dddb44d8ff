import { type LookupAddress, lookup } from 'node:dns'
import { type IncomingMessage, request as requestPlain } from 'node:http'
import { request as requestSafe } from 'node:https'
import type { LookupFunction } from 'node:net'

/** What one request to the web says, and where it may lead. */
interface AddressRequest {
  /** Which numeric addresses a name may stand for. Those in the address itself are for the caller to look at. */
  readonly mayAsk: (address: string) => boolean
  readonly headers: Readonly<Record<string, string>>
  /** Ends the request, and the answer while it is read. */
  readonly signal: AbortSignal
}

/**
 * Asks for an address of the web, once: without cookies, without following where it leads, and unpacked. The answer has to be
 * read or destroyed. Rejects with the error of the connection.
 */
export function askAddress(url: URL, { mayAsk, headers, signal }: AddressRequest): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestSafe : requestPlain
  const options = {
    method: 'GET',
    signal,
    agent: false,
    lookup: publicLookup(mayAsk),
    headers: { ...headers, 'accept-encoding': 'identity', 'user-agent': 'Hortus' },
  }
  return new Promise((resolve, reject) => {
    const sent = request(url, options, resolve)
    sent.once('error', reject)
    sent.end()
  })
}

/** Looks a name up for the very connection that is made, so that it cannot lead elsewhere a moment later. */
function publicLookup(mayAsk: (address: string) => boolean): LookupFunction {
  return (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, found: readonly LookupAddress[] | undefined) => {
      const all = found ?? []
      const [first] = all
      // One address inside is enough to distrust the name.
      if (error || !first || !all.every(({ address }) => mayAsk(address))) {
        done(error ?? new Error(`${host} leads to no public address`), '', 4)
        return
      }
      if (options.all === true) done(null, [...all])
      else done(null, first.address, first.family)
    })
  }
}
