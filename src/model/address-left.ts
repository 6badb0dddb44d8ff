import { isByAddress, type Link, type Resolution } from './link.ts'
import type { Range } from './range.ts'

/**
 * Where a source goes on saying the address of what is not published once a link shows its words alone: in a definition
 * (`[words]: address`), or in an attribute of an author's HTML; with its fragment. Undefined for all other links.
 */
export function addressLeft(
  { syntax, range, targetRange }: Pick<Link, 'syntax' | 'range' | 'targetRange'>,
  resolution: Resolution | undefined,
  source: string,
): Range | undefined {
  if (resolution?.kind !== 'withheld' || !isByAddress(syntax)) return undefined
  if (syntax !== 'html' && targetRange.start >= range.start && targetRange.end <= range.end) return undefined
  const [fragment = ''] = /^#[^\s"'<>]*/.exec(source.slice(targetRange.end, targetRange.end + 1_000)) ?? []
  return { start: targetRange.start, end: targetRange.end + fragment.length }
}
