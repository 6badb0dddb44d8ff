import type { Listing } from '../store/store.ts'
import type { Sources } from './link-sources.ts'

/** Whether a new listing, if there is one, found as much wrong as the last. */
export function hasSameProblems(listing: Listing | undefined, { diagnostics }: Sources): boolean {
  return !listing || JSON.stringify(listing.diagnostics) === JSON.stringify(diagnostics)
}
