import { mapFolder } from '../features/map/files/map-data.ts'
import type { Address } from '../model/page.ts'
import type { Page } from '../model/site.ts'
import type { Snapshot } from '../session/snapshot.ts'
import { assetFolder } from '../site/address.ts'
import type { SiteOutput } from '../site/output/site-output.ts'
import { countOf, formatCount } from '../text/count-of.ts'

/** Files of a site by what they are for: a feature that can be switched off, or what every site has. */
export interface FileCounts {
  readonly all: number
  readonly notes: number
  readonly redirects: number
  readonly assets: number
  /** What comes with the program: scripts, styles, faces, and the list of what was written. */
  readonly program: number
  /** By the name of the feature, the most files first. */
  readonly byFeature: readonly (readonly [feature: string, files: number])[]
}

/** An output that remembers where files went. */
export function recordAddresses(output: SiteOutput, addresses: Set<string>): SiteOutput {
  return Object.assign(Object.create(output) as SiteOutput, {
    put(files) {
      for (const { address } of files) addresses.add(address)
      return output.put(files)
    },
    keep(kept) {
      for (const address of kept) addresses.add(address)
      return output.keep(kept)
    },
    putFile(address, from, within) {
      addresses.add(address)
      return output.putFile(address, from, within)
    },
  } satisfies Partial<SiteOutput>)
}

/** Counts the files of a site that is made and not yet written. */
export function countFiles(addresses: ReadonlySet<string>, snapshot: Snapshot): FileCounts {
  const byFeature = new Map<string, number>()
  const counts = { notes: 0, redirects: 0, assets: 0, program: 1 }
  const ownerOf = createOwnerOf(snapshot)
  for (const file of addresses) {
    const owner = ownerOf(file)
    if (typeof owner === 'string') byFeature.set(owner, (byFeature.get(owner) ?? 0) + 1)
    else counts[owner.kind]++
  }
  return {
    all: addresses.size + 1,
    ...counts,
    byFeature: [...byFeature].sort(([a, most], [b, more]) => more - most || (a < b ? -1 : 1)),
  }
}

/** A feature's name, or one of the kinds that every site has. */
type Owner = string | { readonly kind: 'notes' | 'redirects' | 'assets' | 'program' }

function createOwnerOf(snapshot: Snapshot): (file: string) => Owner {
  const { features, pageByAddress } = snapshot
  const featureByPage = new Map<string, string>()
  for (const { name, pages = [], overviews = [] } of features.on)
    for (const { name: page } of [...pages, ...overviews]) featureByPage.set(page, name)
  const featureByFile = new Map<string, string>()
  const folders: (readonly [folder: string, feature: string])[] = [
    ['-/search/', 'search'],
    [mapFolder, 'map'],
  ]
  for (const { address, parts, feature } of snapshot.files()) {
    featureByFile.set(address, feature)
    if (parts !== undefined) folders.push([parts.folder, feature])
  }
  const ofPage = (page: Page): Owner => {
    if (page.kind === 'own') return featureByPage.get(page.page) ?? { kind: 'notes' }
    if (page.kind === 'overview') return featureByPage.get(page.overview) ?? { kind: 'notes' }
    return { kind: page.kind === 'redirect' ? 'redirects' : 'notes' }
  }
  return (file) => {
    const page = pageByAddress.get(file.replace(/(^|\/)index\.html$/, '$1') as Address)
    if (page !== undefined) return ofPage(page)
    if (file.startsWith(assetFolder)) return { kind: 'assets' }
    const inFolder = folders.find(([folder]) => file.startsWith(folder))
    return featureByFile.get(file) ?? inFolder?.[1] ?? { kind: 'program' }
  }
}

/** Why nothing was written: how many files of which kind there would be, and what each feature would save. */
export function describeTooManyFiles(counts: FileCounts, most: number): string {
  const { all, notes, redirects, assets, program, byFeature } = counts
  const line = (count: number, what: string): string => `  ${formatCount(count).padStart(9)}  ${what}`
  const first = `hortus: the site would have ${countOf(all, 'file')}, and --max-files allows ${formatCount(most)}. Nothing was written.`
  // Of a packed site nothing else is to be said: what features make is in the same packs.
  if (notes === 0) return first
  return [
    first,
    line(notes, 'pages of notes, home and 404'),
    ...(redirects > 0 ? [line(redirects, 'pages of redirects')] : []),
    ...(assets > 0 ? [line(assets, 'images and other files that notes show')] : []),
    line(program, 'scripts, styles and faces'),
    'Packed (--pack) it has far fewer; and what each of these has is saved without it, such as by features: { "map": false } in the config:',
    ...byFeature.map(([feature, files]) => line(files, feature)),
  ].join('\n')
}
