import type { Diagnostic } from '../model/diagnostic.ts'
import type { Note } from '../model/note.ts'
import { ownSegmentOf } from '../model/own-address.ts'
import type { Address } from '../model/page.ts'
import type { NotePath } from '../model/path.ts'
import type { Page } from '../model/site.ts'
import { addressOfOldPlace, addressOfPermalink } from './address.ts'
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
  const givenTo = ({ path }: Note): Address => addressByNote.get(path)!
  const diagnostics: Diagnostic[] = []

  for (const [given, wanted] of claims.movedFrom) {
    const page = pageByKey.get(addressKey(given))
    const first = claims.noteAt(wanted)
    const holder = first && wishByNote.get(first)
    if (page === undefined || holder === undefined) continue
    const loser = page.kind === 'note' ? wishByNote.get(page.path) : undefined
    if (holder.permalink !== undefined && loser?.permalink === undefined)
      diagnostics.push(takenPermalink(holder, holder.permalink, page, given))
    else if (loser) diagnostics.push(lateNote(loser, holder.note.path, wanted, given))
  }

  for (const { note, refused } of wishes)
    if (refused !== undefined) diagnostics.push(reservedAddress(note, 'permalink', refused, givenTo(note)))

  for (const { note, address, written, property } of refusedRedirects) {
    const given = givenTo(note)
    const page = pageByKey.get(addressKey(address))
    if (ownSegmentOf(address) !== undefined) diagnostics.push(reservedAddress(note, property, written, given))
    else if (property === 'redirects' && addressKey(address) !== addressKey(given) && page) {
      const message = `Unexpected redirect "${written}", the address of ${describePage(page)}, which stays there; expected one where no page is`
      diagnostics.push({ ...clash(note, property), message })
    }
  }
  return diagnostics
}

/** What all clashes have in common; `property` is where the wish is written, if it is. */
function clash({ path, propertyRanges }: Note, property: string | undefined): Omit<Diagnostic, 'message'> {
  const range = property === undefined ? undefined : propertyRanges?.[property]
  return { code: 'address-clash', severity: 'warning', path, ...(range && { range }) }
}

/** A note that came too late for its address, which `holder` has, and was `given` another. */
function lateNote(
  { note, permalink }: AddressWish,
  holder: NotePath,
  wanted: Address,
  given: Address,
): Diagnostic {
  // Two names that look the same have to be told apart in words.
  const isSame = note.path.normalize('NFC') === holder.normalize('NFC')
  const form = isSame ? ' (the same name in another Unicode form)' : ''
  return {
    ...clash(note, permalink === undefined ? undefined : 'permalink'),
    message: `The address /${wanted} is taken by ${holder}${form}; this page is at /${given}`,
    related: [{ path: holder, message: 'has the address' }],
  }
}

/** A `permalink` that takes the address of a page, which had to go elsewhere. */
function takenPermalink(
  { note, folder }: AddressWish,
  permalink: string,
  page: Page,
  given: Address,
): Diagnostic {
  const usual = usualAddress(note, folder)
  return {
    ...clash(note, 'permalink'),
    message: `Unexpected permalink "${permalink}", the address of ${describePage(page)}, which is at /${given} now; expected one that no other page has, such as /${usual}`,
    ...(page.kind === 'note' && { related: [{ path: page.path, message: 'had to give way' }] }),
  }
}

/** An address at which, or below which, a file of ours is. */
function reservedAddress(note: Note, property: string, written: string, given: Address): Diagnostic {
  const address = property === 'permalink' ? addressOfPermalink(written) : addressOfOldPlace(written)
  const file = ownSegmentOf(address) ?? ''
  // The same without what is ours: `/about/` for `/about/index.html`, `/garden/` for `/garden.json`.
  const kept = address
    .split('/')
    .filter((segment) => segment.toLowerCase() !== file.toLowerCase() || !/^index\./i.test(segment))
    .map((segment) => (segment === file ? segment.replace(/\..*$/, '') : segment))
  const instead = `/${addressOfPermalink(kept.join('/'))}`
  const isPermalink = property === 'permalink'
  const outcome = isPermalink ? `The page is at /${given}` : `Nothing leads from there to /${given}`
  return {
    ...clash(note, property),
    code: 'reserved-address',
    message: `Unexpected address "${written}" in "${property}": a file "${file}" of the site itself is there; expected another one, such as ${instead}. ${outcome}`,
    ...(isPermalink && { expected: [instead] }),
  }
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
