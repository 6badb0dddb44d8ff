import { fileURLToPath } from 'node:url'
import type { ContentStore } from './content-store.ts'
import { createFolderContent } from './folder-content.ts'
import { createS3Content } from './s3-content.ts'

/** What of the environment says who asks; named as every program for S3 names it. */
export type StoreEnvironment = Readonly<Record<string, string | undefined>>

/**
 * Opens the store that an address names: `s3://bucket/prefix?endpoint=https://…&region=…`, or `file:///folder`. Throws
 * with a message for people.
 */
export function openContent(address: string, env: StoreEnvironment): ContentStore {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url?.protocol === 'file:') return createFolderContent(fileURLToPath(url))
  if (url?.protocol !== 's3:' || url.hostname === '')
    throw new Error(`The store is "${address}", expected s3://bucket/prefix?endpoint=… or file:///folder`)
  const [accessKeyId, secretAccessKey] = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'].map((name) => {
    const value = env[name]
    if (!value) throw new Error(`${name} is not set, and the store is ${url.protocol}//${url.hostname}`)
    return value
  }) as [string, string]
  const region = url.searchParams.get('region') ?? env['AWS_REGION'] ?? 'us-east-1'
  const prefix = url.pathname.replace(/^\/+|\/+$/g, '')
  const sessionToken = env['AWS_SESSION_TOKEN']
  return createS3Content({
    endpoint: url.searchParams.get('endpoint') ?? `https://s3.${region}.amazonaws.com`,
    bucket: url.hostname,
    prefix: prefix === '' ? '' : `${prefix}/`,
    region,
    accessKeyId,
    secretAccessKey,
    ...(sessionToken && { sessionToken }),
  })
}
