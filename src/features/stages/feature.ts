import { defineFeature } from '../../define/feature.ts'
import { noteFacts } from '../../define/note-facts.ts'
import { definePart } from '../../define/part.ts'
import { defineProperty } from '../../define/property.ts'
import { bases } from '../../model/basis.ts'
import { stages as allStages } from '../../model/stage.ts'
import { renderStage } from '../../site/stage-mark.ts'
import { experienceWithoutEvidence, uncitedStudy } from './rules.ts'

/** How far notes have grown, and what they rest on. */
export const stages = defineFeature({
  name: 'stages',
  about: 'Stages: how far a note has grown, and whether it rests on experience, study or synthesis.',
  properties: [
    defineProperty({
      name: 'stage',
      about: 'How far the note has grown.',
      kind: 'choice',
      values: allStages,
      // Most notes begin as seedlings.
      offers: ['seedling', 'budding', 'evergreen', 'planned'],
    }),
    defineProperty({
      name: 'basis',
      about: 'Where its knowledge comes from.',
      kind: 'choice',
      values: bases,
    }),
  ],
  rules: [uncitedStudy, experienceWithoutEvidence],
  data: {
    note: ({ garden }, { path }) => {
      const { stage, basis } = garden.read(noteFacts).get(path) ?? {}
      return { ...(stage && { stage }), ...(basis && { basis }) }
    },
  },
  slots: {
    'note.mark': definePart({
      collect: (view, { note }) => note && view.garden.read(noteFacts).get(note.path)?.stage,
      render: (stage, { words }) => renderStage(stage, words),
    }),
    'note.facts': definePart({
      collect: (view, { note }) => {
        const { stage, basis } = (note && view.garden.read(noteFacts).get(note.path)) ?? {}
        const said = [stage, basis].filter((one) => one !== undefined)
        return said.length === 0 ? undefined : said
      },
      render: (said, { words }) => said.map((one) => words[one]).join('</span> <span>'),
    }),
  },
})
