import { ownFiles } from '../model/own-address.ts'

/** Sent with every answer: nothing here is for other sites, or to be guessed at. */
export const ownHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "frame-ancestors 'none'",
}

/** Sent in their place with what pages of the same site show in a frame. */
export const framedHeaders: Readonly<Record<string, string>> = {
  'x-frame-options': 'SAMEORIGIN',
  'content-security-policy': "frame-ancestors 'self'",
}

/** What a file that is made for a site has beside or in place of {@link ownHeaders}: pages frame that of simulations. */
export function headersOfMade(address: string): Readonly<Record<string, string>> {
  return address === ownFiles.simulation ? framedHeaders : {}
}
