import { escapeText } from '../../body/escape-html.ts'
import { defineFeature } from '../../define/feature.ts'
import { definePart } from '../../define/part.ts'
import { defineProperty } from '../../define/property.ts'
import { noteLink } from '../../site/note-link.ts'
import { renderNoteLink, renderNoteLinks, renderSection } from '../../site/note-lists.ts'
import { renderMark } from '../../site/reader-mark.ts'
import { learnCommand } from './command.ts'
import { prerequisiteFacts } from './facts.ts'
import { readingPath } from './reading-path.ts'
import { prerequisiteCycle } from './rules.ts'

/** Entries of a list whose length nobody bounds but the note's readers have to read. */
const maxLinks = 50

/** Above a note's text, folded: what it assumes, and in order what to read first; of a long path the part nearest to it. */
const readFirst = definePart({
  collect: (view, { note }) => {
    if (note === undefined) return undefined
    const prerequisites = view.garden.read(prerequisiteFacts)
    const own = prerequisites.requiresOf(note.path)
    if (own.length === 0) return undefined
    const { notesByPath } = view.garden
    return {
      assumes: own.slice(0, maxLinks).flatMap((path) => notesByPath.get(path)?.title ?? []),
      path: readingPath(prerequisites, note.path)
        .slice(-maxLinks)
        .flatMap((path) => {
          const required = notesByPath.get(path)
          return required ? [noteLink(view, required)] : []
        }),
    }
  },
  render: ({ assumes, path }, { words }) => {
    const items = path.map(
      // In one span, so that the stage stays with the last word of a title that wraps.
      (link) =>
        `<li><span>${renderNoteLink(link, words)}</span>${renderMark('known', words.knowThis, link.title)}</li>`,
    )
    const names = words.list(assumes.map((title) => `<bdi>${escapeText(title)}</bdi>`))
    return `<details class="read-first">\n<summary><bdi>${words.assumes} ${names}</bdi></summary>\n<h2>${words.readFirst}</h2>\n<ol>\n${items.join('\n')}\n</ol>\n</details>`
  },
})

/** What the note is read first for; who marks it as known here finds the mark there. */
const leadsTo = definePart({
  collect: (view, { note }) => {
    const next = note ? view.garden.read(prerequisiteFacts).requiredBy(note.path) : []
    if (next.length === 0) return undefined
    return next.slice(0, maxLinks).flatMap((path) => {
      const following = view.garden.notesByPath.get(path)
      return following ? [noteLink(view, following)] : []
    })
  },
  render: (links, { words }) => {
    const mark = `<p class="mark">${renderMark('known', words.knowThis)}</p>`
    return renderSection(words.leadsTo, `${renderNoteLinks(links, words)}\n${mark}`, 'leads-to')
  },
})

/** What to know before a note, and what it leads on to. */
export const prerequisites = defineFeature({
  name: 'prerequisites',
  about: 'Prerequisites: what to read before a note, in order, and what it leads on to.',
  commands: [learnCommand],
  style: './prerequisites.css',
  script: './web/prerequisites.ts',
  facts: [prerequisiteFacts],
  properties: [defineProperty({ name: 'requires', about: 'Notes to be read first.', kind: 'links' })],
  rules: [prerequisiteCycle],
  data: { note: ({ garden }, { path }) => ({ requires: garden.read(prerequisiteFacts).requiresOf(path) }) },
  slots: { 'note.before': readFirst, 'note.next': leadsTo },
})
