import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decompress } from '../../../src/features/excalidraw/decompress.ts'
import type { Change } from '../../../src/model/change.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { sessionOn } from '../../snapshot-of.ts'
import { changeGarden } from '../changes/change-garden.ts'
import { dialectGarden, textOfPage } from '../dialect-garden.ts'
import { compress } from './compress.ts'

const garden = 'test/fixtures/gardens/excalidraw'

const drawing = (elements: readonly object[], more: object = {}): string =>
  JSON.stringify({ type: 'excalidraw', version: 2, elements, ...more })

const pageOf = async (files: Readonly<Record<string, string>>, path: string): Promise<string> =>
  textOfPage(await sessionOn(createMemoryStore(files)).update(), path)

const shape = { id: 'a', type: 'rectangle', x: 0, y: 0, width: 10, height: 10 }

describe('drawings of Excalidraw', () => {
  it.each([
    'Box.excalidraw',
    'Broken.excalidraw.md',
    'Notes.md',
    'Open.excalidraw.md',
    'Shapes.excalidraw.md',
    'Torn.excalidraw',
  ])('shows %s as expected', async (path) => {
    const text = await textOfPage(await dialectGarden(garden), path)
    await expect(text).toMatchFileSnapshot(`../../fixtures/pages/excalidraw/${path}.html`)
  })

  it('shows the same, compressed or not', async () => {
    const snapshot = await dialectGarden(garden)
    const drawn = async (path: string): Promise<string | undefined> =>
      /<svg viewBox[\s\S]*<\/svg>/.exec(await textOfPage(snapshot, path))?.[0].replaceAll('Shapes', 'Open')
    expect(await drawn('Shapes.excalidraw.md')).toBe(await drawn('Open.excalidraw.md'))
  })

  it('is the same by either parser, and where a plugin asks for a tree', async () => {
    const native = await dialectGarden(garden)
    const remark = await dialectGarden(garden, { parser: 'remark' })
    for (const path of native.garden.notesByPath.keys())
      expect(await textOfPage(remark, path), path).toBe(await textOfPage(native, path))
  })

  it('links to what its texts, elements and pictures link to', async () => {
    const { links, notesByPath } = (await dialectGarden(garden)).garden
    const targets = (path: string): readonly string[] =>
      notesByPath.get(path as NotePath)!.links.map(({ target, embed }) => (embed ? `!${target}` : target))
    expect(targets('Shapes.excalidraw.md')).toEqual(['Plan', 'Notes', 'https://example.org/web', '!dot.png'])
    expect(targets('Box.excalidraw')).toEqual(['Notes', 'Plan'])
    expect(links.backlinksByPath.get('Plan.md' as NotePath)?.map(({ source }) => source)).toContain(
      'Box.excalidraw',
    )
  })

  it('shows the texts of a drawing that is too large for a page, and says so', async () => {
    const hatched = {
      ...shape,
      width: 5_000,
      height: 5_000,
      backgroundColor: '#f00',
      fillStyle: 'cross-hatch',
    }
    const label = { ...shape, id: 't', type: 'text', text: 'See [[Plan]]' }
    const large = drawing([label, ...Array.from({ length: 400 }, (_, i) => ({ ...hatched, id: `h${i}` }))])
    const files = { 'Large.excalidraw': large, 'Plan.md': '' }
    const snapshot = await sessionOn(createMemoryStore(files)).update()
    expect(await textOfPage(snapshot, 'Large.excalidraw')).toMatch(/^<p>See <a [^>]*>Plan<\/a><\/p>/)
    expect((await snapshot.diagnostics()).map(({ code }) => code)).toContain('invalid-drawing')
  })

  it('is told of where it is damaged', async () => {
    const diagnostics = await (await dialectGarden(garden)).diagnostics()
    expect(
      diagnostics
        .filter(({ code }) => code === 'invalid-drawing')
        .map(({ path, severity }) => [path, severity]),
    ).toEqual([
      ['Box.excalidraw', 'warning'],
      ['Broken.excalidraw.md', 'error'],
      ['Torn.excalidraw', 'error'],
    ])
  })

  it('is found by its name alone', async () => {
    const files = { 'a.md': '[[Sketch]] ![[Sketch]]', 'Sketch.excalidraw': drawing([shape]) }
    expect(await pageOf(files, 'a.md')).toMatch(/<a href="\/sketch-excalidraw\/">Sketch<\/a>[\s\S]*<svg/)
  })

  it('follows a change of names, in notes and in JSON', async () => {
    const files = {
      'Old.md': '# Old',
      'a.excalidraw': drawing([
        { ...shape, link: '[[Old]]' },
        { ...shape, id: 'b', type: 'text', text: '"[[Old|x]]"', rawText: '"[[Old|x]]"' },
      ]),
      'b.excalidraw.md': `## Text Elements\n[[Old]] ^abcd1234\n\n## Drawing\n\`\`\`json\n${drawing([])}\n\`\`\`\n`,
    }
    const changed = await changeGarden(files)
    const change: Change = { kind: 'move-file', from: 'Old.md' as NotePath, to: 'New one.md' as NotePath }
    await changed.apply(change)
    const { 'a.excalidraw': file = '', 'b.excalidraw.md': note } = await changed.files()
    expect(file.match(/\[\[[^\]]*\]\]/g)).toEqual(['[[New one]]', '[[New one|x]]', '[[New one|x]]'])
    expect(JSON.parse(file)).toHaveProperty('elements')
    expect(note).toContain('[[New one]] ^abcd1234')
  })

  it('lets nothing of a stranger through but colours and addresses that do no harm', async () => {
    const evil = '"><script>alert(1)</script>'
    const elements = [
      { ...shape, strokeColor: evil, backgroundColor: `url(${evil})`, link: 'javascript:alert(1)' },
      { ...shape, id: evil, type: 'text', text: evil, fontSize: 'NaN', width: 1e300 },
      { ...shape, type: 'image', fileId: 'f' },
      { ...shape, type: 'frame', name: evil },
      {
        ...shape,
        type: 'line',
        points: [
          [0, evil],
          [null, 1],
          [1, 2],
          [3, 4],
        ],
      },
    ]
    const page = await pageOf(
      {
        'a.excalidraw': drawing(elements, {
          files: { f: { dataURL: `data:text/html,${evil}` } },
          appState: { viewBackgroundColor: evil },
        }),
      },
      'a.excalidraw',
    )
    expect(page).not.toMatch(/<script|javascript:|data:text|NaN|url\(/)
    expect(page).toContain('&lt;script>')
  })

  it('reads what was compressed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        (text) => decompress(compress(text), 10_000) === text,
      ),
      { seed: 7, numRuns: 200 },
    )
  })

  it('says nothing of data that is damaged or grows beyond all bounds, and ends', () => {
    const data = compress('{"elements":[]}'.repeat(50))
    expect(decompress(data.slice(0, 40), 10_000)).toBeUndefined()
    expect(decompress(compress('a'.repeat(200_000)), 10_000)).toBeUndefined()
    expect(decompress('', 10)).toBeUndefined()
    fc.assert(
      fc.property(
        fc.base64String({ maxLength: 200 }),
        (text) => (decompress(text, 5_000)?.length ?? 0) <= 5_000,
      ),
      { seed: 7, numRuns: 300 },
    )
  })
})
