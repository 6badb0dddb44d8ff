import type { IncomingMessage } from 'node:http'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AwsV4Signer } from 'aws4fetch'

/** What of the environment says who asks; named as every program for S3 names it. */
export type StoreEnvironment = Readonly<Record<string, string | undefined>>

/** An S3 store and who asks it. */
export interface S3Settings {
  /** Where it answers, such as `https://s3.eu-central-1.amazonaws.com`; the bucket is the first part of the path. */
  readonly endpoint: string
  readonly bucket: string
  /** In front of every key; empty, or ending with a slash. */
  readonly prefix: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

/** What is sent, as often as it has to be. */
export interface S3Body {
  /** Bytes. */
  readonly size: number
  /** SHA-256 of them, in hexadecimal digits: the store compares what arrives with it. */
  readonly digest: string
  open(): Readable
}

/** One request beside its method and key. */
export interface S3Call {
  readonly body?: S3Body
  readonly headers?: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

/** Sends requests for the keys below a prefix, signed; resolves to the answer's head, whatever its status. */
export type S3Requests = (method: string, key: string, call: S3Call) => Promise<IncomingMessage>

/** Digest of nothing, which requests without a body are signed with. */
const emptyDigest = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/**
 * Reads `s3://bucket/prefix?endpoint=https://…&region=…`; undefined for another kind of address. Throws with a message for people
 * where the environment does not say who asks.
 */
export function readS3Address(address: string, env: StoreEnvironment): S3Settings | undefined {
  const url = URL.parse(address) ?? undefined
  if (url?.protocol !== 's3:' || url.hostname === '') return undefined
  const endpoint = url.searchParams.get('endpoint')
  if (endpoint !== null && !/^https?:/.test(URL.parse(endpoint)?.protocol ?? ''))
    throw new Error(`The endpoint is "${endpoint}", expected https://…`)
  const [accessKeyId, secretAccessKey] = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'].map((name) => {
    const value = env[name]
    if (!value) throw new Error(`${name} is not set, and the store is ${url.protocol}//${url.hostname}`)
    return value
  }) as [string, string]
  const region = url.searchParams.get('region') ?? env['AWS_REGION'] ?? 'us-east-1'
  const prefix = url.pathname.replace(/^\/+|\/+$/g, '')
  const sessionToken = env['AWS_SESSION_TOKEN']
  return {
    endpoint: endpoint ?? `https://s3.${region}.amazonaws.com`,
    bucket: url.hostname,
    prefix: prefix === '' ? '' : `${prefix}/`,
    region,
    accessKeyId,
    secretAccessKey,
    ...(sessionToken && { sessionToken }),
  }
}

/** Requests to a bucket of S3, or of anything that speaks as it does. */
export function createS3Requests(settings: S3Settings): S3Requests {
  const { endpoint, bucket, prefix, region, accessKeyId, secretAccessKey, sessionToken } = settings
  const below = `${endpoint.replace(/\/$/, '')}/${bucket}/${prefix}`
  return async (method, key, { body, headers = {}, signal }) => {
    const signed = await new AwsV4Signer({
      method,
      url: below + key,
      service: 's3',
      region,
      accessKeyId,
      secretAccessKey,
      ...(sessionToken !== undefined && { sessionToken }),
      headers: { ...headers, 'x-amz-content-sha256': body?.digest ?? emptyDigest },
    }).sign()
    return ask(signed.url, {
      method,
      headers: {
        ...Object.fromEntries(signed.headers),
        ...(body && { 'content-length': String(body.size) }),
      },
      body,
      signal,
    })
  }
}

/** The answer's head. `fetch` would send a stream in chunks, which stores of this kind refuse. */
function ask(
  url: URL,
  {
    method,
    headers,
    body,
    signal,
  }: {
    readonly method: string
    readonly headers: Readonly<Record<string, string>>
    readonly body: S3Body | undefined
    readonly signal: AbortSignal
  },
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    const request = send(url, { method, headers, signal }, resolve)
    request.on('error', reject)
    if (body === undefined) request.end()
    else pipeline(body.open(), request).catch(reject)
  })
}
