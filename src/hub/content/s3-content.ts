import type { IncomingMessage } from 'node:http'
import { createS3Requests, type S3Settings } from '../../store/s3-requests.ts'
import { type ContentStore, type Digest, FinalStoreError } from './content-store.ts'

/** Contents in a bucket of S3, or of anything that speaks as it does. */
export function createS3Content(settings: S3Settings): ContentStore {
  const send = createS3Requests(settings)
  const keyOf = (digest: Digest): string => `${digest.slice(0, 2)}/${digest.slice(2)}`
  return {
    async has(digest, signal) {
      const answer = await send('HEAD', keyOf(digest), { signal })
      answer.resume()
      return answer.statusCode !== 404 && refuseFailure(answer, 'HEAD') !== undefined
    },
    async put(digest, content, signal) {
      const body = { size: content.size, digest, open: () => content.open() }
      const answer = await send('PUT', keyOf(digest), { body, signal })
      answer.resume()
      refuseFailure(answer, 'PUT')
    },
    async open(digest, part, signal) {
      const headers = part && { range: `bytes=${part.start}-${part.end - 1}` }
      const answer = await send('GET', keyOf(digest), { signal, ...(headers && { headers }) })
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
      const answer = await send('DELETE', keyOf(digest), { signal })
      answer.resume()
      if (answer.statusCode !== 404) refuseFailure(answer, 'DELETE')
    },
  }
}

/** Throws what the status says; a final one only where asking again would get the same. */
function refuseFailure({ statusCode = 0 }: IncomingMessage, method: string): true {
  if (statusCode >= 200 && statusCode < 300) return true
  const message = `The store answered ${method} with ${statusCode}`
  // Too slow, too much at once.
  const isPassing = statusCode >= 500 || statusCode === 408 || statusCode === 429
  throw isPassing ? new Error(message) : new FinalStoreError(message)
}
