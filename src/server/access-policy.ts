import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** Who may do what, decided when the server starts. */
export interface AccessPolicy {
  /**
   * `loopback`: this machine alone reads, who has the token writes. `token`: everybody who reaches the machine, with the
   * token also to read. `proxy`: the listed peers alone, which let in whom they know.
   */
  readonly kind: 'loopback' | 'token' | 'proxy'
  /** Host names under which the server is reached, without port, lower-case. */
  readonly hosts: ReadonlySet<string>
  /** Addresses of the proxies. */
  readonly peers: ReadonlySet<string>
  /** Where browsers see the server, if a proxy is before it: `https://notes.example`. */
  readonly publicOrigin?: string
  /** 256 bits, base64url; undefined for a server that writes nothing and asks nobody. */
  readonly token: string | undefined
  /** How the token reaches browsers; undefined for a server that prints no link with a code. */
  readonly handover?: KeyHandover
  /** Whether there is an edit API at all. */
  readonly canEdit: boolean
}

/** Hands the server's key to browsers, each by a code of its own: who sees a code later finds it used. */
export interface KeyHandover {
  /** Lets in the next browser, and no other. */
  readonly code: string
  /** Whether this is the code; if so, there is another one from now on. */
  claim(given: string): boolean
}

/** A new token: 256 bits from the system's generator. */
export function createToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Whether two tokens are the same, in a time that says nothing about where they differ. */
export function isSameToken(given: string | undefined, token: string | undefined): boolean {
  if (given === undefined || token === undefined) return false
  const [a, b] = [createHash('sha256').update(given).digest(), createHash('sha256').update(token).digest()]
  return timingSafeEqual(a, b)
}
