import type { FeatureSet } from '../define/feature-set.ts'
import { compareText } from '../model/diagnostic.ts'
import { type Garden, shownNotes } from '../model/garden.ts'
import type { Note } from '../model/note.ts'
import { ownFiles, ownSegmentOf } from '../model/own-address.ts'
import type { Address } from '../model/page.ts'
import type { NotePath } from '../model/path.ts'
import type { Page, SitePlan } from '../model/site.ts'
import { isPart } from '../model/withholding.ts'
import { createClaims } from './address-claims.ts'
import { addressWish, redirectWishes } from './address-wish.ts'
import { collectUsedAssets } from './collect-used-assets.ts'
import { findAddressClashes, type RefusedRedirect } from './find-address-clashes.ts'
import { collectFolders, findFolderNotes } from './find-folder-notes.ts'
import { planAssets } from './plan-assets.ts'
import { collectWantedPages, type OwnWish, planOverviews } from './wanted-pages.ts'

/** An earlier plan and the garden it was made for. It only saves time: the answer is the same without it. */
interface PlanMemo {
  readonly garden: Garden
  readonly plan: SitePlan
}

/**
 * Decides which pages a garden has and where: one per note, folder and tag, one per topic and series that no note stands
 * for, the overviews, home, 404, redirects, also from where features say that notes were. A note that is its folder's page takes the folder's address.
 *
 * Two pages at one address: of notes the first by path keeps it, pages of folders, tags, topics and series give way to
 * any note; the other gets a number. A note that wants what is ours is at its usual address, and redirects vanish where
 * a page is. {@link findAddressClashes} says what of this is said. `carried` are files that features show by themselves.
 */
export function planSite(
  garden: Garden,
  features: FeatureSet,
  previous?: PlanMemo,
  carried: ReadonlySet<string> = new Set(),
): SitePlan {
  const wanted = collectWantedPages(garden, features)
  const surface = JSON.stringify(wanted)
  if (previous && surfaces.get(previous.plan) === surface && hasSameSurface(previous.garden, garden))
    return garden.links === previous.garden.links ? previous.plan : withAssets(garden, previous.plan, carried)
  const claims = createClaims()
  const pages: Page[] = []
  const addressByNote = new Map<NotePath, Address>()
  const addressByFolder = new Map<string, Address>()

  const folders = collectFolders(garden)
  const folderNotes = findFolderNotes(garden, folders)
  const folderByNote = new Map([...folderNotes].map(([folder, path]) => [path, folder]))

  // Permalinks are the author's explicit word and folders' notes stand for a whole branch: both come before plain notes.
  const isUnlisted = (path: NotePath): boolean => garden.unlisted.notesByPath.has(path)
  const wishes = [...shownNotes(garden)]
    .filter((note) => !isPart(note))
    .map((note) => addressWish(note, folderByNote.get(note.path)))
  wishes.sort((a, b) => a.rank - b.rank)
  for (const { note, address: wanted, folder: ofNote } of wishes) {
    const address = claims.claim(wanted, note.path)
    addressByNote.set(note.path, address)
    // A note that claims the site's own address stands for the whole garden.
    const folder = address === '' ? '' : ofNote
    if (folder !== undefined && !addressByFolder.has(folder)) addressByFolder.set(folder, address)
    pages.push({
      kind: 'note',
      address,
      path: note.path,
      ...(folder !== undefined && { folder }),
      ...(isUnlisted(note.path) && { isUnlisted: true }),
    })
  }

  if (!addressByFolder.has('')) {
    const address = claims.claim('' as Address)
    addressByFolder.set('', address)
    pages.push({ kind: 'home', address })
  }
  const addressByKey = new Map<string, Map<string, Address>>()
  const planOwn = ({ page, key, folder, address: wish }: OwnWish): void => {
    const address = claims.claim(wish)
    const byKey = addressByKey.get(page) ?? new Map<string, Address>()
    addressByKey.set(page, byKey.set(key, address))
    if (folder !== undefined) {
      addressByFolder.set(folder, address)
      folderAddresses.add(address)
    }
    pages.push({ kind: 'own', address, page, key })
  }
  const folderAddresses = new Set<Address>()
  for (const isFirst of [true, false])
    for (const wish of wanted.own) if (wish.isFirst === isFirst) planOwn(wish)
  const addressesByOverview = planOverviews(garden, wanted.overviews, {
    claims,
    pages,
    folderByNote,
    folderAddresses,
  })
  pages.push({ kind: 'not-found', address: ownFiles.notFound })
  const refusedRedirects: RefusedRedirect[] = []
  for (const { note } of wishes) {
    const target = addressByNote.get(note.path)!
    for (const wish of redirectWishes(note)) {
      const { address } = wish
      if (address === '' || claims.has(address) || ownSegmentOf(address) !== undefined)
        refusedRedirects.push({ ...wish, note })
      else
        pages.push({
          kind: 'redirect',
          address: claims.claim(address, note.path),
          target,
          ...(isUnlisted(note.path) && { isUnlisted: true }),
        })
    }
  }

  for (const [address, path] of wanted.earlier) {
    const target = addressByNote.get(path)
    if (target === undefined || isUnlisted(path) || address === '') continue
    if (claims.has(address) || ownSegmentOf(address) !== undefined) continue
    pages.push({ kind: 'redirect', address: claims.claim(address, path), target })
  }

  pages.sort((a, b) => compareText(a.address, b.address))
  const plan: SitePlan = {
    pages,
    addressByNote,
    addressByFolder,
    addressByKey,
    addressesByOverview,
    addressByAsset: planAssets(collectUsedAssets(garden, carried)),
    diagnostics: findAddressClashes({ wishes, claims, pages, addressByNote, refusedRedirects }),
  }
  surfaces.set(plan, surface)
  return plan
}

/** What features wanted when a plan was made, as text. */
const surfaces = new WeakMap<SitePlan, string>()

/** The same pages; the assets that are in use now. */
function withAssets(garden: Garden, plan: SitePlan, carried: ReadonlySet<string>): SitePlan {
  const assets = collectUsedAssets(garden, carried)
  if (assets.length === plan.addressByAsset.size && assets.every((path) => plan.addressByAsset.has(path)))
    return plan
  const next = { ...plan, addressByAsset: planAssets(assets) }
  surfaces.set(next, surfaces.get(plan) ?? '')
  return next
}

/** Whether all that decides the addresses of notes is as it was: an edited text changes none of it. */
function hasSameSurface(before: Garden, after: Garden): boolean {
  return (
    hasSameWishes(before.notesByPath, after.notesByPath) &&
    hasSameWishes(before.unlisted.notesByPath, after.unlisted.notesByPath)
  )
}

function hasSameWishes(before: Garden['notesByPath'], after: Garden['notesByPath']): boolean {
  if (before.size !== after.size) return false
  for (const [path, note] of after) {
    const old = before.get(path)
    if (old === note) continue
    if (old === undefined || planSurface(old) !== planSurface(note)) return false
  }
  return true
}

function planSurface(note: Note): string {
  const redirects = redirectWishes(note)
  const keys = new Set(['permalink', ...redirects.map(({ property }) => property)])
  // Diagnostics of addresses stand at the properties that ask for them.
  const places = [...keys].map((key) => note.propertyRanges?.[key])
  return JSON.stringify([note.properties['permalink'], redirects, places])
}
