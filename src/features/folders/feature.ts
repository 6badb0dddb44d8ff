import { escapeText } from '../../body/escape-html.ts'
import { defineFeature } from '../../define/feature.ts'
import { definePageKind } from '../../define/page-kind.ts'
import { definePart } from '../../define/part.ts'
import type { PageLink } from '../../model/page.ts'
import { baseName } from '../../model/path.ts'
import { addressOfFolder, hrefOf } from '../../site/address.ts'
import { collectFolders, findFolderNotes } from '../../site/find-folder-notes.ts'
import { joinParts, renderCounted, renderSection } from '../../site/note-lists.ts'
import { renderColumnGroup } from '../../site/render-column.ts'
import { titleOfFolder } from '../../site/title-of-folder.ts'
import { topicFacts } from '../topics/facts.ts'
import { listFolder, renderListing } from './folder-listing.ts'

/** Links that the column shows at most; it is on every page, so it must not grow with the garden. */
const maxInColumn = 12

/** A page for each folder that no note stands for: what is in it. */
const folderPage = definePageKind({
  name: 'folder',
  *plan(garden) {
    const folders = collectFolders(garden)
    const notes = findFolderNotes(garden, folders)
    for (const folder of folders)
      if (folder !== '' && !notes.has(folder)) yield { key: folder, address: addressOfFolder(folder) }
  },
  folder: (key) => key,
  title: (_, key) => baseName(key),
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

/** In a garden that declares no topic: its folders at the top, the largest where there are too many, by name. */
const column = definePart({
  collect: (view) => {
    if (view.garden.read(topicFacts).isDeclared) return undefined
    const { plan, options, countByFolder } = view
    const folders = view.foldersByParent.get('') ?? []
    const largest = [...folders]
      .sort((a, b) => (countByFolder.get(b) ?? 0) - (countByFolder.get(a) ?? 0))
      .slice(0, maxInColumn)
    const links = folders.flatMap((folder): readonly PageLink[] => {
      const address = plan.addressByFolder.get(folder)
      if (address === undefined || !largest.includes(folder)) return []
      return [{ title: titleOfFolder(view, folder), href: hrefOf(options.base, address) }]
    })
    if (links.length === 0) return undefined
    const root = plan.addressByFolder.get('')
    const isCut = folders.length > maxInColumn && root !== undefined
    return { links, ...(isCut && { more: hrefOf(options.base, root) }) }
  },
  render: (group, { words }) => renderColumnGroup(words.folders, group, words),
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
    'home.lists': definePart({
      collect: (view) => {
        const { folders } = listFolder(view, '')
        return folders.length === 0 ? undefined : folders
      },
      render: (list, { words }) =>
        renderSection(words.folders, renderCounted(list, 'folders', words), 'in-folders'),
    }),
  },
})
