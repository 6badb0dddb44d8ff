import { compareText } from '../model/diagnostic.ts'
import type { Garden } from '../model/garden.ts'
import type { Note } from '../model/note.ts'
import { ownFiles, ownSegmentOf } from '../model/own-address.ts'
import type { Address } from '../model/page.ts'
import { folderOf, type NotePath } from '../model/path.ts'
import type { Page, SitePlan } from '../model/site.ts'
import { addressOfFolder, addressOfTag } from './address.ts'
import { createClaims } from './address-claims.ts'
import { addressWish, redirectWishes } from './address-wish.ts'
import { collectTags } from './collect-tags.ts'
import { collectUsedAssets } from './collect-used-assets.ts'
import { findAddressClashes, type RefusedRedirect } from './find-address-clashes.ts'
import { findFolderNotes } from './find-folder-notes.ts'
import { planAssets } from './plan-assets.ts'
import { knowledgeSurface, planKnowledge } from './plan-knowledge.ts'

/** An earlier plan and the garden it was made for. It only saves time: the answer is the same without it. */
export interface PlanMemo {
  readonly garden: Garden
  readonly plan: SitePlan
  readonly hasHistory: boolean
}

/**
 * Decides which pages a garden has and where: one per note, folder and tag, one per topic and series that no note stands
 * for, the overviews, home, 404, redirects. A note that is its folder's page takes the folder's address.
 *
 * Two pages at one address: of notes the first by path keeps it, pages of folders, tags, topics and series give way to
 * any note; the other gets a number. A note that wants what is ours is at its usual address, and redirects vanish where
 * a page is. {@link findAddressClashes} says what of this is said. `hasHistory` says whether the days of any note are
 * known.
 */
export function planSite(garden: Garden, hasHistory = false, previous?: PlanMemo): SitePlan {
  if (previous && hasSameSurface(previous, { garden, hasHistory }))
    return garden.links === previous.garden.links ? previous.plan : withAssets(garden, previous.plan)
  const claims = createClaims()
  const pages: Page[] = []
  const addressByNote = new Map<NotePath, Address>()
  const addressByFolder = new Map<string, Address>()
  const addressByTag = new Map<string, Address>()

  const folders = collectFolders(garden)
  const folderNotes = findFolderNotes(garden, folders)
  const folderByNote = new Map([...folderNotes].map(([folder, path]) => [path, folder]))

  // Permalinks are the author's explicit word and folders' notes stand for a whole branch: both come before plain notes.
  const wishes = [...garden.notesByPath.values()].map((note) =>
    addressWish(note, folderByNote.get(note.path)),
  )
  wishes.sort((a, b) => a.rank - b.rank)
  for (const { note, address: wanted, folder: ofNote } of wishes) {
    const address = claims.claim(wanted, note.path)
    addressByNote.set(note.path, address)
    // A note that claims the site's own address stands for the whole garden.
    const folder = address === '' ? '' : ofNote
    if (folder !== undefined && !addressByFolder.has(folder)) addressByFolder.set(folder, address)
    pages.push({ kind: 'note', address, path: note.path, ...(folder !== undefined && { folder }) })
  }

  if (!addressByFolder.has('')) {
    const address = claims.claim('' as Address)
    addressByFolder.set('', address)
    pages.push({ kind: 'home', address })
  }
  const mapAddress = claims.claim('map/' as Address)
  pages.push({ kind: 'map', address: mapAddress })
  for (const folder of folders) {
    if (folder === '' || folderNotes.has(folder)) continue
    const address = claims.claim(addressOfFolder(folder))
    addressByFolder.set(folder, address)
    pages.push({ kind: 'folder', address, folder })
  }
  for (const [key, label] of collectTags(garden)) {
    const address = claims.claim(addressOfTag(key))
    addressByTag.set(key, address)
    pages.push({ kind: 'tag', address, tag: label })
  }
  const known = planKnowledge(garden, {
    claims,
    pages,
    folderByNote,
    hasHistory,
  })
  pages.push({ kind: 'not-found', address: ownFiles.notFound })
  const refusedRedirects: RefusedRedirect[] = []
  for (const { note } of wishes) {
    const target = addressByNote.get(note.path)!
    for (const wish of redirectWishes(note)) {
      const { address } = wish
      if (address === '' || claims.has(address) || ownSegmentOf(address) !== undefined)
        refusedRedirects.push({ ...wish, note })
      else pages.push({ kind: 'redirect', address: claims.claim(address, note.path), target })
    }
  }

  pages.sort((a, b) => compareText(a.address, b.address))
  const addressByAsset = planAssets(collectUsedAssets(garden))
  return {
    pages,
    addressByNote,
    addressByFolder,
    addressByTag,
    ...known,
    addressByAsset,
    mapAddress,
    diagnostics: findAddressClashes({ wishes, claims, pages, addressByNote, refusedRedirects }),
  }
}

/** The same pages; the assets that are in use now. */
function withAssets(garden: Garden, plan: SitePlan): SitePlan {
  const assets = collectUsedAssets(garden)
  const isSame =
    assets.length === plan.addressByAsset.size && assets.every((path) => plan.addressByAsset.has(path))
  return isSame ? plan : { ...plan, addressByAsset: planAssets(assets) }
}

/** Whether all that decides addresses is as it was: an edited text changes none of it. */
function hasSameSurface(
  { garden: before, hasHistory: hadHistory }: Omit<PlanMemo, 'plan'>,
  { garden: after, hasHistory }: Omit<PlanMemo, 'plan'>,
): boolean {
  if (before.notesByPath.size !== after.notesByPath.size) return false
  if (knowledgeSurface(before, hadHistory) !== knowledgeSurface(after, hasHistory)) return false
  for (const [path, note] of after.notesByPath) {
    const old = before.notesByPath.get(path)
    if (old === note) continue
    if (old === undefined || planSurface(old) !== planSurface(note)) return false
  }
  return true
}

/** Properties that decide addresses. */
const addressProperties = ['permalink', 'redirects', 'aliases'] as const

function planSurface(note: Note): string {
  return JSON.stringify([
    note.tags,
    note.properties['permalink'],
    redirectWishes(note),
    // Where diagnostics of addresses stand.
    addressProperties.map((key) => note.propertyRanges?.[key]),
  ])
}

/** Every folder that holds a note, at any depth, and the root; sorted. */
function collectFolders(garden: Garden): readonly string[] {
  const folders = new Set<string>([''])
  for (const path of garden.notesByPath.keys()) {
    for (let folder = folderOf(path); !folders.has(folder); folder = folderOf(folder)) folders.add(folder)
  }
  return [...folders].sort(compareText)
}
