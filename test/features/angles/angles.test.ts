import { describe, expect, it } from 'vitest'
import { angleFacts, maxAngles } from '../../../src/features/angles/facts.ts'
import type { Address } from '../../../src/model/page.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { snapshotOf } from '../../snapshot-of.ts'
import { changeGarden } from '../changes/change-garden.ts'

const naming = (...names: readonly string[]): string => `---\nangles: ${JSON.stringify(names)}\n---\nText.\n`

async function anglesIn(
  files: Readonly<Record<string, string>>,
): Promise<(path: string) => readonly string[]> {
  const { garden } = await snapshotOf(files)
  return (path) => garden.read(angleFacts).of(path as NotePath)
}

async function headOf(files: Readonly<Record<string, string>>, address: string): Promise<string> {
  const snapshot = await snapshotOf(files)
  const html = await snapshot.render(snapshot.pageByAddress.get(address as Address)!)
  return /<p class="in-angles">.*<\/p>/.exec(html)?.[0] ?? ''
}

describe('angles on a topic', () => {
  it('hold for both, whichever note names the other, and once where both do', async () => {
    const of = await anglesIn({
      'A.md': naming('[[B]]'),
      'B.md': naming('[[A]]', 'C'),
      'C.md': '',
      'D.md': '',
    })
    expect(of('A.md')).toEqual(['B.md', 'C.md'])
    expect(of('B.md')).toEqual(['A.md', 'C.md'])
    expect(of('C.md')).toEqual(['B.md', 'A.md'])
    expect(of('D.md')).toEqual([])
  })

  it('that one note names together are angles of each other, and no further', async () => {
    const of = await anglesIn({
      'A.md': naming('[[B]]', '[[C]]'),
      'B.md': '',
      'C.md': naming('[[D]]'),
      'D.md': '',
    })
    expect(of('B.md')).toEqual(['A.md', 'C.md'])
    expect(of('C.md')).toEqual(['D.md', 'A.md', 'B.md'])
    expect(of('D.md')).toEqual(['C.md'])
  })

  it('stay few where a note is named by many', async () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`N${i}.md`, naming('[[Hub]]')]))
    const of = await anglesIn({ ...many, 'Hub.md': '' })
    expect(of('Hub.md')).toHaveLength(maxAngles)
  })

  it('are shown in the head of each, with what they rest on and whether something runs there', async () => {
    const files = {
      'Derived.md': '---\nbasis: study\nangles: ["[[Measured]]", "[[Shown]]"]\n---\nText.\n',
      'Measured.md': '---\nbasis: experience\n---\n<b>Text</b>.\n',
      'Shown.md': '---\ntitle: "Shown & <told>"\n---\n![[a.sim.js]]\n',
    }
    expect(await headOf(files, 'derived/')).toBe(
      '<p class="in-angles">Other angles: <a href="/measured/">Measured</a> (from experience), <a href="/shown/">Shown &amp; &lt;told&gt;</a> (with a simulation)</p>',
    )
    expect(await headOf(files, 'measured/')).toContain('<a href="/derived/">Derived</a> (from study)')
    expect(await headOf({ 'A.md': 'Text.' }, 'a/')).toBe('')
  })

  it('follow a rename, with brackets and without', async () => {
    const garden = await changeGarden({ 'A.md': naming('[[Old]]', 'Old'), 'Old.md': 'Text.' })
    await garden.apply({ kind: 'move-file', from: 'Old.md' as NotePath, to: 'New.md' as NotePath })
    expect(await garden.files()).toMatchObject({ 'A.md': naming('[[New]]', 'New') })
  })

  it('that are private or unlisted leave no trace', async () => {
    for (const property of ['publish: false', 'unlisted: true'])
      for (const from of ['A.md', 'B.md']) {
        const files: Record<string, string> = { 'A.md': 'Text.', 'B.md': `---\n${property}\n---\nText.` }
        const named = from === 'A.md' ? naming('[[B]]') : `---\n${property}\nangles: "[[A]]"\n---\nText.`
        expect(await headOf({ ...files, [from]: named }, 'a/')).toBe('')
      }
  })
})

describe('an angle that leads nowhere is told', () => {
  it.each([
    ['["[[B]]"]', []],
    ['"[[Nobody]]"', ['missing-target 2:12']],
    ['"[[A]]"', ['angle-nowhere 2:10']],
    ['"[[b.svg]]"', ['angle-nowhere 2:10']],
    ['Nobody', ['angle-nowhere 2:9']],
    ['[B, 3]', ['angle-nowhere 2:9']],
  ])('angles: %s', async (value, expected) => {
    const text = `---\nangles: ${value}\n---\nText. ![[b.svg]]\n`
    const files = { 'A.md': text, 'B.md': '', 'b.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' }
    const found = await (await snapshotOf(files)).diagnostics()
    const told = found
      .filter(({ path }) => path === 'A.md')
      .map(({ code, range }) => {
        const before = text.slice(0, range?.start ?? 0).split('\n')
        return `${code} ${before.length}:${before.at(-1)!.length + 1}`
      })
    expect(told).toEqual(expected)
  })
})
