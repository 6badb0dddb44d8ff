import type { SiteView } from '../../define/site-view.ts'
import type { PageWords } from '../../model/interface/page-words.ts'
import type { Note } from '../../model/note.ts'
import type { NoteEntry, PageLink } from '../../model/page.ts'
import { hrefOf } from '../../site/address.ts'
import { noteEntry } from '../../site/note-link.ts'
import { joinParts, renderCounted, renderNotes, renderSection } from '../../site/note-lists.ts'
import { titleOfFolder } from '../../site/title-of-folder.ts'
import { manualOrder } from '../manuals/facts.ts'

/** What is in a folder. */
export interface FolderListing {
  readonly folders: readonly (PageLink & { readonly count: number })[]
  readonly notes: readonly NoteEntry[]
}

/** What is in a folder; `self` is the note on whose page that is shown. */
export function listFolder(view: SiteView, folder: string, self?: Note): FolderListing {
  const { plan, options } = view
  const selfAddress = self && plan.addressByNote.get(self.path)
  const children = foldersInOrder(view, view.foldersByParent.get(folder) ?? [])
  // `linux.md` beside `linux/` is already listed as the folder.
  const addresses = new Set(children.map((child) => plan.addressByFolder.get(child)))
  return {
    folders: children.flatMap((child) => {
      const address = plan.addressByFolder.get(child)
      if (address === undefined) return []
      return [
        {
          title: titleOfFolder(view, child),
          href: hrefOf(options.base, address),
          count: view.countByFolder.get(child) ?? 0,
        },
      ]
    }),
    notes: inManualOrder(view, view.notesByFolder.get(folder) ?? []).flatMap((note) => {
      const address = plan.addressByNote.get(note.path)
      return address === selfAddress || addresses.has(address) ? [] : [noteEntry(view, note)]
    }),
  }
}

/** Folders in the order of the manual that they are of; those of none as they are. */
export function foldersInOrder(view: SiteView, folders: readonly string[]): readonly string[] {
  const { placeByFolder } = view.garden.read(manualOrder)
  if (placeByFolder.size === 0) return folders
  const place = (folder: string): number => placeByFolder.get(folder) ?? Infinity
  return [...folders].sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)))
}

function inManualOrder(view: SiteView, notes: readonly Note[]): readonly Note[] {
  const { placeByPath } = view.garden.read(manualOrder)
  if (placeByPath.size === 0) return notes
  const place = ({ path }: Note): number => placeByPath.get(path) ?? Infinity
  return [...notes].sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)))
}

/** What is in a folder, as lists. */
export function renderListing({ folders, notes }: FolderListing, words: PageWords): string {
  return joinParts(
    renderSection(words.folders, renderCounted(folders, 'folders', words), 'in-folders'),
    renderSection(words.notes, renderNotes(notes, words), 'in-notes'),
  )
}
