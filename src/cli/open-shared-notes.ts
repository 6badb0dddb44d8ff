import { hash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { messageOf } from '../model/message-of.ts'
import { createSharedParts, type SharedParts } from '../session/prepare/shared-parts.ts'
import { createS3Requests, readS3Address, type StoreEnvironment } from '../store/s3-requests.ts'

/** Where notes are shared, by whom, and for what. */
interface SharedNotesRequest {
  /** `s3://bucket/prefix?endpoint=https://…&region=…`. */
  readonly address: string
  readonly env: StoreEnvironment
  readonly key: string
  readonly onNotice: (message: string) => void
}

/** Milliseconds for one request to begin to be answered and to end. */
const requestTime = 10_000

/** Opens a bucket in which machines share what they prepared; undefined, and said why, where it cannot be. */
export function openSharedNotes({
  address,
  env,
  key,
  onNotice,
}: SharedNotesRequest): SharedParts | undefined {
  const [shown] = address.split('?')
  const onTrouble = (reason: string): void =>
    onNotice(`The cache ${shown} is not used: ${reason}. The site is the same without it`)
  try {
    const settings = readS3Address(address, env)
    if (settings === undefined)
      throw new Error('found another address, expected s3://bucket/prefix?endpoint=…')
    const send = createS3Requests({ ...settings, prefix: `${settings.prefix}notes/` })
    return createSharedParts({
      key,
      secret: env['HORTUS_CACHE_KEY'] ?? '',
      onTrouble,
      place: {
        async get(name, most, outer) {
          const signal = AbortSignal.any([outer, AbortSignal.timeout(requestTime)])
          const answer = await send('GET', name, { signal })
          if (answer.statusCode === 404) {
            answer.destroy()
            return undefined
          }
          refuse(answer)
          const pieces: Buffer[] = []
          let size = 0
          for await (const piece of answer as AsyncIterable<Buffer>) {
            size += piece.length
            if (size > most) throw new Error('what it has is larger than any of ours')
            pieces.push(piece)
          }
          return Buffer.concat(pieces)
        },
        async put(name, bytes, outer) {
          const signal = AbortSignal.any([outer, AbortSignal.timeout(requestTime)])
          const digest = hash('sha256', bytes, 'hex')
          const body = {
            size: bytes.length,
            digest,
            open: () => Readable.from([bytes], { objectMode: false }),
          }
          const answer = await send('PUT', name, { body, signal })
          answer.resume()
          refuse(answer)
        },
      },
    })
  } catch (error) {
    onTrouble(messageOf(error))
    return undefined
  }
}

/** Throws where an answer is no success. */
function refuse(answer: IncomingMessage): void {
  const { statusCode = 0 } = answer
  if (statusCode >= 200 && statusCode < 300) return
  answer.destroy()
  throw new Error(
    statusCode === 403 || statusCode === 401
      ? `it refuses (${statusCode}): AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY say who asks`
      : `it answered with ${statusCode}`,
  )
}
