import { addressClash, reservedAddress, takenAddress, uselessRedirect } from '../model/address-diagnostics.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Note } from '../model/note.ts'
import { ownSegmentOf } from '../model/own-address.ts'
import type { Address } from '../model/page.ts'
import type { NotePath } from '../model/path.ts'
import type { Range } from '../model/range.ts'
import type { Page } from '../model/site.ts'
import { addressOfPermalink } from './address.ts'
import { type AddressClaims, addressKey } from './address-claims.ts'
import { type AddressWish, type RedirectWish, usualAddress } from './address-wish.ts'

/** A redirect that was not written, because something else is at its address. */
export interface RefusedRedirect extends RedirectWish {
  readonly note: Note
}

/** What {@link findAddressClashes} looks at: what was wanted and what came of it. */
interface Planned {
  readonly wishes: readonly AddressWish[]
  readonly claims: AddressClaims
  readonly pages: readonly Page[]
  readonly addressByNote: ReadonlyMap<NotePath, Address>
  readonly refusedRedirects: readonly RefusedRedirect[]
}

/**
 * What is said of addresses: notes that came too late for theirs, `permalink`s that take another page's, those and
 * redirects that want what is ours, and redirects from where a page is. Pages of folders, tags and the like that give
 * way to a note's own name do so silently, and so does the home page: a note that asks for its address is the home page.
 */
export function findAddressClashes(planned: Planned): readonly Diagnostic[] {
  const { wishes, claims, pages, addressByNote, refusedRedirects } = planned
  const wishByNote = new Map(wishes.map((wish) => [wish.note.path, wish]))
  const pageByKey = new Map(
    claims.movedFrom.size + refusedRedirects.length === 0
      ? []
      : pages.map((page) => [addressKey(page.address), page]),
  )
  const diagnostics: Diagnostic[] = []

  for (const [given, wanted] of claims.movedFrom) {
    const page = pageByKey.get(addressKey(given))!
    const holder = wishByNote.get(claims.noteAt(wanted)!)
    const loser = page.kind === 'note' ? wishByNote.get(page.path) : undefined
    if (holder === undefined) continue
    if (holder.permalink !== undefined && loser?.permalink === undefined)
      diagnostics.push(takenBy(holder, page, `is at /${given} now`))
    else if (loser) {
      const range = loser.permalink === undefined ? undefined : rangeOf(loser.note, 'permalink')
      diagnostics.push(addressClash(loser.note.path, range, wanted, holder.note.path, given))
    }
  }

  for (const wish of wishes) {
    const { note, refused } = wish
    const given = addressByNote.get(note.path)!
    if (refused !== undefined)
      diagnostics.push(
        reservedAddress(note.path, rangeOf(note, 'permalink'), describeReserved('permalink', refused, given)),
      )
  }

  for (const { note, address, written, property } of refusedRedirects) {
    const given = addressByNote.get(note.path)!
    const range = rangeOf(note, property)
    if (ownSegmentOf(address) !== undefined)
      diagnostics.push(reservedAddress(note.path, range, describeReserved(property, written, given)))
    else if (property === 'redirects' && addressKey(address) !== addressKey(given))
      diagnostics.push(
        uselessRedirect(note.path, range, written, describePage(pageByKey.get(addressKey(address))!)),
      )
  }
  return diagnostics
}

function takenBy({ note, permalink, folder }: AddressWish, page: Page, now: string): Diagnostic {
  return takenAddress(note.path, rangeOf(note, 'permalink'), permalink!, {
    whose: describePage(page),
    now,
    usual: usualAddress(note, folder),
    ...(page.kind === 'note' && { loser: page.path }),
  })
}

function rangeOf({ propertyRanges }: Note, property: string): Range | undefined {
  return propertyRanges?.[property]
}

/** The same without what is ours: `/about/` for `/about/index.html`, `/garden/` for `/garden.json`. */
function describeReserved(
  property: string,
  written: string,
  given: Address,
): Parameters<typeof reservedAddress>[2] {
  const address = addressOfPermalink(written)
  const file = ownSegmentOf(address)!
  const kept = address
    .split('/')
    .filter((segment) => segment.toLowerCase() !== file.toLowerCase() || !/^index\./i.test(segment))
    .map((segment) => (segment === file ? segment.replace(/\..*$/, '') : segment))
  return { property, written, file, instead: addressOfPermalink(kept.join('/')), given }
}

/** A page as messages name it. */
function describePage(page: Page): string {
  switch (page.kind) {
    case 'note':
      return page.path
    case 'own':
      return page.key === page.page ? `the ${page.page}` : `the page of the ${page.page} "${page.key}"`
    case 'overview':
      return `the overview "${page.overview}"`
    case 'home':
      return 'the home page'
    case 'not-found':
      return 'the page for whatever is not there'
    case 'redirect':
      return `another redirect, to /${page.target}`
  }
}
