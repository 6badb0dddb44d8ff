import type { StoreEnvironment } from '../store/s3-requests.ts'
import type { SignInSettings } from './serve/sign-in.ts'

/** Where a hub keeps what it knows, from the environment. */
export interface HubSettings {
  /** `postgres://user:password@host:5432/name`. */
  readonly database: string
  readonly schema: string
  /** See `openContent`. */
  readonly store: string
  readonly env: StoreEnvironment
}

/** Reads the settings that every part of a hub has. Throws with a message for people. */
export function readSettings(env: StoreEnvironment): HubSettings {
  return {
    database: getSetting(env, 'HORTUS_HUB_DATABASE', 'postgres://user@host/name'),
    schema: env['HORTUS_HUB_SCHEMA'] || 'hub',
    store: getSetting(env, 'HORTUS_HUB_STORE', 's3://bucket/prefix?endpoint=… or file:///folder'),
    env,
  }
}

/** Reads where readers sign in; undefined where nothing of it is set. Throws where only some of it is. */
export function readSignIn(env: StoreEnvironment): Omit<SignInSettings, 'publicUrl'> | undefined {
  const issuer = env['HORTUS_HUB_OIDC_ISSUER']
  if (!issuer) return undefined
  if (URL.parse(issuer) === null) throw new Error(`HORTUS_HUB_OIDC_ISSUER is "${issuer}", expected https://…`)
  return {
    issuer,
    clientId: getSetting(env, 'HORTUS_HUB_OIDC_CLIENT', 'the name that the sign-in has for the hub'),
    clientSecret: getSetting(env, 'HORTUS_HUB_OIDC_SECRET', 'the secret that it has for the hub'),
    groupsClaim: env['HORTUS_HUB_OIDC_GROUPS'] || 'groups',
    scopes: env['HORTUS_HUB_OIDC_SCOPES'] ?? 'profile email',
  }
}

function getSetting(env: StoreEnvironment, name: string, expected: string): string {
  const value = env[name]
  if (!value) throw new Error(`${name} is not set, expected ${expected}`)
  return value
}
