import { tokenHeader } from '../features/editor/edit-api.ts'
import { type AccessPolicy, isSameToken } from './access-policy.ts'

/** Why a request is refused: the status to answer with. */
interface Refusal {
  readonly status: 400 | 401 | 403 | 405 | 415
  readonly reason: string
}

/**
 * What a route is for. `page`: reading the site. `session`: a page asks for its token. `api-read`, `api-write` and, for the
 * bytes of a file, `api-upload`: the edit API. `claim`: a write that a code in its body allows. `enter`: the form that asks for the token.
 */
export type RouteAccess = 'page' | 'session' | 'api-read' | 'api-write' | 'api-upload' | 'claim' | 'enter'

/** What the guard reads of a request. */
interface GuardedRequest {
  readonly method: string
  /** Path and query as sent, not decoded. */
  readonly target: string
  readonly header: (name: string) => string | undefined
  /** How many `Host` lines it has; one from any honest client. */
  readonly hostCount?: number
  /** Address of who sends it; undefined in tests without a socket. */
  readonly peer?: string | undefined
}

/** Name of the cookie that lets a browser in where reading needs the token. */
export const keyCookie = 'hortus-key'

/**
 * Stands before every route of the local server and decides by the request's head alone: only names that mean this
 * machine (against DNS rebinding), no absolute or otherwise odd targets, nothing that another site loads; and for the
 * edit API the token, and for what writes our own origin and JSON besides. Undefined lets it pass.
 */
export function guardRequest(
  request: GuardedRequest,
  access: RouteAccess | undefined,
  policy: AccessPolicy,
): Refusal | undefined {
  return (
    refuseSender(request, policy) ??
    refuseTarget(request) ??
    refuseMethod(request, access) ??
    refuseSite(request, access, policy) ??
    refuseStranger(request, access, policy) ??
    refuseWrite(request, access)
  )
}

function refuseSender(
  { header, hostCount, peer }: GuardedRequest,
  policy: AccessPolicy,
): Refusal | undefined {
  if ((hostCount ?? 1) > 1) return { status: 400, reason: 'More than one host name' }
  const host = header('host')
  if (host === undefined || !policy.hosts.has(hostName(host)))
    return { status: 403, reason: 'This host name is not served here' }
  if (policy.kind === 'proxy' && (peer === undefined || !policy.peers.has(plainAddress(peer))))
    return { status: 403, reason: 'Only the proxy may ask here' }
  return undefined
}

function refuseTarget({ target }: GuardedRequest): Refusal | undefined {
  const isPath = target.startsWith('/') && !target.includes('#') && !target.includes('\\')
  return isPath ? undefined : { status: 400, reason: 'Not a path' }
}

function refuseMethod({ method }: GuardedRequest, access: RouteAccess | undefined): Refusal | undefined {
  if (access !== undefined) return undefined
  return { status: 405, reason: `There is nothing to ${/^[A-Z]{1,10}$/.test(method) ? method : 'do'} here` }
}

/** A page of another site may lead here, but not load what is here into itself, and never reach the API. */
function refuseSite(
  { header }: GuardedRequest,
  access: RouteAccess | undefined,
  policy: AccessPolicy,
): Refusal | undefined {
  // What old browsers say, which know no `Sec-Fetch-Site`.
  const origin = header('origin')
  if (origin !== undefined && origin.toLowerCase() !== ownOrigin(header('host')!, policy))
    return { status: 403, reason: 'Only pages of this server may ask here' }
  const site = header('sec-fetch-site')
  if (site === undefined || site === 'same-origin' || (site === 'none' && access === 'page')) return undefined
  const isNavigation =
    header('sec-fetch-mode') === 'navigate' && header('sec-fetch-dest') === 'document' && access === 'page'
  return isNavigation ? undefined : { status: 403, reason: 'Other sites may not load this' }
}

function refuseStranger(
  { header }: GuardedRequest,
  access: RouteAccess | undefined,
  policy: AccessPolicy,
): Refusal | undefined {
  const isKnown = isSameToken(header(tokenHeader), policy.token)
  const mayRead =
    policy.kind !== 'token' || isKnown || isSameToken(readCookie(header('cookie'), keyCookie), policy.token)
  const isLetIn =
    access === 'enter' ||
    access === 'claim' ||
    (access === 'page' && mayRead) ||
    (access === 'session' && mayRead && policy.kind !== 'loopback') ||
    isKnown
  return isLetIn
    ? undefined
    : { status: 401, reason: 'This needs the key that the server printed when it was started' }
}

/** What a write has to be, by what it is for: types that no page of another site can send unasked, but for the form. */
const typeByAccess: Readonly<Partial<Record<RouteAccess, string>>> = {
  'api-write': 'application/json',
  'api-upload': 'application/octet-stream',
  claim: 'application/json',
  enter: 'application/x-www-form-urlencoded',
}

function refuseWrite({ header }: GuardedRequest, access: RouteAccess | undefined): Refusal | undefined {
  const expected = access && typeByAccess[access]
  if (expected === undefined) return undefined
  if (header('origin') === undefined) return { status: 403, reason: 'Only pages of this server may write' }
  const type = header('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  if (type !== expected || header('content-encoding') !== undefined)
    return { status: 415, reason: `Expected ${expected}, not encoded` }
  return undefined
}

/** Where browsers see this server. */
function ownOrigin(host: string, policy: AccessPolicy): string {
  return policy.publicOrigin ?? `http://${host.toLowerCase()}`
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

/** `127.0.0.1` of `::ffff:127.0.0.1`, which is how a socket for both kinds of address names it. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase()
}

function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const [key, value] = part.trim().split('=', 2)
    if (key === name) return value
  }
  return undefined
}
