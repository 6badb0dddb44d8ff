import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readNoteClasses } from '../../../src/model/note-classes.ts'
import { isOwnClass } from '../../../src/model/own-classes.ts'
import { snapshotOf } from '../../snapshot-of.ts'

/** Words that the styles of every page use as classes; a name of several is hardly anybody's by chance. */
function wordsOfStyles(): ReadonlySet<string> {
  const words = new Set<string>()
  for (const name of ['frame', 'page', 'shared', 'text', 'panes', 'callouts', 'scripts']) {
    const text = readFileSync(`web/styles/${name}.css`, 'utf8').replace(
      /\/\*.*?\*\/|"[^"]*"|url\([^)]*\)/gs,
      '',
    )
    for (const [selectors] of text.matchAll(/[^{};]+(?=\{)/g))
      for (const [, name = ''] of selectors.matchAll(/\.([a-z]+)(?![\w-])/gi)) words.add(name)
  }
  return words
}

it('knows every word that the styles of every page use as a class; add what is missing to own-classes.ts', () => {
  expect([...wordsOfStyles()].filter((name) => !isOwnClass(name))).toEqual([])
})

it('reads classes however they are written, and refuses what is none and what is ours', () => {
  expect(readNoteClasses({ cssclasses: ['.wide-page two', 'ملاحظة', 'pane', '1%', 'x" onload="y'] })).toEqual(
    {
      classes: ['wide-page', 'two', 'ملاحظة'],
      refused: ['pane', '1%', 'x"', 'onload="y'],
    },
  )
  expect(readNoteClasses({ cssclass: 'one, two' }).classes).toEqual(['one', 'two'])
  expect(readNoteClasses({}).classes).toEqual([])
})

it.each(['Leaf.md', 'index.md'])('gives the article of %s its classes', async (path) => {
  const snapshot = await snapshotOf({ [path]: '---\ncssclasses: [wide-page, pane]\n---\nText.' })
  const page = snapshot.plan.pages.find((one) => one.kind === 'note')!
  expect(await snapshot.render(page)).toMatch(/<article class="note(?: home-page)? wide-page"/)
})
