import type { AccessPolicy } from '../../../src/server/access-policy.ts'
import { allowedHosts } from '../../../src/server/guard-request.ts'

/** That of a server for this machine alone; its token is 43 letters `t`. */
export function loopbackPolicy(more: Partial<AccessPolicy> = {}): AccessPolicy {
  return {
    kind: 'loopback',
    hosts: allowedHosts('localhost'),
    peers: new Set(),
    token: 't'.repeat(43),
    canEdit: true,
    ...more,
  }
}
