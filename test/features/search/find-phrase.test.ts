import { describe, expect, it } from 'vitest'
import { openMemory, searchNote, titlesFor } from './open-search.ts'

const texts = [
  "Well, don't panic over it.",
  'Start the Node.js server once.',
  'They joined U.S. forces.',
  'A long (and, as they say, fine) day.',
  'The C++ compiler and AT&T lines.',
  'One line\nends here.',
  'Ein Café Überblick.',
  'The theme is set.',
]

describe('a phrase', async () => {
  const searcher = await openMemory(texts.map((text, i) => searchNote(`Note ${i}`, text)))

  it.each([
    ["don't panic", 0],
    ['node.js server', 1],
    ['nodejs server', undefined],
    ['us forces', undefined],
    ['u.s. forces', 2],
    ['long and as they', 3],
    ['c++ compiler', 4],
    ['at&t lines', 4],
    ['line ends', 5],
    ['cafe uberblick', 6],
    ['café überblick', 6],
    ['the me', undefined],
  ])('is found whatever signs stand in and between its words: %s', async (phrase, note) => {
    expect(await titlesFor(searcher, `"${phrase}"`)).toEqual(note === undefined ? [] : [`Note ${note}`])
  })
})
