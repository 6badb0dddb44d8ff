import type { Configuration } from 'openid-client'
import type { Reader } from './sessions.ts'

/** The organisation's own sign-in, and what the hub is called there. */
export interface SignInSettings {
  /** Where its OpenID configuration is found. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** The hub as browsers know it, without a slash at its end. */
  readonly publicUrl: string
  /** The claim that names a reader's groups. */
  readonly groupsClaim: string
  /** Asked for beside `openid`. */
  readonly scopes: string
}

/** What a browser keeps while its reader is at the sign-in. */
export interface Entry {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  /** Where the reader wanted to go. */
  readonly to: string
}

/** Signs readers in by OpenID Connect: the code flow with PKCE, state and nonce. */
export interface SignIn {
  /** Where the browser goes, and what it keeps meanwhile. Rejects where the sign-in is away. */
  begin(to: string): Promise<{ readonly url: string; readonly entry: Entry }>
  /** Who came back. Rejects where the answer is not one to this entry, or its signature is wrong. */
  finish(url: URL, entry: Entry): Promise<Reader>
}

/** Where the sign-in sends browsers back to. */
export const callbackPath = '/-/signed-in'

/** Groups of one reader that count. */
const mostGroups = 1_000

/** Asks the sign-in for its configuration when the first reader comes, and again where that failed. */
export function openSignIn(settings: SignInSettings): SignIn {
  const { issuer, clientId, clientSecret, publicUrl, groupsClaim, scopes } = settings
  let discovered: Promise<Configuration> | undefined
  const load = () => import('openid-client')
  const discover = async (): Promise<Configuration> => {
    const client = await load()
    const url = new URL(issuer)
    // Only on the same machine is there nobody in between.
    const isLocal = url.protocol === 'http:' && /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname)
    return client.discovery(url, clientId, undefined, client.ClientSecretBasic(clientSecret), {
      timeout: 10,
      ...(isLocal && { execute: [client.allowInsecureRequests] }),
    })
  }
  const configuration = (): Promise<Configuration> => {
    discovered ??= discover().catch((error: unknown) => {
      discovered = undefined
      throw error
    })
    return discovered
  }
  return {
    async begin(to) {
      const [client, config] = [await load(), await configuration()]
      const entry = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
        to: isLocalPath(to) ? to : '/',
      }
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: publicUrl + callbackPath,
        scope: `openid ${scopes}`.trim(),
        state: entry.state,
        nonce: entry.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(entry.verifier),
        code_challenge_method: 'S256',
      })
      return { url: url.href, entry }
    },
    async finish(url, entry) {
      const [client, config] = [await load(), await configuration()]
      const tokens = await client.authorizationCodeGrant(
        config,
        new URL(url.pathname + url.search, publicUrl),
        {
          expectedState: entry.state,
          expectedNonce: entry.nonce,
          pkceCodeVerifier: entry.verifier,
          idTokenExpected: true,
        },
      )
      const claims = tokens.claims()!
      const more =
        claims[groupsClaim] === undefined && config.serverMetadata().userinfo_endpoint !== undefined
          ? await client.fetchUserInfo(config, tokens.access_token, claims.sub)
          : {}
      const all: Readonly<Record<string, unknown>> = { ...more, ...claims }
      const name = all['name'] ?? all['email'] ?? claims.sub
      const email = all['email_verified'] === false ? undefined : all['email']
      return {
        subject: claims.sub,
        name: String(name),
        ...(typeof email === 'string' && { email }),
        groups: groupsOf(all[groupsClaim]),
      }
    },
  }
}

/** Whether a path leads to this very hub: an address that begins with two slashes leads elsewhere. */
export function isLocalPath(path: string): boolean {
  return /^\/(?![/\\])[^\\\u0000-\u001f]*$/.test(path)
}

function groupsOf(claim: unknown): readonly string[] {
  const groups: readonly unknown[] = Array.isArray(claim) ? claim : [claim]
  return groups.filter((group) => typeof group === 'string').slice(0, mostGroups)
}
