import { addressProtocols } from './sanitize-schema.ts'

/** Nothing in it that an address must not hold. */
const needsNoEncoding = /^(?:[!#$&-;=?-Z_a-z~]|%[\dA-Za-z]{2})*$/

/** What is encoded already, or must be. */
const encodedOrUnsafe = /%[\dA-Za-z]{2}|[^!#$&-;=?-Z_a-z~]/gu

const loneSurrogate = /[\ud800-\udfff]/u

/** What must not stand in an address, encoded. */
function encodeAddress(url: string): string {
  if (needsNoEncoding.test(url)) return url
  return url.replace(encodedOrUnsafe, (found) => {
    if (found.length === 3 && found.startsWith('%')) return found
    return encodeURIComponent(loneSurrogate.test(found) ? '\ufffd' : found)
  })
}

/** On a page that came by the same scheme, browsers take what follows for a place on its own host. */
const lacksSlashes = /^(https?:)\/?(?!\/)/i

/** An address as the sanitiser lets it pass, encoded; undefined for one of a scheme that it takes away. */
export function safeAddress(url: string, attribute: 'href' | 'src'): string | undefined {
  const address = encodeAddress(url).replace(lacksSlashes, '$1//')
  if (address.startsWith('https:')) return address
  // Behind one of these a colon ends no scheme.
  const scheme = /^([^/?#:]*):/.exec(address)?.[1]
  return scheme === undefined || addressProtocols[attribute].includes(scheme) ? address : undefined
}
