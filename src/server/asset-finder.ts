import type { Address } from '../model/page.ts'
import type { AssetPath } from '../model/path.ts'
import type { Session } from '../session/session.ts'
import type { Snapshot } from '../session/snapshot.ts'

/** Finds the assets that pages and previews show. */
interface AssetFinder {
  /** The asset at an address; undefined where no published note, and no text that is written, shows one. */
  find(address: Address): AssetPath | undefined
  /** Takes the garden with a text that was previewed: a picture that was just pasted is in no saved note. */
  keepImagined(imagined: Snapshot): void
  /** Takes a file that was just stored: whoever stored it looks at it before any text that shows it was seen here. */
  keepStored(path: AssetPath): void
}

/** Of previews the last one counts. */
export function createAssetFinder(session: Session): AssetFinder {
  let imagined: ReadonlyMap<AssetPath, Address> = new Map()
  const stored = new Set<AssetPath>()
  return {
    find(address) {
      const path = address.slice('-/assets/'.length) as AssetPath
      for (const addressByAsset of [session.snapshot.plan.addressByAsset, imagined]) {
        if (addressByAsset.get(path) === address) return path
        // Its name has a part that only the address has: `.bin`, or the number of one that has a namesake.
        for (const [asset, given] of addressByAsset) if (given === address) return asset
      }
      return stored.has(path) ? path : undefined
    },
    keepImagined({ plan }) {
      imagined = plan.addressByAsset
    },
    keepStored: (path) => void stored.add(path),
  }
}
