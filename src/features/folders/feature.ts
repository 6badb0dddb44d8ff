import { escapeText } from '../../body/escape-html.ts'
import { defineFeature } from '../../define/feature.ts'
import { definePageKind } from '../../define/page-kind.ts'
import { definePart } from '../../define/part.ts'
import type { PageLink } from '../../model/page.ts'
import { withoutNumbers } from '../../model/plain-number.ts'
import { addressOfFolder } from '../../site/address.ts'
import { collectFolders, findFolderNotes } from '../../site/find-folder-notes.ts'
import { joinParts } from '../../site/note-lists.ts'
import { titleOfFolder } from '../../site/title-of-folder.ts'
import { topicFacts } from '../topics/facts.ts'
import { listFolder, renderListing } from './folder-listing.ts'
import { collectFolderTree, type FolderTree } from './folder-tree.ts'
import { renderFolderTree } from './render-folder-tree.ts'

/** A page for each folder that no note stands for: what is in it. */
const folderPage = definePageKind({
  name: 'folder',
  *plan(garden) {
    const folders = collectFolders(garden)
    const notes = findFolderNotes(garden, folders)
    // Numbers are an order in the whole of a garden, or in none of it.
    const isNumbered = [...garden.notesByPath.values()].some((note) => note.isNumbered)
    for (const folder of folders)
      if (folder !== '' && !notes.has(folder))
        yield { key: folder, address: addressOfFolder(isNumbered ? withoutNumbers(folder) : folder) }
  },
  folder: (key) => key,
  title: titleOfFolder,
  collect: (view, { address, key }) => {
    const name = view.overviewByAddress.get(address)
    return {
      folder: listFolder(view, key),
      ...(name !== undefined && { overview: { name, input: view.collectOverview(name, 1) } }),
    }
  },
  render: ({ folder, overview }, context) => {
    const { words, frame } = context
    const content = joinParts(
      overview === undefined ? '' : context.renderOverview(overview.name, overview.input),
      renderListing(folder, words),
    )
    return {
      content: joinParts(
        `<h1>${escapeText(frame.title)}</h1>`,
        content === '' ? `<p class="lead">${words.emptyFolder}</p>` : content,
      ),
    }
  },
})

/** All folders of the garden; where topics say what it is about, folded away. */
const column = definePart<FolderTree & { readonly isFolded: boolean }>({
  collect: (view) => {
    const tree = collectFolderTree(view)
    return tree && { ...tree, isFolded: view.garden.read(topicFacts).isDeclared }
  },
  render: (tree, { words }) => renderFolderTree(tree, tree.isFolded, words),
})

/** Folders as pages that list what is in them. */
export const folders = defineFeature({
  name: 'folders',
  about: 'Folders: a page for each, with what is in it.',
  style: './folders.css',
  pages: [folderPage],
  slots: {
    column,
    'note.after': definePart({
      collect: (view, { note, folder, listed }) => {
        if (folder === undefined || note === undefined) return undefined
        const { folders, notes } = listFolder(view, folder, note)
        const isNew = ({ href }: PageLink): boolean => listed?.has(href) !== true
        const left = { folders: folders.filter(isNew), notes: notes.filter(isNew) }
        return left.folders.length + left.notes.length === 0 ? undefined : left
      },
      render: (listing, { words }) => renderListing(listing, words),
    }),
  },
})
