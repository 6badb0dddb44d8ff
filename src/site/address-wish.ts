import type { Note } from '../model/note.ts'
import { ownSegmentOf } from '../model/own-address.ts'
import type { Address } from '../model/page.ts'
import { stemOf, toNameKey } from '../model/path.ts'
import { withoutNumbers } from '../model/plain-number.ts'
import { listProperty, textProperty } from '../model/properties.ts'
import { addressOfFolder, addressOfNote, addressOfOldPlace, addressOfPermalink } from './address.ts'

/** Where a note wants its page to be. */
export interface AddressWish {
  readonly note: Note
  readonly address: Address
  /** The folder it stands for; `''` is the whole garden. */
  readonly folder?: string
  /** Lower ones are asked first. */
  readonly rank: number
  /** Set where the author wrote the address: the text. */
  readonly permalink?: string
  /** What was written and cannot be, because a file of ours is there. */
  readonly refused?: string
}

/** An address at which a note is looked for besides its own. */
export interface RedirectWish {
  readonly address: Address
  readonly written: string
  readonly property: 'redirects' | 'aliases'
}

/** `folder` is the one whose page the note is. A `permalink` comes first, then notes of folders, then all others. */
export function addressWish(note: Note, folder: string | undefined): AddressWish {
  const usual = {
    note,
    address: usualAddress(note, folder),
    ...(folder !== undefined && { folder }),
    rank: folder === undefined ? 2 : 1,
  }
  const permalink = textProperty(note.properties, 'permalink')
  if (permalink === undefined) return usual
  const address = addressOfPermalink(permalink)
  if (address === '' && !/^[/\s]*$/.test(permalink)) return usual
  if (ownSegmentOf(address) !== undefined) return { ...usual, refused: permalink }
  return { ...usual, address, rank: 0, permalink }
}

/** Where a note is that says nothing of it. */
export function usualAddress({ path, isNumbered = false }: Note, folder: string | undefined): Address {
  const shown = isNumbered ? withoutNumbers : (name: string) => name
  return folder === undefined ? addressOfNote(shown(path)) : addressOfFolder(shown(folder))
}

/** `redirects`, and the aliases that look like an old path. */
export function redirectWishes(note: Note): readonly RedirectWish[] {
  const own = toNameKey(stemOf(note.path))
  const isOld = (alias: string): boolean =>
    alias.includes('/') && !alias.includes('://') && toNameKey(alias) !== own
  const old = note.aliases.filter(isOld)
  const wish =
    (property: RedirectWish['property']) =>
    (written: string): RedirectWish => ({ address: addressOfOldPlace(written), written, property })
  return [...listProperty(note.properties, 'redirects').map(wish('redirects')), ...old.map(wish('aliases'))]
}
