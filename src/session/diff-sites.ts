import type { Address } from '../model/page.ts'
import type { AssetPath } from '../model/path.ts'
import type { Snapshot } from './snapshot.ts'

/** What differs between two sites; every list is sorted by address. */
export interface SiteDiff {
  readonly added: readonly Address[]
  readonly changed: readonly Address[]
  readonly removed: readonly Address[]
  /** Assets that are published now and were not before, or the other way round. */
  readonly addedAssets: readonly AssetPath[]
  readonly removedAssets: readonly AssetPath[]
}

/**
 * Compares two snapshots page by page, by the keys of their inputs; nothing is rendered. `only` limits the comparison
 * to the addresses somebody looks at.
 */
export function diffSites(previous: Snapshot, next: Snapshot, only?: ReadonlySet<Address>): SiteDiff {
  const added: Address[] = []
  const changed: Address[] = []
  for (const page of next.plan.pages) {
    if (only && !only.has(page.address)) continue
    const before = previous.pageByAddress.get(page.address)
    if (before === undefined) added.push(page.address)
    else if (previous.keyOf(before) !== next.keyOf(page)) changed.push(page.address)
  }
  const removed = previous.plan.pages
    .map((page) => page.address)
    .filter((address) => (!only || only.has(address)) && !next.pageByAddress.has(address))
  return {
    added,
    changed,
    removed,
    addedAssets: [...next.plan.addressByAsset.keys()].filter(
      (path) => !previous.plan.addressByAsset.has(path),
    ),
    removedAssets: [...previous.plan.addressByAsset.keys()].filter(
      (path) => !next.plan.addressByAsset.has(path),
    ),
  }
}
