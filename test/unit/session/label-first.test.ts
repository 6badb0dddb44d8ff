import { describe, expect, it } from 'vitest'
import { previewAnswer } from '../../../src/features/editor/preview-answer.ts'
import type { GardenOptions } from '../../../src/model/options.ts'
import type { NotePath } from '../../../src/model/path.ts'
import type { Snapshot } from '../../../src/session/snapshot.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { changeGarden } from '../../features/changes/change-garden.ts'
import { sessionOn, snapshotOf } from '../../snapshot-of.ts'

const from = 'a.md' as NotePath

/** What the links of `a.md` show and where they lead, on its page. */
async function shown(snapshot: Snapshot): Promise<string> {
  const address = snapshot.plan.addressByNote.get(from)!
  const html = await snapshot.render(snapshot.pageByAddress.get(address)!)
  const main = html.slice(html.indexOf('<article'), html.indexOf('</article>'))
  return [...main.matchAll(/<a ([^>]*)>([^<]*)<\/a>/g)]
    .map(([, attributes, text]) => `${text} → ${/href="\/([^"]*)"/.exec(attributes!)?.[1] ?? 'nothing'}`)
    .join(', ')
}

const codes = async (snapshot: Snapshot): Promise<readonly string[]> =>
  (await snapshot.diagnostics()).flatMap(({ code, path }) => (path === from ? [code] : []))

const dendron = {
  'pond.frog.md': '# Frog\n\n## Legs\n\nLong. ^legs\n',
  'pond.newt.md': '# Newt\n',
  'root.md': 'Beasts: [[Green frogs|pond.frog]], [[small newts|pond.newt]] and [[root]].\n',
}

describe('a link with its label first', () => {
  it('leads to its right side where that alone names a note, and says so', async () => {
    const files = {
      'a.md': 'A [[green frog|Frog#Legs]].',
      'Frog.md': '## Legs\n',
      'b.md': '[[Frog|frogs]] [[a|x]]',
    }
    const snapshot = await snapshotOf(files)
    expect(await shown(snapshot)).toBe('green frog → frog/#legs')
    expect(await codes(snapshot)).toEqual(['label-first'])
    expect(snapshot.garden.links.backlinksByPath.get('Frog.md' as NotePath)).toHaveLength(2)
    const note = snapshot.garden.notesByPath.get(from)!
    expect(note.plainText).toBe('A green frog.')
  })

  it('keeps its left side where both name notes, unless the garden shows that it writes labels first', async () => {
    const both = 'See [[Frog|Newt]].'
    const usual = { 'a.md': both, 'Frog.md': '[[Newt|a newt]]', 'Newt.md': '' }
    expect(await shown(await snapshotOf(usual))).toBe('Newt → frog/')
    const turned = {
      ...dendron,
      'a.md': '[[pond.newt|pond.frog]] and [[pond.frog]] ![[pond.frog|pond.newt]]',
    }
    expect(await shown(await snapshotOf(turned))).toMatch(
      /^pond\.newt → pond-frog\/, pond\.frog → pond-frog\/, Newt → pond-newt\//,
    )
  })

  it('leads to its right side in such a garden also where nobody has written that', async () => {
    const snapshot = await snapshotOf({
      ...dendron,
      'a.md': '[[Old toads|pond.toad]] and [[pond.frog|frogs]]',
    })
    expect([...snapshot.garden.links.wantedByName.keys()]).toEqual(['pond.toad'])
    expect(await shown(snapshot)).toBe('Old toads → nothing, frogs → pond-frog/')
  })

  it.each([
    ['target-first', 'Frog → nothing'],
    ['label-first', 'green frog → frog/'],
  ] as const)('is what a setting says: %s', async (linkOrder: GardenOptions['linkOrder'], links) => {
    const snapshot = await snapshotOf({ 'a.md': '[[green frog|Frog]]', 'Frog.md': '' }, { linkOrder })
    expect(await shown(snapshot)).toBe(links)
    expect(await codes(snapshot)).toEqual(linkOrder === 'label-first' ? [] : ['missing-target'])
  })

  it('is one in properties, tables and embeds too, and no size of a picture', async () => {
    const files = {
      ...dendron,
      'a.md':
        '---\nup: "[[The frog|pond.frog]]"\n---\n\n| a |\n|---|\n| [[Frogs\\|pond.frog#^legs]] |\n\n![[i.png|300]]\n',
      'i.png': 'i',
    }
    const snapshot = await snapshotOf(files)
    const { links } = snapshot.garden.notesByPath.get(from)!
    expect(links.map(({ target, displayText, isLabelFirst }) => [target, displayText, isLabelFirst])).toEqual(
      [
        ['pond.frog', 'The frog', true],
        ['pond.frog', 'Frogs', true],
        ['i.png', '300', undefined],
      ],
    )
    expect(await shown(snapshot)).toBe('Frogs → pond-frog/#%5Elegs')
  })

  it('has its target renamed', async () => {
    const garden = await changeGarden({
      ...dendron,
      'a.md': '---\nup: "[[The frog|pond.frog]]"\n---\n\n[[Frogs | pond.frog#^legs ]] [[pond.frog]]\n',
    })
    await garden.apply({
      kind: 'move-file',
      from: 'pond.frog.md' as NotePath,
      to: 'lake.toad.md' as NotePath,
    })
    const after = await garden.files()
    expect(after['a.md']).toBe(
      '---\nup: "[[The frog|lake.toad]]"\n---\n\n[[Frogs | lake.toad#^legs ]] [[lake.toad]]\n',
    )
    expect(after['root.md']).toContain('[[Green frogs|lake.toad]]')
  })

  it('is read anew when names come and go, as it would be from the start', async () => {
    const store = createMemoryStore({ 'a.md': '[[green frog|Frog]] and [[Frog|it]]', 'Frog.md': '' })
    const session = sessionOn(store)
    expect(await shown(await session.update())).toBe('green frog → frog/, it → frog/')
    store.write('green frog.md', '')
    expect(await shown(await session.update())).toBe('Frog → green-frog/, it → frog/')
    store.remove('green frog.md')
    store.write('a.md', 'Now [[the green frog|Frog]] and [[Frog|it]]')
    expect(await shown(await session.update())).toBe('the green frog → frog/, it → frog/')
    const imagined = await session.imagine(
      new Map([[from, new TextEncoder().encode('New: [[no such|Frog]]')]]),
    )
    expect(await shown(imagined)).toBe('no such → frog/')
    expect((await previewAnswer(imagined, from))?.body?.html.join('')).toContain('no such')
    expect(session.counts.prepared).toBe(2 + 6)
  })
})
