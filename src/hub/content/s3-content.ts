import type { IncomingMessage } from 'node:http'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { pipeline } from 'node:stream/promises'
import { AwsV4Signer } from 'aws4fetch'
import { type Content, type ContentStore, type Digest, FinalStoreError } from './content-store.ts'

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

/** Digest of nothing, which requests without a body are signed with. */
const emptyDigest = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** Contents in a bucket of S3, or of anything that speaks as it does. */
export function createS3Content(settings: S3Settings): ContentStore {
  const { endpoint, bucket, prefix, region, accessKeyId, secretAccessKey, sessionToken } = settings
  const urlOf = (digest: Digest): string =>
    `${endpoint.replace(/\/$/, '')}/${bucket}/${prefix}${digest.slice(0, 2)}/${digest.slice(2)}`
  const send = async (method: string, digest: Digest, call: S3Call): Promise<IncomingMessage> => {
    const { content, headers = {}, signal } = call
    const signed = await new AwsV4Signer({
      method,
      url: urlOf(digest),
      service: 's3',
      region,
      accessKeyId,
      secretAccessKey,
      ...(sessionToken !== undefined && { sessionToken }),
      // The store compares what arrives with it.
      headers: { ...headers, 'x-amz-content-sha256': content === undefined ? emptyDigest : digest },
    }).sign()
    return ask(signed.url, {
      method,
      headers: {
        ...Object.fromEntries(signed.headers),
        ...(content && { 'content-length': String(content.size) }),
      },
      content,
      signal,
    })
  }
  return {
    async has(digest, signal) {
      const answer = await send('HEAD', digest, { signal })
      answer.resume()
      return answer.statusCode !== 404 && refuseFailure(answer, 'HEAD') !== undefined
    },
    async put(digest, content, signal) {
      const answer = await send('PUT', digest, { content, signal })
      answer.resume()
      refuseFailure(answer, 'PUT')
    },
    async open(digest, part, signal) {
      const headers = part && { range: `bytes=${part.start}-${part.end - 1}` }
      const answer = await send('GET', digest, { signal, ...(headers && { headers }) })
      if (answer.statusCode === 404) {
        answer.resume()
        return undefined
      }
      if (answer.statusCode !== (part ? 206 : 200)) answer.resume()
      refuseFailure(answer, 'GET')
      if (part && answer.statusCode !== 206) throw new FinalStoreError('The store does not know ranges')
      return answer
    },
    async remove(digest, signal) {
      const answer = await send('DELETE', digest, { signal })
      answer.resume()
      if (answer.statusCode !== 404) refuseFailure(answer, 'DELETE')
    },
  }
}

interface S3Call {
  readonly content?: Content
  readonly headers?: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

/** The answer's head. `fetch` would send a stream in chunks, which stores of this kind refuse. */
function ask(
  url: URL,
  {
    method,
    headers,
    content,
    signal,
  }: Pick<S3Call, 'signal'> & {
    readonly method: string
    readonly headers: Readonly<Record<string, string>>
    readonly content: Content | undefined
  },
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    const request = send(url, { method, headers, signal }, resolve)
    request.on('error', reject)
    if (content === undefined) request.end()
    else pipeline(content.open(), request).catch(reject)
  })
}

/** Throws what the status says; a final one only where asking again would get the same. */
function refuseFailure({ statusCode = 0 }: IncomingMessage, method: string): true {
  if (statusCode >= 200 && statusCode < 300) return true
  const message = `The store answered ${method} with ${statusCode}`
  // Too slow, too much at once.
  const isPassing = statusCode >= 500 || statusCode === 408 || statusCode === 429
  throw isPassing ? new Error(message) : new FinalStoreError(message)
}
