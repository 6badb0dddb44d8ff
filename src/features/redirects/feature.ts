import { defineFeature } from '../../define/feature.ts'
import { caddyRedirectsAddress, nginxRedirectsAddress, ownFiles } from '../../model/own-address.ts'
import { earlierAddresses } from './earlier-addresses.ts'
import { movedAddresses } from './moved-addresses.ts'
import { renderCaddyRules, renderNginxMap, renderRedirects } from './render-redirects.ts'

/** Hosts that answer for a page that has moved, before its page of redirect is read. */
export const redirects = defineFeature({
  name: 'redirects',
  about: '_redirects, and the same for nginx and Caddy: where pages are that have moved.',
  earlierAddresses,
  files(view) {
    const moved = movedAddresses(view)
    const files = [
      { address: ownFiles.redirects, text: renderRedirects(moved) },
      { address: nginxRedirectsAddress, text: renderNginxMap(moved) },
      { address: caddyRedirectsAddress, text: renderCaddyRules(moved) },
    ]
    // Caddy does not start with a file that is empty.
    return files.filter(({ text }) => text !== '').map(({ address, text }) => ({ address, make: () => text }))
  },
})
