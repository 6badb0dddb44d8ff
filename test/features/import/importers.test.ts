import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importerNames } from '../../../src/features/import/importer.ts'
import { recogniseSource } from '../../../src/features/import/importers.ts'
import { openSource } from '../../../src/features/import/source/open-source.ts'
import { fixture, importFrom, readFolder, writeFolder } from './import-fixture.ts'

const decoder = new TextDecoder()

describe.each(importerNames)('the importer %s', (name) => {
  const folder = fixture(name)

  it('makes the expected notes, byte for byte', async () => {
    const { files, report } = await importFrom(name, `${folder}/source`)
    if (process.env['HORTUS_RENEW'] === '1') writeFolder(`${folder}/expected`, files)
    const expected = readFolder(`${folder}/expected`)
    expect([...files.keys()].sort()).toEqual([...expected.keys()])
    for (const [path, bytes] of expected) expect(decoder.decode(files.get(path))).toBe(decoder.decode(bytes))
    expect(report.notes).toBeGreaterThan(1)
  })

  it('is recognised by its files', async () => {
    const source = await openSource(`${folder}/source`)
    expect((await recogniseSource(source))?.importer.name).toBe(name)
  })

  it('makes nothing new of what is there already', async () => {
    const { files } = await importFrom(name, `${folder}/source`)
    const again = await importFrom(name, `${folder}/source`)
    expect([...again.files]).toEqual([...files])
  })
})

describe('an import', () => {
  it('tells of files that no note names', async () => {
    const { report } = await importFrom('zim', `${fixture('zim')}/source`)
    expect(report.remarks.find(({ kind }) => kind === 'left-file')?.first).toEqual(['Home/unnamed.ods'])
  })

  it('keeps notebooks of one name in several stacks of Evernote apart, and their links', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hortus-stacks-'))
    const note = (title: string, text: string): string =>
      `<note><title>${title}</title><content><![CDATA[<en-note>${text}</en-note>]]></content></note>`
    const link = '<a href="evernote:///view/1/s1/2f2e3d4c/2f2e3d4c/">Plan</a>'
    const notebook = new TextEncoder().encode(
      `<en-export>${note('Plan', 'text')}${note('Start', link)}</en-export>`,
    )
    try {
      writeFolder(
        folder,
        new Map([
          ['Home/Notes.enex', notebook],
          ['Work/Notes.enex', notebook],
        ]),
      )
      const { files, text } = await importFrom('enex', folder)
      expect([...files.keys()].sort()).toEqual([
        'Home/Notes/Plan.md',
        'Home/Notes/Start.md',
        'Work/Notes/Plan.md',
        'Work/Notes/Start.md',
      ])
      expect(text('Work/Notes/Start.md')).toBe('[[Work/Notes/Plan]]\n')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('a folder of notes with pictures in Attachments', () => {
  it('is no export of Apple Notes, unless they belong to one note each', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hortus-attachments-'))
    try {
      const bytes = new TextEncoder().encode('![](Attachments/tree.png)')
      writeFolder(
        folder,
        new Map(['Home.md', 'Trips/Alps.md', 'Attachments/tree.png'].map((path) => [path, bytes])),
      )
      expect(await recogniseSource(await openSource(folder))).toBeUndefined()
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
