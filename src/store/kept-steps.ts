import type { ContentHash } from '../model/path.ts'
import type { SteppedLink } from './file-step.ts'
import type { GardenBounds } from './garden-bounds.ts'
import { isSigned, signText, type UserKey } from './user-key.ts'

/** A step as a change is kept; the bytes stand beside it under its number. */
export interface KeptStep {
  readonly path: string
  /** Where the file is afterwards; the same where it stays, `null` where it is removed. */
  readonly to: string | null
  /** `null` where there was no file. */
  readonly oldHash: ContentHash | null
  /** `null` where there is none afterwards. */
  readonly newHash: ContentHash | null
  readonly hasNew: boolean
  /** Of a symbolic link, which has no bytes. */
  readonly link?: SteppedLink
}

/** What is kept of a change besides its bytes. */
interface KeptSteps {
  readonly steps: readonly KeptStep[]
  /** What it does, in a few words. */
  readonly what?: string
}

/** The text of `commit.json` of the change `id`, signed. */
export function formatKeptSteps(id: string, steps: readonly KeptStep[], key: UserKey, what?: string): string {
  const signature = signText(key, signedText(id, steps, what))
  return JSON.stringify({ signature, ...(what !== undefined && { what }), steps })
}

/**
 * The steps in a text of {@link formatKeptSteps}; undefined where it is none, where this user's key did not sign it for
 * this very change, or where a path in it is none of the garden's. What is on the way on disk is for `holdFile` to check.
 */
export function parseKeptSteps(
  id: string,
  text: string,
  key: UserKey,
  bounds: GardenBounds,
): KeptSteps | undefined {
  const value = parseJson(text)
  if (!isRecord(value) || !Array.isArray(value['steps'])) return undefined
  const steps = value['steps'].map(readStep)
  if (!steps.every((step) => step !== undefined)) return undefined
  const what = value['what']
  if (what !== undefined && typeof what !== 'string') return undefined
  if (!isSigned(key, signedText(id, steps, what), value['signature'])) return undefined
  const isInside = (path: string | null): boolean => path === null || bounds.refuse(path) === undefined
  return steps.every(({ path, to }) => isInside(path) && isInside(to))
    ? { steps, ...(what !== undefined && { what }) }
    : undefined
}

function signedText(id: string, steps: readonly KeptStep[], what: string | undefined): string {
  const fields = steps.map(({ path, to, oldHash, newHash, hasNew, link }) => [
    ...[path, to, oldHash, newHash, hasNew],
    ...(link ? [link.from, link.to] : []),
  ])
  return JSON.stringify(['hortus change', id, fields, ...(what === undefined ? [] : [what])])
}

function readStep(value: unknown): KeptStep | undefined {
  if (!isRecord(value)) return undefined
  const { path, to, oldHash, newHash, hasNew } = value
  if (typeof path !== 'string' || !(to === null || typeof to === 'string')) return undefined
  if (!isHashOrNull(oldHash) || !isHashOrNull(newHash) || typeof hasNew !== 'boolean') return undefined
  // A file that goes has no new bytes; one that gets some has their hash.
  if (to === null ? newHash !== null || hasNew : hasNew && newHash === null) return undefined
  const { link } = value
  if (link === undefined) return { path, to, oldHash, newHash, hasNew }
  const isLink = isRecord(link) && typeof link['from'] === 'string' && typeof link['to'] === 'string'
  if (!isLink || to === null || hasNew || oldHash !== null || newHash !== null) return undefined
  return {
    path,
    to,
    oldHash,
    newHash,
    hasNew,
    link: { from: link['from'] as string, to: link['to'] as string },
  }
}

function isHashOrNull(value: unknown): value is ContentHash | null {
  return value === null || (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value))
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
