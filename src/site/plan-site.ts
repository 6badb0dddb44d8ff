import type { Diagnostic } from '../model/diagnostic.ts'
import { compareText } from '../model/diagnostic.ts'
import { addressClash } from '../model/diagnostics.ts'
import type { Garden } from '../model/garden.ts'
import type { Note } from '../model/note.ts'
import type { Address } from '../model/page.ts'
import { folderOf, type NotePath, stemOf, toNameKey } from '../model/path.ts'
import { listProperty, textProperty } from '../model/properties.ts'
import type { Page, SitePlan } from '../model/site.ts'
import {
  addressOfFolder,
  addressOfNote,
  addressOfPermalink,
  addressOfTag,
  numberedAddress,
} from './address.ts'
import { collectTags } from './collect-tags.ts'
import { collectUsedAssets } from './collect-used-assets.ts'
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
 * Two notes at one address: the first by path keeps it, the other gets a number and a diagnostic names both. Pages of
 * folders, tags, topics and series give way silently, redirects vanish where a page is. `hasHistory` says whether the
 * days of any note are known.
 */
export function planSite(garden: Garden, hasHistory = false, previous?: PlanMemo): SitePlan {
  if (previous && hasSameSurface(previous, { garden, hasHistory }))
    return garden.links === previous.garden.links ? previous.plan : withAssets(garden, previous.plan)
  const taken = new Map<Address, NotePath | undefined>()
  const pages: Page[] = []
  const diagnostics: Diagnostic[] = []
  const addressByNote = new Map<NotePath, Address>()
  const addressByFolder = new Map<string, Address>()
  const addressByTag = new Map<string, Address>()

  const claim = (wanted: Address, owner: NotePath | undefined): Address => {
    let address = wanted
    for (let number = 2; taken.has(address); number++) address = numberedAddress(wanted, number)
    taken.set(address, owner)
    return address
  }

  const folders = collectFolders(garden)
  const folderNotes = findFolderNotes(garden, folders)
  const folderByNote = new Map([...folderNotes].map(([folder, path]) => [path, folder]))

  // Permalinks are the author's explicit word and folders' notes stand for a whole branch: both come before plain notes.
  const wanted = [...garden.notesByPath.values()].map((note) =>
    wantedAddress(note, folderByNote.get(note.path)),
  )
  wanted.sort((a, b) => a.rank - b.rank)
  taken.set('404.html' as Address, undefined)
  for (const { note, address: wish } of wanted) {
    const other = taken.get(wish)
    const address = claim(wish, note.path)
    if (address !== wish && other !== undefined)
      diagnostics.push(addressClash(note.path, wish, other, address))
    addressByNote.set(note.path, address)
    // A note that claims the site's own address stands for the whole garden.
    const folder = address === '' ? '' : folderByNote.get(note.path)
    if (folder !== undefined && !addressByFolder.has(folder)) addressByFolder.set(folder, address)
    pages.push({ kind: 'note', address, path: note.path, ...(folder !== undefined && { folder }) })
  }

  if (!addressByFolder.has('')) {
    const address = claim('' as Address, undefined)
    addressByFolder.set('', address)
    pages.push({ kind: 'home', address })
  }
  const mapAddress = claim('map/' as Address, undefined)
  pages.push({ kind: 'map', address: mapAddress })
  for (const folder of folders) {
    if (folder === '' || folderNotes.has(folder)) continue
    const address = claim(addressOfFolder(folder), undefined)
    addressByFolder.set(folder, address)
    pages.push({ kind: 'folder', address, folder })
  }
  for (const [key, label] of collectTags(garden)) {
    const address = claim(addressOfTag(key), undefined)
    addressByTag.set(key, address)
    pages.push({ kind: 'tag', address, tag: label })
  }
  const known = planKnowledge(garden, {
    claim,
    pages,
    folderByNote,
    noteAt: (address) => taken.get(address),
    hasHistory,
  })
  pages.push({ kind: 'not-found', address: '404.html' as Address })
  for (const { note } of wanted) {
    const target = addressByNote.get(note.path)!
    for (const address of redirectsOf(note)) {
      if (address === '' || taken.has(address)) continue
      taken.set(address, note.path)
      pages.push({ kind: 'redirect', address, target })
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
    diagnostics,
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

function planSurface(note: Note): string {
  return JSON.stringify([note.tags, note.properties['permalink'], redirectsOf(note)])
}

/** Every folder that holds a note, at any depth, and the root; sorted. */
function collectFolders(garden: Garden): readonly string[] {
  const folders = new Set<string>([''])
  for (const path of garden.notesByPath.keys()) {
    for (let folder = folderOf(path); !folders.has(folder); folder = folderOf(folder)) folders.add(folder)
  }
  return [...folders].sort(compareText)
}

function wantedAddress(
  note: Note,
  folder: string | undefined,
): { note: Note; address: Address; rank: number } {
  const permalink = textProperty(note.properties, 'permalink')
  if (permalink !== undefined) {
    const address = addressOfPermalink(permalink)
    if (address !== '' || /^[/\s]*$/.test(permalink)) return { note, address, rank: 0 }
  }
  if (folder !== undefined) return { note, address: addressOfFolder(folder), rank: 1 }
  return { note, address: addressOfNote(note.path), rank: 2 }
}

/** `redirects`, and the aliases that look like an old path. */
function redirectsOf(note: Note): readonly Address[] {
  const own = toNameKey(stemOf(note.path))
  const old = note.aliases.filter((alias) => alias.includes('/') && toNameKey(alias) !== own)
  return [...listProperty(note.properties, 'redirects'), ...old].map(addressOfPermalink)
}
