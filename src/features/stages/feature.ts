import { defineFeature } from '../../define/feature.ts'
import { noteFacts } from '../../define/note-facts.ts'
import { definePart } from '../../define/part.ts'
import { renderStage } from '../../site/stage-mark.ts'
import { stageRules } from './rules.ts'

/** How far notes have grown, and what they rest on. */
export const stages = defineFeature({
  name: 'stages',
  about: 'Stages: how far a note has grown, and whether it rests on experience, study or synthesis.',
  properties: ['stage', 'basis'],
  rules: stageRules,
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
