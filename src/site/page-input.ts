import type { Note } from '../model/note.ts'
import type { FolderListing, PageInput } from '../model/page.ts'
import { baseName, toNameKey } from '../model/path.ts'
import type { Page } from '../model/site.ts'
import { hrefOf } from './address.ts'
import { collectBacklinkGroups } from './collect-backlink-groups.ts'
import { collectFills } from './collect-fills.ts'
import { noteEntry } from './note-link.ts'
import { createFrame } from './page-frame.ts'
import type { SiteView } from './site-view.ts'
import { tagLink } from './tag-link.ts'
import { titleOfFolder } from './title-of-folder.ts'

/** How many notes and tags the home page names at most: it must not grow with the garden. */
const homeLimit = 24

/** Plain JSON with all that a page may read. Equal inputs make equal pages, so its hash is the page's memo key. */
export function pageInput(view: SiteView, page: Page): PageInput {
  switch (page.kind) {
    case 'note':
      return noteInput(view, page)
    case 'folder':
      return {
        kind: 'folder',
        frame: createFrame(view, page.address, baseName(page.folder), { folder: page.folder }),
        folder: listFolder(view, page.folder),
      }
    case 'tag':
      return tagInput(view, page)
    case 'home':
      return homeInput(view, page)
    case 'not-found':
      return { kind: 'not-found', frame: createFrame(view, page.address, 'Page not found', {}) }
    case 'redirect':
      return {
        kind: 'redirect',
        frame: createFrame(view, page.address, 'This page has moved', {}),
        target: hrefOf(view.options.base, page.target),
      }
  }
}

function noteInput(view: SiteView, page: Extract<Page, { kind: 'note' }>): PageInput {
  const note = view.garden.notesByPath.get(page.path)!
  const titleHeading =
    note.titleFrom === 'heading'
      ? note.headings.findIndex(({ depth, text }) => depth === 1 && text === note.title)
      : -1
  return {
    kind: 'note',
    frame: createFrame(view, page.address, note.title, {
      note,
      ...(page.folder !== undefined && { folder: page.folder }),
    }),
    path: note.path,
    body: note.hash,
    ...(titleHeading >= 0 && { titleId: note.headings[titleHeading]!.slug }),
    fills: collectFills(view, note),
    tags: note.tags.map((tag) => tagLink(view, tag)),
    contents: note.headings.flatMap((heading, i) =>
      i === titleHeading ? [] : [{ depth: heading.depth, text: heading.text, slug: heading.slug }],
    ),
    backlinks: collectBacklinkGroups(view, note.path),
    ...(page.folder !== undefined && { folder: listFolder(view, page.folder, note) }),
  }
}

function tagInput(view: SiteView, page: Extract<Page, { kind: 'tag' }>): PageInput {
  const key = toNameKey(page.tag)
  return {
    kind: 'tag',
    frame: createFrame(view, page.address, `#${page.tag}`, {}),
    tag: page.tag,
    children: (view.tagsByParent.get(key) ?? []).map((tag) => tagLink(view, tag)),
    notes: (view.notesByTag.get(key) ?? []).map((note) => noteEntry(view, note)),
  }
}

function homeInput(view: SiteView, page: Extract<Page, { kind: 'home' }>): PageInput {
  const { garden, options } = view
  const notes = [...garden.notesByPath.values()]
  const backlinks = (note: Note): number => garden.links.backlinksByPath.get(note.path)?.length ?? 0
  const hubs = notes
    .map((note) => ({ note, backlinks: backlinks(note) }))
    .filter((hub) => hub.backlinks > 0)
    .sort((a, b) => b.backlinks - a.backlinks)
    .slice(0, homeLimit)
  const tags = (view.tagsByParent.get('') ?? [])
    .map((tag) => ({ ...tagLink(view, tag), count: view.notesByTag.get(tag)?.length ?? 0 }))
    .sort((a, b) => b.count - a.count)
    .slice(0, homeLimit)
  return {
    kind: 'home',
    frame: createFrame(view, page.address, options.title, { folder: '' }),
    counts: { notes: notes.length, links: view.linkCount, wanted: garden.links.wantedByName.size },
    folders: listFolder(view, '').folders,
    hubs: hubs.map((hub) => ({ ...noteEntry(view, hub.note), backlinks: hub.backlinks })),
    tags,
    notes: (view.notesByFolder.get('') ?? []).slice(0, homeLimit).map((note) => noteEntry(view, note)),
  }
}

function listFolder(view: SiteView, folder: string, self?: Note): FolderListing {
  const selfAddress = self && view.plan.addressByNote.get(self.path)
  return {
    folders: (view.foldersByParent.get(folder) ?? []).map((child) => ({
      title: titleOfFolder(view, child),
      href: hrefOf(view.options.base, view.plan.addressByFolder.get(child)!),
      count: view.countByFolder.get(child) ?? 0,
    })),
    notes: (view.notesByFolder.get(folder) ?? []).flatMap((note) =>
      view.plan.addressByNote.get(note.path) === selfAddress || isFolderNoteBelow(view, folder, note)
        ? []
        : [noteEntry(view, note)],
    ),
  }
}

/** `linux.md` beside `linux/` is already listed as the folder. */
function isFolderNoteBelow(view: SiteView, folder: string, note: Note): boolean {
  const address = view.plan.addressByNote.get(note.path)
  return (view.foldersByParent.get(folder) ?? []).some(
    (child) => view.plan.addressByFolder.get(child) === address,
  )
}
