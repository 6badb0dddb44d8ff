import type { Context } from 'hono'
import type { ApiErrorCode, ApiProblem } from '../features/editor/edit-api.ts'

/** What the edit API answers but 200. */
type ApiStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 428 | 429 | 500 | 507

/** An answer of the edit API that is not 200. */
export class ApiError extends Error {
  readonly status: ApiStatus
  readonly code: ApiErrorCode
  readonly suggestion: string | undefined

  constructor(status: ApiStatus, code: ApiErrorCode, message: string, suggestion?: string) {
    super(message)
    this.status = status
    this.code = code
    this.suggestion = suggestion
  }

  /** What the client is told. */
  get problem(): ApiProblem {
    return {
      error: this.code,
      message: this.message,
      ...(this.suggestion !== undefined && { suggestion: this.suggestion }),
    }
  }
}

/** What a field of a request has to be. */
type FieldKind = 'text' | 'object' | 'place'

const expected: Readonly<Record<FieldKind, string>> = {
  text: 'text',
  object: 'an object',
  place: 'a place in the text',
}

/**
 * Reads a request's JSON, at most `maxBytes` of it: what says that it is larger is not read at all, what turns out to
 * be is not read on. Rejects with an {@link ApiError} where it is too large, no JSON, or lacks one of the fields.
 */
export async function readJson<Body extends object>(
  c: Context,
  maxBytes: number,
  fields: Readonly<Record<keyof Body & string, FieldKind>>,
): Promise<Body> {
  const value = parse(await readBody(c, maxBytes))
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ApiError(400, 'bad-request', 'Expected a JSON object')
  for (const [name, kind] of Object.entries<FieldKind>(fields)) {
    const field = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined
    const isRight =
      kind === 'text'
        ? typeof field === 'string'
        : kind === 'place'
          ? typeof field === 'number' && Number.isSafeInteger(field) && field >= 0
          : typeof field === 'object' && field !== null
    if (!isRight) throw new ApiError(400, 'bad-request', `Expected "${name}" to be ${expected[kind]}`)
    // Half of a character cannot be written as UTF-8: it would come back as another text than was sent.
    if (typeof field === 'string' && /\p{Surrogate}/u.test(field))
      throw new ApiError(400, 'bad-request', `"${name}" has half of a character in it`)
  }
  return value as Body
}

/** A request's body as text, at most `maxBytes` of it. */
export async function readBody(c: Context, maxBytes: number): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readBytes(c, maxBytes))
  } catch (error) {
    if (error instanceof ApiError) throw error
    throw new ApiError(400, 'bad-request', 'Expected UTF-8')
  }
}

/**
 * The bytes of a request's body. Rejects with an {@link ApiError} where there are more than `maxBytes`, which are not read,
 * or fewer than its head says: what is cut off on its way is not taken for whole.
 */
export async function readBytes(c: Context, maxBytes: number): Promise<Uint8Array> {
  const declared = Number(c.req.header('content-length') ?? 0)
  if (!(declared <= maxBytes)) throw tooLarge(maxBytes)
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = c.req.raw.body?.getReader()
  if (reader === undefined) return new Uint8Array()
  for (;;) {
    const { done, value } = (await reader.read()) as { done: boolean; value?: Uint8Array }
    if (done || value === undefined) break
    length += value.length
    if (length > maxBytes) {
      await reader.cancel()
      throw tooLarge(maxBytes)
    }
    chunks.push(value)
  }
  if (length < declared) throw new ApiError(400, 'bad-request', `Only ${length} of ${declared} bytes came`)
  return Buffer.concat(chunks)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ApiError(400, 'not-json', 'Expected JSON')
  }
}

function tooLarge(maxBytes: number): ApiError {
  return new ApiError(413, 'too-large', `At most ${Math.floor(maxBytes / 1_048_576)} MB at once`)
}
