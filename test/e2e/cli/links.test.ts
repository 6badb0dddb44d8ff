import { describe, expect, it } from 'vitest'
import { runHortus } from './run-hortus.ts'
import { scratchGarden, writeFiles } from './scratch.ts'

const cwd = 'test/fixtures/gardens'
const links = (note: string, ...args: string[]) => runHortus(['links', note, `${cwd}/problems`, ...args])

describe('hortus links', () => {
  it('shows what each link leads to and why', async () => {
    const { code, stdout, stderr } = await links('index')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    await expect(stdout).toMatchFileSnapshot('expected/links-index.txt')
  })

  it('shows a link as it is written: with the blank that keeps it from its note', async () => {
    const cwd = scratchGarden('clean')
    writeFiles(cwd, { 'garden/C D.md': '', 'garden/a.md': '[[C  D]]\n' })
    const { stdout } = await runHortus(['links', 'a'], { cwd })
    expect(stdout).toContain('[[C  D]] missing, did you mean "C D"?')
  })

  it('shows backlinks with their sentence', async () => {
    const { code, stdout } = await links('Bee')
    expect(code).toBe(0)
    await expect(stdout).toMatchFileSnapshot('expected/links-bee.txt')
  })

  it.each(['Bee', 'bee.md', 'Honey bee', 'test/fixtures/gardens/problems/Bee.md', '/Bee'])(
    'finds the note by %s',
    async (name) => {
      const { code, stdout } = await links(name, '--json')
      expect(code).toBe(0)
      expect(JSON.parse(stdout)).toMatchObject({ path: 'Bee.md', title: 'Bee' })
    },
  )

  it('suggests names for a note that is not there', async () => {
    expect(await links('Bea')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'hortus: no note is named "Bea"; did you mean "Bee"?\n',
    })
    expect(await links('')).toMatchObject({ code: 2, stdout: '' })
  })
})

describe('hortus graph', () => {
  it.each(['json', 'gexf', 'graphml', 'dot'])('prints the notes as %s', async (format) => {
    const { code, stdout, stderr } = await runHortus(['graph', `${cwd}/problems`, '--format', format])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('a/Twin.md')
    expect(stdout).not.toContain('Draft')
    if (format === 'json') expect(JSON.parse(stdout).nodes.length).toBeGreaterThanOrEqual(6)
  })
})
