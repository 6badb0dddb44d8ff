import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { openSource } from '../../../src/features/import/source/open-source.ts'
import { SourceError } from '../../../src/features/import/source/source.ts'
import { importFrom } from './import-fixture.ts'

const place = mkdtempSync(join(tmpdir(), 'hortus-hostile-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))

const text = (value: string): Uint8Array => new TextEncoder().encode(value)

/** An archive with the given names, spelled out byte for byte where `rename` says so. */
function archive(
  name: string,
  files: Parameters<typeof zipSync>[0],
  rename?: readonly [string, string],
): string {
  const file = join(place, name)
  const bytes = Buffer.from(zipSync(files))
  if (rename) {
    const [from, to] = rename.map((one) => Buffer.from(one, 'latin1')) as [Buffer, Buffer]
    for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) to.copy(bytes, at)
  }
  writeFileSync(file, bytes)
  return file
}

const page = text('# A page\n')

describe('an archive that means harm', () => {
  it.each([
    ['leads out', 'aa/bb.md', '../bb.md', /invalid relative path|leads out/],
    ['is absolute', 'aa/bb.md', '/a/bb.md', /absolute/],
    ['names a drive', 'aa/bb.md', 'C:/bb.md', /absolute/],
    ['has one name twice', 'aa/bb.md', 'aa/cc.md', /two entries/],
  ])('is refused when a name %s', async (_, from, to, message) => {
    const file = archive('names.zip', { 'aa/cc.md': page, [from]: page }, [from, to])
    await expect(openSource(file)).rejects.toThrow(message)
    await expect(openSource(file)).rejects.toThrow(SourceError)
  })

  it('is refused when a name has a control character', async () => {
    await expect(openSource(archive('bell.zip', { 'a\u0007é.md': page }))).rejects.toThrow(
      /control character/,
    )
  })

  it('is refused when it would grow beyond measure', async () => {
    const file = archive('bomb.zip', { 'a.md': new Uint8Array(40_000_000) })
    await expect(openSource(file)).rejects.toThrow(/would grow from \d+ to 40000000 bytes/)
  })

  it('is refused when it says that a file is smaller than it is', async () => {
    const file = join(place, 'lie.zip')
    const bytes = Buffer.from(zipSync({ 'a1f2e3d4c5b6a79880123456789abcdef.md': new Uint8Array(5_000) }))
    const directory = bytes.indexOf(Buffer.from('504b0102', 'hex'))
    bytes.writeUInt32LE(10, directory + 24)
    writeFileSync(file, bytes)
    await expect(importFrom('notion', file)).rejects.toThrow(/too many bytes|cannot be read/)
  })

  it.each([
    ['fewer than it lists', 1],
    ['none', 0],
  ])('is refused when it counts %s', async (_, count) => {
    const file = join(place, 'count.zip')
    const bytes = Buffer.from(zipSync({ 'a.md': page, 'b.md': page, 'c.md': page }))
    const end = bytes.indexOf(Buffer.from('504b0506', 'hex'))
    bytes.writeUInt16LE(count, end + 8)
    bytes.writeUInt16LE(count, end + 10)
    writeFileSync(file, bytes)
    await expect(openSource(file)).rejects.toThrow(`lists more files than the ${count} that it counts`)
  })

  it('is refused when it counts more files than anybody has', async () => {
    const file = join(place, 'many.zip')
    const bytes = Buffer.from(zipSync({ 'a.md': page }))
    const end = bytes.indexOf(Buffer.from('504b0506', 'hex'))
    // The end record of the newer form, which counts on beyond 65,535, and what leads to it.
    const newer = Buffer.alloc(56 + 20)
    newer.writeUInt32LE(0x06064b50, 0)
    newer.writeBigUInt64LE(44n, 4)
    newer.writeBigUInt64LE(1_000_000n, 24)
    newer.writeBigUInt64LE(1_000_000n, 32)
    newer.writeBigUInt64LE(BigInt(bytes.readUInt32LE(end + 12)), 40)
    newer.writeBigUInt64LE(BigInt(bytes.readUInt32LE(end + 16)), 48)
    newer.writeUInt32LE(0x07064b50, 56)
    newer.writeBigUInt64LE(BigInt(end), 64)
    newer.writeUInt32LE(1, 72)
    const last = Buffer.from(bytes.subarray(end))
    last.fill(0xff, 8, 20)
    writeFileSync(file, Buffer.concat([bytes.subarray(0, end), newer, last]))
    await expect(openSource(file)).rejects.toThrow('has 1000000 entries, expected at most 100000')
  })

  it('is refused when it is cut off', async () => {
    const file = join(place, 'cut.zip')
    writeFileSync(file, zipSync({ 'a.md': page }).subarray(0, 40))
    await expect(openSource(file)).rejects.toThrow(/cannot be read as a zip archive/)
  })

  it('is not followed where an entry is a link', async () => {
    const link = { attrs: (0o120777 << 16) >>> 0, os: 3 } as const
    const file = archive('link.zip', {
      'Page 1f2e3d4c5b6a79880123456789abcdef.md': page,
      'secret.md': [text('/etc/passwd'), link],
    })
    const { report, files } = await importFrom('notion', file)
    expect(report.links).toEqual(['secret.md'])
    expect([...files.keys()]).toEqual(['A page.md'])
  })

  it('keeps an archive in an archive as a file, but for the parts of an export', async () => {
    const inner = zipSync({ 'Page 1f2e3d4c5b6a79880123456789abcdef.md': page })
    const deep = zipSync({ 'Export-Part-1.zip': inner })
    const parts = archive('parts.zip', { 'Export-Part-1.zip': inner })
    expect([...(await importFrom('notion', parts)).files.keys()]).toEqual(['A page.md'])
    await expect(importFrom('notion', archive('deep.zip', { 'Export-Part-1.zip': deep }))).rejects.toThrow(
      /there is no page/,
    )
  })
})

describe('a folder that means harm', () => {
  it('has its links told of, and none followed', async () => {
    const folder = join(place, 'folder')
    mkdirSync(folder)
    writeFileSync(join(place, 'outside.txt'), 'secret')
    writeFileSync(join(folder, 'a.org'), '#+title: A\n[[file:b.txt]] [[file:../outside.txt]]\n')
    symlinkSync(join(place, 'outside.txt'), join(folder, 'b.txt'))
    symlinkSync(folder, join(folder, 'again'))
    const { report, files } = await importFrom('org-roam', folder)
    expect(report.links).toEqual(['again', 'b.txt'])
    expect([...files.keys()]).toEqual(['A.md'])
  })

  it('has notes with odd names, each of which gets one that every system can hold', async () => {
    const titles = [
      '../../etc/passwd',
      'con',
      '.hidden',
      'a'.repeat(400),
      'Same',
      'same',
      'x\u0007y',
      '  ',
      'node_modules',
      'a.md',
      '..',
      'hortus.config.json',
      'b (conflicted copy)',
    ]
    const pages = titles.map((title, i) => ({
      title,
      uid: `u${i}`,
      children: [{ string: `Number ${i}`, uid: `uid-${i}xx` }],
    }))
    const file = join(place, 'odd.json')
    writeFileSync(file, JSON.stringify(pages))
    const { files, report } = await importFrom('roam', file)
    const paths = [...files.keys()]
    expect(paths).toHaveLength(titles.length)
    for (const path of paths) {
      expect(path).toMatch(/^[^/\\<>:"|?*\u0000-\u001f.][^/\\<>:"|?*\u0000-\u001f]*\.md$/)
      expect(Buffer.byteLength(path)).toBeLessThan(256)
    }
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(titles.length)
    expect(report.renamed.map(({ wish }) => wish)).toEqual(
      expect.arrayContaining(['../../etc/passwd', 'con', '.hidden', 'same']),
    )
  })
})

describe('a file that means harm', () => {
  it.each([
    ['enex', 'deep.enex', `<en-export>${'<note>'.repeat(200)}`, /elements are more than 100 deep/],
    ['enex', 'cut.enex', '<en-export><note><title>A', /cut off/],
    ['enex', 'odd.enex', '<en-export><note a=b>', /:1:\d+: found what is no XML/],
    [
      'mediawiki',
      'entities.xml',
      '<!DOCTYPE m [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><mediawiki><page><title>&b;</title></page></mediawiki>',
      /found what is no XML/,
    ],
    ['roam', 'bad.json', '[{"title": "A",\n oops}]', /bad\.json":2:2 is no JSON/],
    ['tiddlywiki', 'none.html', '<html></html>', /no store of tiddlers/],
  ] as const)('is refused by %s with its place (%s)', async (name, file, content, message) => {
    writeFileSync(join(place, file), content)
    await expect(importFrom(name, join(place, file))).rejects.toThrow(message)
  })

  it('leaves nothing outside', () => {
    expect(readdirSync(place).filter((name) => name === 'etc' || name === 'bb.md')).toEqual([])
  })
})

describe('a note of Evernote that is deeper than a stack', () => {
  it('keeps its words', async () => {
    const deep = `${'<div>'.repeat(50_000)}words${'</div>'.repeat(50_000)}`
    const file = join(place, 'deep.enex')
    writeFileSync(
      file,
      `<en-export><note><title>Deep</title><content><![CDATA[<en-note>${deep}</en-note>]]></content></note></en-export>`,
    )
    expect((await importFrom('enex', file)).text('Deep.md')).toBe('words\n')
  })
})
