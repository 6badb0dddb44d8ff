import type { Diagnostic } from './diagnostic.ts'
import type { GardenPath, NotePath } from './path.ts'
import type { Range } from './range.ts'

/** The factories for addresses of pages: two that want one, and those that are ours. */

/** A note that came too late for its address and has another. */
export function addressClash(
  path: NotePath,
  range: Range | undefined,
  address: string,
  other: NotePath,
  given: string,
): Diagnostic {
  return {
    code: 'address-clash',
    severity: 'warning',
    path,
    ...(range && { range }),
    message: `The address /${address} is taken by ${other}${inOtherForm(path, other)}; this page is at /${given}`,
    related: [{ path: other, message: 'has the address' }],
  }
}

/**
 * A `permalink` that takes the address of another page. `whose` names that page, `now` is what became of it, `usual`
 * the address that the note has without the property, `loser` the note whose page had to go elsewhere.
 */
export function takenAddress(
  path: NotePath,
  range: Range | undefined,
  permalink: string,
  { whose, now, usual, loser }: { whose: string; now: string; usual: string; loser?: NotePath },
): Diagnostic {
  return {
    code: 'address-clash',
    severity: 'warning',
    path,
    ...(range && { range }),
    message: `Unexpected permalink "${permalink}", the address of ${whose}, which ${now}; expected one that no other page has, such as /${usual}`,
    ...(loser !== undefined && { related: [{ path: loser, message: 'had to give way' }] }),
  }
}

/** An entry of `redirects` at whose address another page is: it leads nowhere. */
export function uselessRedirect(
  path: NotePath,
  range: Range | undefined,
  redirect: string,
  whose: string,
): Diagnostic {
  return {
    code: 'address-clash',
    severity: 'warning',
    path,
    ...(range && { range }),
    message: `Unexpected redirect "${redirect}", the address of ${whose}, which stays there; expected one where no page is`,
  }
}

/**
 * An address at which, or below which, a file of ours is. `property` is where it stands, `file` the segment that is
 * ours, `instead` an address to write, `given` where the note's page is.
 */
export function reservedAddress(
  path: GardenPath,
  range: Range | undefined,
  found: { property: string; written: string; file: string; instead: string; given: string },
): Diagnostic {
  const { property, written, file, instead, given } = found
  const isPermalink = property === 'permalink'
  const outcome = isPermalink ? `The page is at /${given}` : `Nothing leads from there to /${given}`
  return {
    code: 'reserved-address',
    severity: 'warning',
    path,
    ...(range && { range }),
    message: `Unexpected address "${written}" in "${property}": a file "${file}" of the site itself is there; expected another one, such as /${instead}. ${outcome}`,
    ...(isPermalink && { expected: [`/${instead}`] }),
  }
}

/** Two names that look the same have to be told apart in words. */
function inOtherForm(path: string, other: string): string {
  return path.normalize('NFC') === other.normalize('NFC') ? ' (the same name in another Unicode form)' : ''
}
