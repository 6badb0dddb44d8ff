import { defineFeature } from '../../define/feature.ts'
import { definePart } from '../../define/part.ts'
import type { Backlink } from '../../model/backlink.ts'
import { groupBacklinks } from '../../site/group-backlinks.ts'
import { citationFacts } from '../reading-list/facts.ts'
import { renderBacklinks } from './render-backlinks.ts'

/** Who links to a note, with the sentences. */
export const backlinks = defineFeature({
  name: 'backlinks',
  about: 'Backlinks: who links to a note, each with its sentence.',
  style: './backlinks.css',
  slots: {
    'note.aside': definePart({
      collect: (view, { note }) => {
        if (note === undefined) return undefined
        const { read, links, notesByPath } = view.garden
        // Who cites a reference is told of below its text.
        const citing = new Set(
          read(citationFacts)
            .get(note.path)
            ?.map(({ source }) => source),
        )
        // A series lists its parts.
        const isPart = ({ source, link }: Backlink): boolean =>
          notesByPath.get(source)?.links[link]?.property === 'series' && view.isOn('series')
        const others = (links.backlinksByPath.get(note.path) ?? []).filter(
          (backlink) => !citing.has(backlink.source) && !isPart(backlink),
        )
        return others.length === 0 ? undefined : groupBacklinks(view, others)
      },
      render: (groups, { words }) => renderBacklinks(groups, words),
    }),
  },
})
