import type { FeatureSet } from '../define/feature-set.ts'
import { noteFacts } from '../define/note-facts.ts'
import type { Garden } from '../model/garden.ts'
import type { Address } from '../model/page.ts'
import type { NotePath } from '../model/path.ts'
import type { Page } from '../model/site.ts'
import type { AddressClaims } from './address-claims.ts'

/** A page that a feature would like to have. */
export interface OwnWish {
  readonly page: string
  readonly key: string
  readonly address: Address
  /** The folder that it stands for. */
  readonly folder?: string
  /** Whether it chooses before folders do. */
  readonly isFirst: boolean
}

/** An overview that has something to show. */
interface OverviewWish {
  readonly name: string
  readonly pages: number
  readonly isBelowAnyNote: boolean
}

/** All pages that features would like to have: plain data, by which two gardens are compared. */
interface WantedPages {
  readonly own: readonly OwnWish[]
  readonly overviews: readonly OverviewWish[]
  /** Where notes were. */
  readonly earlier: readonly (readonly [Address, NotePath])[]
}

/** Asks every feature which pages a garden should have. */
export function collectWantedPages(garden: Garden, features: FeatureSet): WantedPages {
  const own: OwnWish[] = []
  for (const kind of features.pageKindByName.values()) {
    for (const { key, address } of kind.plan(garden)) {
      const folder = kind.folder?.(key)
      own.push({
        page: kind.name,
        key,
        address,
        ...(folder !== undefined && { folder }),
        isFirst: kind.isFirst === true,
      })
    }
  }
  const overviews = [...features.overviewByName.values()].flatMap((overview): readonly OverviewWish[] =>
    overview.exists(garden)
      ? [
          {
            name: overview.name,
            pages: overview.countPages?.(garden) ?? 1,
            isBelowAnyNote: overview.isBelowAnyNote === true,
          },
        ]
      : [],
  )
  const earlier = features.on.flatMap((feature) => [...(feature.earlierAddresses?.(garden) ?? [])])
  return { own, overviews, earlier }
}

/** What is known of the other pages when the overviews choose. */
interface PlannedSoFar {
  readonly claims: AddressClaims
  /** The pages so far; those of the overviews are added. */
  readonly pages: Page[]
  readonly folderByNote: ReadonlyMap<NotePath, string>
  /** Addresses of the pages that stand for folders. */
  readonly folderAddresses: ReadonlySet<Address>
}

/**
 * Plans the overviews. A plain page or a folder's page that is at an overview's address shows it; any other note there
 * keeps its page to itself, but where the overview stands below any.
 */
export function planOverviews(
  garden: Garden,
  overviews: readonly OverviewWish[],
  { claims, pages, folderByNote, folderAddresses }: PlannedSoFar,
): ReadonlyMap<string, readonly Address[]> {
  const addressesByOverview = new Map<string, readonly Address[]>()
  const factsByPath = garden.read(noteFacts)
  for (const { name, pages: count, isBelowAnyNote } of overviews) {
    const wish = `${name}/` as Address
    const note = claims.noteAt(wish)
    const isShown =
      folderAddresses.has(wish) ||
      (note !== undefined &&
        (isBelowAnyNote || folderByNote.has(note) || factsByPath.get(note)?.kind === 'page'))
    const first = isShown ? wish : claims.claim(wish)
    if (!isShown) pages.push({ kind: 'overview', address: first, overview: name, part: 1 })
    const addresses = [first]
    for (let part = 2; part <= count; part++) {
      const address = claims.claim(`${first}${part}/` as Address)
      addresses.push(address)
      pages.push({ kind: 'overview', address, overview: name, part })
    }
    addressesByOverview.set(name, addresses)
  }
  return addressesByOverview
}
