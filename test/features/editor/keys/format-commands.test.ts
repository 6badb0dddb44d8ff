import { describe, expect, it } from 'vitest'
import { formatCommands } from '../../../../src/features/editor/web/keys/format-commands.ts'
import { runCommand } from './run-command.ts'

const run = (id: string, marked: string): string => runCommand(formatCommands, `format.${id}`, marked)

describe('marks around words', () => {
  it.each([
    ['bold', 'a ‹red leaf› fell', 'a **‹red leaf›** fell'],
    ['bold', 'a **‹red leaf›** fell', 'a ‹red leaf› fell'],
    ['bold', 'a ‹**red leaf**› fell', 'a ‹red leaf› fell'],
    ['bold', 'a **red le¦af that** fell', 'a red le¦af that fell'],
    ['bold', 'a re¦d leaf', 'a **re¦d** leaf'],
    ['bold', 'a ¦', 'a **¦**'],
    ['bold', 'a **¦**', 'a ¦'],
    ['bold', 'a **red¦** leaf', 'a **red**¦ leaf'],
    ['italic', 'a ‹red› leaf', 'a *‹red›* leaf'],
    ['italic', 'a *‹red›* leaf', 'a ‹red› leaf'],
    ['italic', 'a **‹red›** leaf', 'a ***‹red›*** leaf'],
    ['italic', 'a ***‹red›*** leaf', 'a **‹red›** leaf'],
    ['bold', 'a ***‹red›*** leaf', 'a *‹red›* leaf'],
    ['italic', 'a _‹red›_ leaf', 'a ‹red› leaf'],
    ['italic', 'das ‹日本› ist', 'das *‹日本›* ist'],
    ['strike', 'a ‹red› leaf', 'a ~~‹red›~~ leaf'],
    ['strike', 'a ~~‹red›~~ leaf', 'a ‹red› leaf'],
    ['code', 'a ‹red› leaf', 'a `‹red›` leaf'],
    ['code', 'a `‹red›` leaf', 'a ‹red› leaf'],
    ['highlight', 'a ‹red› leaf', 'a ==‹red›== leaf'],
    ['highlight', 'a ==‹red›== leaf', 'a ‹red› leaf'],
    ['highlight', 'a ==re¦d== leaf', 'a re¦d leaf'],
  ])('%s makes of "%s" "%s"', (id, before, after) => {
    expect(run(id, before)).toBe(after)
  })

  it.each([
    ['blanks at the ends', 'bold', 'a‹ red leaf ›fell', 'a **‹red leaf›** fell'],
    ['a part of a word', 'bold', 'un‹believ›able', 'un**‹believ›**able'],
    ['several cursors', 'bold', '‹one› and ‹two›', '**‹one›** and **‹two›**'],
    ['items of a list', 'bold', '- ‹one\n- two›\n', '- **‹one**\n- **two›**\n'],
    ['tasks and quotes', 'italic', '- [ ] ‹one\n> two›', '- [ ] *‹one*\n> *two›*'],
    ['a heading', 'italic', '‹## Heading›', '## *‹Heading›*'],
    ['paragraphs', 'bold', '‹one\n\ntwo›', '**‹one**\n\n**two›**'],
    ['what has marks in part', 'bold', '‹**one** two›', '**‹one two›**'],
    ['what begins inside of marks', 'bold', '**one ‹two** three›', '**one ‹two three›**'],
    ['a part of what has marks', 'bold', '**one ‹two› three**', '**one** ‹two› **three**'],
    ['the start of what has marks', 'bold', '**‹one› two**', '‹one› **two**'],
    ['lines that all have marks', 'bold', '**‹one**\n**two›**', '‹one\ntwo›'],
    ['lines of which one has marks', 'bold', '‹one\n**two**›', '**‹one**\n**two**›'],
    ['a part of a link', 'bold', 'see [the ‹old](b) tree›', 'see **[the ‹old](b) tree›**'],
    ['a part of a wiki-link', 'bold', 'see [[Old ‹tree]] there›', 'see **[[Old ‹tree]] there›**'],
    ['a part of code', 'bold', 'use `a ‹b` now›', 'use **`a ‹b` now›**'],
    ['italics in part', 'bold', '*one ‹two* three›', '***one ‹two* three›**'],
  ])('takes %s', (_, id, before, after) => {
    expect(run(id, before)).toBe(after)
  })

  it('leaves code blocks alone', () => {
    expect(run('bold', '```\n‹code›\n```')).toBe('left to others')
  })

  it.each(['bold', 'italic', 'strike', 'code', 'highlight'])('is taken back by the same key: %s', (id) => {
    for (const text of ['a ‹red leaf› fell', '- ‹one\n- two›', 'x ‹**a** b› y', 'un‹believ›able'].slice(
      id === 'bold' ? 3 : 0,
    ))
      expect(run(id, run(id, text))).toBe(text)
  })
})

describe('headings', () => {
  it.each([
    ['heading2', 'a¦b', '## a¦b'],
    ['heading2', '## a¦b', 'a¦b'],
    ['heading3', '# a¦b ##', '### a¦b'],
    ['heading1', '¦', '# ¦'],
    ['paragraph', '#### a¦', 'a¦'],
    ['paragraph', 'a¦', 'a¦'],
    ['heading2', '> a¦', '> ## a¦'],
    ['heading2', '- a¦', '## a¦'],
    ['heading2', '‹one\n\ntwo›\nthree', '## ‹one\n\n## two›\nthree'],
    ['heading1', 'Ti¦tle\n---\nx', '# Ti¦tle\nx'],
    ['heading2', 'Ti¦tle\n---\nx', 'Ti¦tle\nx'],
  ])('%s makes of "%s" "%s"', (id, before, after) => {
    expect(run(id, before)).toBe(after)
  })
})

describe('a link', () => {
  it.each([
    ['see ‹the tree› there', 'see [the tree](¦) there'],
    ['see‹ the tree ›there', 'see [the tree](¦) there'],
    ['see ‹https://example.org/a› there', 'see [¦](https://example.org/a) there'],
    ['see ‹https://example.org/a_(b)›', 'see [¦](<https://example.org/a_(b)>)'],
    ['see ‹www.example.org›', 'see [¦](https://www.example.org)'],
    ['see ¦', 'see [¦]()'],
    ['see tr¦ee', 'see [tree](¦)'],
    ['see [tr¦ee](old.md)', 'see [tree](‹old.md›)'],
  ])('makes of "%s" "%s"', (before, after) => {
    expect(run('link', before)).toBe(after)
  })
})
