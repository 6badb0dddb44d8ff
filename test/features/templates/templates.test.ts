import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planNewNote } from '../../../src/features/changes/plan-new-note.ts'
import { takeProperties } from '../../../src/features/changes/take-properties.ts'
import { getTemplate, templateFacts } from '../../../src/features/templates/facts.ts'
import { fillTemplate } from '../../../src/features/templates/fill-template.ts'
import type { LocalTime } from '../../../src/model/dates/local-time.ts'
import { defaultGardenOptions, type GardenOptions } from '../../../src/model/options.ts'
import type { Snapshot } from '../../../src/session/snapshot.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { sessionOn } from '../../snapshot-of.ts'

const time: LocalTime = { year: 2026, month: 11, day: 22, hour: 21, minute: 5, second: 7, offset: 0 }
const values = { title: 'Raft', time, dateFormat: 'YYYY-MM-DD', timeFormat: 'HH:mm', language: '' }
const named = { ...defaultGardenOptions.templates, folder: 'Vorlagen' }

async function open(
  files: Readonly<Record<string, string>>,
  options: Partial<GardenOptions> = {},
): Promise<Snapshot> {
  return sessionOn(createMemoryStore(files), options).update()
}

describe('filling a template', () => {
  it.each([
    ['# {{title}}', '# Raft'],
    ['{{date}} {{time}}', '2026-11-22 21:05'],
    ['{{date:dddd, Do [of] MMMM}}', 'Sunday, 22nd of November'],
    ['{{time:h:mm A}}', '9:05 PM'],
    ['{{time:YYYY-MM-DD}}', '2026-11-22'],
    ['{{ Title }} and {{DATE:YYYY}}', 'Raft and 2026'],
    ['date: "{{date}}"', 'date: "2026-11-22"'],
    ['{{other}} {{titles}} {title} {{title', '{{other}} {{titles}} {title} {{title'],
  ])('makes of %s what Obsidian does', (template, text) => {
    expect(fillTemplate(template, values).text).toBe(text)
  })

  it('puts the cursor where it stands, and the first of several', () => {
    expect(fillTemplate('{{title}}: {{cursor}}.{{cursor}}', values)).toEqual({ text: 'Raft: .', cursor: 6 })
  })

  it('does not fill what it filled in', () => {
    expect(fillTemplate('{{title}}', { ...values, title: '{{date}}' }).text).toBe('{{date}}')
  })

  it('leaves a text without places as it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/\{\{/.test(text))
        expect(fillTemplate(text, values)).toEqual({ text })
      }),
      { seed: 19 },
    )
  })
})

describe('the folder of templates', () => {
  const files = {
    'Vorlagen/Paper.md': 'Of {{title}}, by [[Nobody]].\n',
    'Vorlagen/deep/Meeting.md': 'x',
    'templates/Page.md': 'x',
    'a.md': '[[Paper]] and [[Page]]',
  }

  it('is the one that the setting names, in any letter case', async () => {
    const { garden } = await open(files, { templates: { ...named, folder: 'vorlagen' } })
    const facts = garden.read(templateFacts)
    expect([facts.folder, facts.templates.map(({ name }) => name)]).toEqual([
      'Vorlagen',
      ['Paper', 'deep/Meeting'],
    ])
    expect(getTemplate(facts, 'paper.md').path).toBe('Vorlagen/Paper.md')
    expect(getTemplate(facts, 'Meeting').path).toBe('Vorlagen/deep/Meeting.md')
    expect(() => getTemplate(facts, 'Papre')).toThrow('in "Vorlagen" there are "Paper", "deep/Meeting"')
  })

  it('is no part of the site, nor where drafts are shown', async () => {
    for (const drafts of [false, true]) {
      const { plan, published, publication, garden, diagnostics } = await open(files, {
        templates: named,
        drafts,
      })
      const found = [...plan.addressByNote.keys(), ...published.notesByPath.keys()].join()
      expect(found).toBe('a.md,templates/Page.md,a.md,templates/Page.md')
      expect(publication.reasonOf(garden.notesByPath.get('Vorlagen/Paper.md' as never)!)?.kind).toBe(
        'template',
      )
      const said = (await diagnostics()).map(({ path, code, message }) => `${path} ${code}: ${message}`)
      expect(said.filter((line) => line.startsWith('a.md'))).toEqual([
        'a.md link-to-unpublished: Vorlagen/Paper.md is a template and no page; readers see its text without a link',
      ])
      expect(said.filter((line) => line.startsWith('Vorlagen'))).toEqual([
        expect.stringContaining('Vorlagen/Paper.md not-published: A template, and so no page'),
        expect.stringContaining('Vorlagen/deep/Meeting.md not-published'),
      ])
    }
  })

  it('stays a part of it where it is only called so, or the feature is off', async () => {
    const some = await open(files)
    expect([...some.plan.addressByNote.keys()]).toEqual(Object.keys(files).sort())
    expect(some.garden.read(templateFacts).templates.map(({ name }) => name)).toEqual(['Page'])
    const off = await open(files, { templates: named, withoutFeatures: ['templates'] })
    expect([...off.plan.addressByNote.keys()]).toContain('Vorlagen/Paper.md')
  })
})

describe('the properties of a template', () => {
  it.each([
    ['a: 1\n', 'b: 2\n', 'a: 1\nb: 2\n'],
    ['tags: [x]\n', 'tags: [y, x]\n', 'tags: [x, y]\n'],
    ['tags:\n  - x\n', 'tags:\n  - y\n', 'tags:\n  - x\n  - y\n'],
    ['tags: []\n', 'tags:\n  - y\n', 'tags: [y]\n'],
    ['a: 1\n', 'a: 2\n', 'a: 1\n'],
    ['a:\nb: 1\n', 'a: 2\n', 'a: 2\nb: 1\n'],
    ['Topic: x\n', 'topic: y\n', 'Topic: x\n'],
  ])('fill up those of a note: %j with %j', (own, other, joined) => {
    expect(takeProperties(`---\n${own}---\nText`, `---\n${other}---\nOther`)).toBe(`---\n${joined}---\nText`)
  })

  it('come where a note has none, with its line ends', () => {
    expect(takeProperties('Text\r\n', '---\na: 1\n---\n')).toBe('---\r\na: 1\r\n---\r\nText\r\n')
    expect(takeProperties('Text', 'no properties')).toBe('Text')
  })
})

describe('a new note', () => {
  const plan = async (files: Readonly<Record<string, string>>, template?: string) => {
    const { garden } = await open(files)
    return planNewNote(garden, 'New: thing', {
      ...(template !== undefined && { template: { text: template, time } }),
    })
  }

  it('has a stage only where a garden uses stages', async () => {
    expect((await plan({ 'a.md': 'x' })).text).toBe('---\ntitle: "New: thing"\n---\n\n# New: thing\n\n')
    expect((await plan({ 'a.md': '---\nstage: budding\n---\n' })).text).toContain('stage: seedling\n')
    const { garden } = await open({ 'a.md': 'x' })
    expect(planNewNote(garden, 'Plain')).toEqual({ path: 'Plain.md', text: '# Plain\n\n', cursor: 9 })
  })

  it('begins as its template says, with what a new note gets besides', async () => {
    const template = '---\ntags: [paper]\n---\n# {{title}}\n\n{{cursor}}\n\n## Notes\n'
    const { text, cursor } = await plan({ 'a.md': '---\nstage: budding\n---\n' }, template)
    expect(text).toBe(
      '---\ntags: [paper]\ntitle: "New: thing"\nstage: seedling\n---\n# New: thing\n\n\n\n## Notes\n',
    )
    expect(text.slice(cursor)).toBe('\n\n## Notes\n')
  })

  it('ends at the end of a template without a place for the cursor', async () => {
    const { text, cursor } = await plan({ 'a.md': 'x' }, 'Dear {{title}},\n')
    expect([text, cursor]).toEqual(['---\ntitle: "New: thing"\n---\nDear New: thing,\n', text.length])
  })

  it('goes into the folder that is named', async () => {
    const { garden } = await open({ 'x/a.md': '[[Asked]]' })
    expect(planNewNote(garden, 'Asked', { into: 'y/z' }).path).toBe('y/z/Asked.md')
    expect(planNewNote(garden, 'Asked', { into: '' }).path).toBe('Asked.md')
    expect(planNewNote(garden, 'Asked').path).toBe('x/Asked.md')
  })
})
