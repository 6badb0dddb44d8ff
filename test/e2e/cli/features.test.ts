import { describe, expect, it } from 'vitest'
import { runHortus } from './run-hortus.ts'
import { scratchFolder, writeFiles } from './scratch.ts'

const notes = { 'A.md': 'See [[B]].', 'B.md': 'Text.' }

interface Line {
  readonly name: string
  readonly from: string
  readonly isOn: boolean
  readonly pages: number
  readonly html: number
  readonly style: number
}

async function featuresOf(folder: string): Promise<readonly Line[]> {
  const { stdout } = await runHortus(['features', folder, '--json', '--trust'])
  return (JSON.parse(stdout) as { readonly features: readonly Line[] }).features
}

describe('hortus features', () => {
  it('says what is on, and what each adds to a page', async () => {
    const folder = scratchFolder()
    writeFiles(folder, { ...notes, 'hortus.config.json': '{ "features": { "series": false } }' })
    const features = await featuresOf(folder)
    const backlinks = features.find(({ name }) => name === 'backlinks')
    expect(backlinks).toMatchObject({ from: 'hortus', isOn: true })
    expect(backlinks?.html).toBeGreaterThan(100)
    expect(backlinks?.style).toBeGreaterThan(100)
    expect(features.find(({ name }) => name === 'series')).toMatchObject({ isOn: false, html: 0, style: 0 })
    const { stdout } = await runHortus(['features', folder])
    expect(stdout).toMatch(/^feature +from +pages +bytes a page/)
    expect(stdout).toContain('Switched off: series')
  })

  it('weighs a feature of the config by what it adds', async () => {
    const folder = scratchFolder()
    writeFiles(folder, {
      ...notes,
      'hortus.config.js': `import { defineFeature, defineGarden, definePart } from 'hortus'
const ten = defineFeature({
  name: 'ten',
  about: 'adds ten bytes to each note',
  slots: { 'note.after': definePart({ collect: (_, { note }) => note && true, render: () => '<p>ten</p>' }) },
})
export default defineGarden({ features: [ten] })
`,
    })
    const ten = (await featuresOf(folder)).find(({ name }) => name === 'ten')
    expect(ten).toMatchObject({ from: 'config', isOn: true, pages: 2, html: 10 })
  })
})
