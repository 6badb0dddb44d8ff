import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSite } from '../../../src/store/site-writer.ts'
import { readTree } from '../../e2e/build/read-tree.ts'

let folder: string
let out: string
let garden: string
let stampFile: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-site-'))
  out = join(folder, 'site')
  garden = join(folder, 'garden')
  stampFile = join(folder, '.cache/site')
  mkdirSync(garden)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(files: Readonly<Record<string, string>>, stamp = 'stamp') {
  const site = openSite(out, garden, stampFile)
  for (const [address, content] of Object.entries(files)) site.put(address, content)
  return site.commit(stamp)
}

function contents(): Readonly<Record<string, string>> {
  const { '.hortus-site.json': _manifest, ...files } = readTree(out)!
  return files
}

describe('openSite(folder, garden)', () => {
  it('writes what was put, and nothing else', () => {
    expect(write({ 'index.html': 'home', 'a/b/index.html': 'page' })).toEqual({
      written: 2,
      unchanged: 0,
      removed: 0,
    })
    expect(contents()).toEqual({ 'index.html': 'home', 'a/b/index.html': 'page' })
  })

  it('writes changed files only and removes what is gone', () => {
    write({ a: '1', b: '1', c: '1' })
    const before = statSync(join(out, 'a'))
    expect(write({ a: '1', b: '2', d: '1' })).toEqual({ written: 2, unchanged: 1, removed: 1 })
    expect(contents()).toEqual({ a: '1', b: '2', d: '1' })
    expect(statSync(join(out, 'a')).mtimeMs).toBe(before.mtimeMs)
  })

  it('writes equal bytes for equal files, whatever the order', () => {
    write({ a: '1', b: '2' })
    const first = readTree(out)
    rmSync(out, { recursive: true })
    write({ b: '2', a: '1' })
    expect(readTree(out)).toEqual(first)
  })

  it('takes files of the old site over as they are', () => {
    write({ 'a/index.html': '1', b: '1', c: '1' })
    const site = openSite(out, garden, stampFile)
    expect(site.fileBefore('b')?.size).toBe(1)
    expect(site.addressesBefore('a/')).toEqual(['a/index.html'])
    site.keep(['a/index.html', 'b'])
    expect(site.commit('stamp')).toEqual({ written: 0, unchanged: 2, removed: 1 })
    expect(contents()).toEqual({ 'a/index.html': '1', b: '1' })
  })

  it('takes over no file that somebody changed, nor one of a site that it did not write itself', () => {
    write({ a: 'ours', b: 'ours' })
    writeFileSync(join(out, 'a'), 'mine')
    const later = new Date(Date.now() + 5_000)
    utimesSync(join(out, 'a'), later, later)
    const site = openSite(out, garden, stampFile)
    expect([site.fileBefore('a'), site.fileBefore('c')]).toEqual([undefined, undefined])
    expect(() => site.keep(['a'])).toThrow(/changed while the site was built; build again/)
    expect(() => site.commit('stamp')).toThrow(/changed while/)
    site.abort()
    rmSync(stampFile)
    expect(openSite(out, garden, stampFile).fileBefore('b')).toBeUndefined()
  })

  it('leaves the old site until the commit, and after an abort', () => {
    write({ a: 'old' })
    const site = openSite(out, garden, stampFile)
    site.put('a', 'new')
    expect(contents()).toEqual({ a: 'old' })
    site.abort()
    expect(contents()).toEqual({ a: 'old' })
    expect(existsSync(join(folder, '.site.hortus-new'))).toBe(false)
  })

  it('writes a file again that somebody changed by hand', () => {
    write({ a: 'ours', b: 'ours' })
    writeFileSync(join(out, 'a'), 'hand')
    utimesSync(join(out, 'a'), Date.now() / 1000 + 5, Date.now() / 1000 + 5)
    expect(openSite(out, garden, stampFile).isUntouched()).toBe(false)
    write({ a: 'ours', b: 'ours' })
    expect(contents()).toEqual({ a: 'ours', b: 'ours' })
  })

  it('keeps the stamp of the last build', () => {
    write({ a: '1' }, 'the stamp')
    const site = openSite(out, garden, stampFile)
    expect(site.stamp).toBe('the stamp')
    expect(site.isUntouched()).toBe(true)
    rmSync(join(out, 'a'))
    expect(openSite(out, garden, stampFile).isUntouched()).toBe(false)
  })

  it('refuses a folder with files of someone else', () => {
    mkdirSync(out)
    writeFileSync(join(out, 'thesis.txt'), 'years of work')
    expect(() => openSite(out, garden, stampFile)).toThrow(/did not write/)
    expect(readFileSync(join(out, 'thesis.txt'), 'utf8')).toBe('years of work')
  })

  it('keeps files that were added to a site, also in folders of pages', () => {
    write({ 'a/index.html': '1', 'b/index.html': '1' })
    writeFileSync(join(out, 'CNAME'), 'notes.example')
    mkdirSync(join(out, '.git/objects'), { recursive: true })
    writeFileSync(join(out, '.git/objects/x'), 'git')
    writeFileSync(join(out, 'b/extra.txt'), 'mine')
    write({ 'a/index.html': '2' })
    expect(contents()).toEqual({
      'a/index.html': '2',
      CNAME: 'notes.example',
      '.git/objects/x': 'git',
      'b/extra.txt': 'mine',
    })
  })

  it('refuses to write over a file of someone else', () => {
    write({ a: '1' })
    writeFileSync(join(out, 'b'), 'mine')
    const site = openSite(out, garden, stampFile)
    expect(() => site.put('b', 'ours')).toThrow(/would be overwritten/)
    site.abort()
    expect(contents()).toEqual({ a: '1', b: 'mine' })
  })

  it('puts the old site back when a build was killed between the two renames', () => {
    write({ a: 'old' })
    renameSync(out, join(folder, '.site.hortus-old'))
    openSite(out, garden, stampFile)
    expect(contents()).toEqual({ a: 'old' })
  })

  it('finishes carrying files over when a build was killed after the exchange', () => {
    write({ a: 'old', b: 'old' })
    writeFileSync(join(out, 'CNAME'), 'notes.example')
    renameSync(out, join(folder, '.site.hortus-old'))
    write({ a: 'new' })
    expect(contents()).toEqual({ a: 'new', CNAME: 'notes.example' })
    expect(existsSync(join(folder, '.site.hortus-old'))).toBe(false)
  })

  it('refuses a site around or among the notes, but not in a hidden folder there', () => {
    expect(() => openSite(folder, garden)).toThrow(/holds the garden/)
    expect(() => openSite(garden, garden)).toThrow(/holds the garden/)
    expect(() => openSite(join(garden, 'site'), garden)).toThrow(/inside the garden/)
    expect(() => openSite(join(garden, '.site'), garden)).not.toThrow()
  })

  it('never writes outside its folder', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('..', '.', '', 'a', 'b\\c', 'C:', '\0', 'x'.repeat(256)), {
          minLength: 1,
          maxLength: 4,
        }),
        (segments) => {
          const address = segments.join('/')
          const site = openSite(out, garden, stampFile)
          try {
            site.put(address, 'x')
          } catch {
            return
          } finally {
            site.abort()
          }
          expect(address).toMatch(/^a(\/(a|C:))*$/)
        },
      ),
      { seed: 3, numRuns: 300 },
    )
  })
})
