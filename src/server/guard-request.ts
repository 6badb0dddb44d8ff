/** Why a request is refused: the status to answer with. */
export type Refusal = { readonly status: 400 | 403 | 405; readonly reason: string }

/** What the guard reads of a request. */
export interface GuardedRequest {
  readonly method: string
  /** Path and query as sent, not decoded. */
  readonly target: string
  readonly header: (name: string) => string | undefined
}

/**
 * Stands before every route of the local server and decides by the request alone: only names that mean this machine
 * (against DNS rebinding), only reading, no absolute or otherwise odd targets. `hosts` are host names without port.
 */
export function guardRequest(request: GuardedRequest, hosts: ReadonlySet<string>): Refusal | undefined {
  const host = request.header('host')
  if (host === undefined || !hosts.has(hostName(host)))
    return { status: 403, reason: 'This host name is not served here' }
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return { status: 405, reason: 'Only reading is served here' }
  if (!request.target.startsWith('/') || request.target.includes('#') || request.target.includes('\\')) {
    return { status: 400, reason: 'Not a path' }
  }
  // A page of another site may lead here, but not load what is here into itself.
  const site = request.header('sec-fetch-site')
  const isNavigation =
    request.header('sec-fetch-mode') === 'navigate' && request.header('sec-fetch-dest') === 'document'
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isNavigation) {
    return { status: 403, reason: 'Other sites may not load this' }
  }
  return undefined
}

/** `localhost` of `localhost:4321`, `[::1]` of `[::1]:4321`; lower-case. */
export function hostName(host: string): string {
  return host.replace(/:\d*$/, '').toLowerCase()
}

/** The names under which a server bound to `host` is reached. */
export function allowedHosts(host: string): ReadonlySet<string> {
  const named = host.includes(':') ? `[${host}]` : host
  return new Set(['localhost', '127.0.0.1', '[::1]', named.toLowerCase()])
}

/** Whether an address to listen on is reached from this machine alone. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}
