import { ownFiles } from '../model/own-address.ts'
import type { Address } from '../model/page.ts'
import type { NotePath } from '../model/path.ts'
import { numberedAddress } from './address.ts'

/** Which addresses are given away, each once. No two have one {@link addressKey}. */
export interface AddressClaims {
  /** Gives the wanted address, or the next free one with a number; `owner` is the note whose page it is for. */
  claim(wanted: Address, owner?: NotePath): Address
  has(address: Address): boolean
  /** The note whose page is there. */
  noteAt(address: Address): NotePath | undefined
  /** The page at the key's address wanted the address that is the value, and came too late. */
  readonly movedFrom: ReadonlyMap<Address, Address>
}

/** The same for addresses that differ by letter case alone: on many disks they are one. */
export function addressKey(address: Address): string {
  return address.toLowerCase()
}

/** No address is given yet but that of the page for whatever is not there. */
export function createClaims(): AddressClaims {
  const taken = new Map<string, NotePath | undefined>([[ownFiles.notFound, undefined]])
  const movedFrom = new Map<Address, Address>()
  return {
    claim(wanted, owner) {
      let address = wanted
      for (let number = 2; taken.has(addressKey(address)); number++) address = numberedAddress(wanted, number)
      taken.set(addressKey(address), owner)
      if (address !== wanted) movedFrom.set(address, wanted)
      return address
    },
    has: (address) => taken.has(addressKey(address)),
    noteAt: (address) => taken.get(addressKey(address)),
    movedFrom,
  }
}
