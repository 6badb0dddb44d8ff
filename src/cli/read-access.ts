import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import { dirname, resolve } from 'node:path'
import { type AccessPolicy, createToken } from '../server/access-policy.ts'
import { allowedHosts, hostName, isLoopback, plainAddress } from '../server/guard-request.ts'

/** Who may reach the server, as the command line says it. */
interface AccessRequest {
  readonly host: string
  readonly readOnly: boolean
  readonly tokenFile: string | undefined
  readonly proxies: readonly string[]
  readonly publicUrl: string | undefined
}

/**
 * What follows from the flags. Throws with a message for people where they would let in anybody: an address that others
 * reach needs a key or a proxy that has one.
 */
export function readAccess(request: AccessRequest): AccessPolicy {
  const { host, readOnly, tokenFile, proxies, publicUrl } = request
  const shared = { canEdit: !readOnly, peers: new Set(proxies.map(plainAddress)) }
  if (proxies.length > 0 || publicUrl !== undefined) {
    const bad = proxies.find((peer) => isIP(peer) === 0)
    if (bad !== undefined)
      throw new Error(`--proxy: found "${bad}", expected addresses such as 10.0.0.5,10.0.0.6`)
    if (proxies.length === 0)
      throw new Error('--public-url needs --proxy: the addresses that requests may come from')
    if (publicUrl === undefined) throw new Error('--proxy needs --public-url: where browsers find the site')
    const url = readUrl(publicUrl)
    return {
      ...shared,
      kind: 'proxy',
      hosts: new Set([...allowedHosts(host), hostName(url.host)]),
      publicOrigin: url.origin.toLowerCase(),
      token: tokenFile === undefined ? createToken() : readTokenFile(tokenFile),
    }
  }
  if (isLoopback(host)) {
    const token = tokenFile === undefined ? createToken() : readTokenFile(tokenFile)
    return { ...shared, kind: 'loopback', hosts: allowedHosts(host), token }
  }
  if (tokenFile === undefined) {
    throw new Error(
      `--host ${host} lets others reach this machine: give --token-file <file> with a key for them, ` +
        'or --proxy <addresses> and --public-url <url> where a proxy lets them in',
    )
  }
  return { ...shared, kind: 'token', hosts: namesOf(host), token: readTokenFile(tokenFile) }
}

/** Every address of this machine is a name of a server that listens on all of them: rebinding needs a name. */
function namesOf(host: string): ReadonlySet<string> {
  if (host !== '0.0.0.0' && host !== '::') return allowedHosts(host)
  return new Set([...allowedHosts(host), ...ownAddresses()])
}

function ownAddresses(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? []).map(({ address, family }) => (family === 'IPv6' ? `[${address}]` : address)),
  )
}

function readUrl(text: string): URL {
  const url = URL.parse(text) ?? undefined
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
    throw new Error(`--public-url: found "${text}", expected an address such as https://notes.example/`)
  return url
}

/** The key in a file; a file that is missing is made with a new one, for its owner alone. */
function readTokenFile(file: string): string {
  const path = resolve(file)
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `${createToken()}\n`, { mode: 0o600, flag: 'wx' })
  }
  const token = readFileSync(path, 'utf8').trim()
  if (token.length < 32)
    throw new Error(`${file}: found a key of ${token.length} characters, expected at least 32`)
  return token
}
