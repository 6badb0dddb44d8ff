import { defineFeature } from '../../define/feature.ts'
import { caddyRedirectsAddress, nginxRedirectsAddress, ownFiles } from '../../model/own-address.ts'
import { earlierAddresses } from './earlier-addresses.ts'
import { movedAddresses } from './moved-addresses.ts'
import { isPlain, renderCaddyRules, renderNginxMap, renderRedirects } from './render-redirects.ts'

/** Hosts that answer for a page that has moved, before its page of redirect is read. */
export const redirects = defineFeature({
  name: 'redirects',
  about: '_redirects, and the same for nginx and Caddy: where pages are that have moved.',
  earlierAddresses,
  files(view) {
    const moved = movedAddresses(view)
    if (moved.length === 0) return []
    const told = { address: ownFiles.redirects, make: () => renderRedirects(moved) }
    // Caddy does not start with a file that is empty.
    if (!moved.some(isPlain)) return [told]
    return [
      told,
      { address: nginxRedirectsAddress, make: () => renderNginxMap(moved) },
      { address: caddyRedirectsAddress, make: () => renderCaddyRules(moved) },
    ]
  },
})
