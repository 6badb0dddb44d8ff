import type { StoreEnvironment } from './content/open-content.ts'

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

function getSetting(env: StoreEnvironment, name: string, expected: string): string {
  const value = env[name]
  if (!value) throw new Error(`${name} is not set, expected ${expected}`)
  return value
}
