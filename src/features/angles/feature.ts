import { escapeText } from '../../body/escape-html.ts'
import { defineFeature } from '../../define/feature.ts'
import { noteFacts } from '../../define/note-facts.ts'
import { definePart } from '../../define/part.ts'
import { defineProperty } from '../../define/property.ts'
import { isSimulation } from '../../model/simulation-name.ts'
import { noteLink } from '../../site/note-link.ts'
import { renderLink } from '../../site/note-lists.ts'
import { anglesWords } from './angles-words.ts'
import { angleFacts } from './facts.ts'
import { angleNowhere } from './rules.ts'

/** Below a note's title: who else looks at its topic, and how. */
const otherAngles = definePart({
  collect: (view, { note }) => {
    const canRun = !view.options.withoutFeatures.includes('simulations')
    const paths = note === undefined ? [] : view.garden.read(angleFacts).of(note.path)
    const angles = paths.flatMap((path) => {
      const other = view.garden.notesByPath.get(path)
      if (other === undefined) return []
      const { href, title } = noteLink(view, other)
      const { basis } = view.garden.read(noteFacts).get(path) ?? {}
      const hasSimulation = canRun && other.links.some(({ embed, target }) => embed && isSimulation(target))
      return [{ href, title, ...(basis && { basis }), ...(hasSimulation && { hasSimulation }) }]
    })
    return angles.length === 0 ? undefined : angles
  },
  render: (angles, { words }) => {
    const { others, simulation } = anglesWords(words)
    const links = angles.map(({ basis, hasSimulation, ...link }) => {
      const how = [...(basis ? [words[basis]] : []), ...(hasSimulation ? [simulation] : [])]
      const said = how.length === 0 ? '' : ` (${escapeText(words.list(how))})`
      return `${renderLink(link)}${said}`
    })
    return `<p class="in-angles">${escapeText(others)} ${words.list(links)}</p>`
  },
})

/** Several angles on one topic: a measurement, a simulation, a derivation. */
export const angles = defineFeature({
  name: 'angles',
  about: 'Angles: notes that look at one topic from several sides, such as a measurement and a simulation.',
  facts: [angleFacts],
  properties: [
    defineProperty({
      name: 'angles',
      about: 'Notes that look at the same topic in another way; it holds for them, too.',
      kind: 'links',
    }),
  ],
  rules: [angleNowhere],
  data: {
    note: ({ garden }, { path }) => {
      const of = garden.read(angleFacts).of(path)
      return of.length === 0 ? {} : { angles: of }
    },
  },
  slots: { 'note.head': otherAngles },
})
