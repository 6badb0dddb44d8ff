import { defineFeature } from '../../define/feature.ts'
import { definePart } from '../../define/part.ts'
import { groupBacklinks } from '../../site/group-backlinks.ts'
import { noteEntry } from '../../site/note-link.ts'
import { renderNotes, renderSection } from '../../site/note-lists.ts'
import { citationFacts } from '../reading-list/facts.ts'
import { renderBacklinks } from './render-backlinks.ts'

/** Notes that home names as the best connected. */
const maxAtHome = 24

/** Who links to a note, with the sentences. */
export const backlinks = defineFeature({
  name: 'backlinks',
  about: 'Backlinks: who links to a note, each with its sentence.',
  style: './backlinks.css',
  slots: {
    'note.aside': definePart({
      collect: (view, { note }) => {
        if (note === undefined) return undefined
        const { read, links } = view.garden
        // Who cites a reference is told of below its text.
        const citing = new Set(
          read(citationFacts)
            .get(note.path)
            ?.map(({ source }) => source),
        )
        const others = (links.backlinksByPath.get(note.path) ?? []).filter(
          ({ source }) => !citing.has(source),
        )
        return others.length === 0 ? undefined : groupBacklinks(view, others)
      },
      render: (groups, { words }) => renderBacklinks(groups, words),
    }),
    'home.lists': definePart({
      collect: (view) => {
        const { notesByPath, links } = view.garden
        const hubs = [...notesByPath.values()]
          .map((note) => ({ note, backlinks: links.backlinksByPath.get(note.path)?.length ?? 0 }))
          .filter((hub) => hub.backlinks > 0)
          .sort((a, b) => b.backlinks - a.backlinks)
          .slice(0, maxAtHome)
        if (hubs.length === 0) return undefined
        return hubs.map((hub) => ({ ...noteEntry(view, hub.note), backlinks: hub.backlinks }))
      },
      render: (hubs, { words }) => renderSection(words.bestConnected, renderNotes(hubs, words), 'hubs'),
    }),
  },
})
