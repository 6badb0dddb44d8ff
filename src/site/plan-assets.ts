import type { Address } from '../model/page.ts'
import { type AssetPath, toNameKey } from '../model/path.ts'
import { addressOfAsset } from './address.ts'

/**
 * Where each asset is published; `assets` sorted. Of files whose paths differ by letter case or Unicode form alone the
 * first keeps its name and the others get a number, since a disk or a host may take their names for one: beside
 * `Tree.png`, `tree.png` is at `tree-2.png`.
 */
export function planAssets(assets: readonly AssetPath[]): ReadonlyMap<AssetPath, Address> {
  const wanted = assets.map((path) => [path, addressOfAsset(path.normalize('NFC'))] as const)
  const names = new Set(wanted.map(([, address]) => toNameKey(address)))
  if (names.size === assets.length) return new Map(wanted)
  const given = new Set<string>()
  return new Map(
    wanted.map(([path, wish]) => {
      let address = wish
      let name = toNameKey(wish)
      // A name that another file has of itself is not given away.
      for (let number = 2; given.has(name) || (address !== wish && names.has(name)); number++) {
        address = addressOfAsset(numberedPath(path.normalize('NFC'), number))
        name = toNameKey(address)
      }
      given.add(name)
      return [path, address]
    }),
  )
}

/** `img/tree.png` becomes `img/tree-2.png`. */
function numberedPath(path: string, number: number): string {
  return path.replace(/(\.[^./]*)?$/, (extension) => `-${number}${extension}`)
}
