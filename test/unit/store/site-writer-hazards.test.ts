import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSite } from '../../../src/store/site-writer.ts'
import { readTree } from '../../e2e/build/read-tree.ts'

let folder: string
let out: string
let garden: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-site-'))
  out = join(folder, 'site')
  garden = join(folder, 'garden')
  mkdirSync(garden)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(files: Readonly<Record<string, string>>, stamp = 'stamp') {
  const site = openSite(out, garden)
  try {
    for (const [address, content] of Object.entries(files)) site.put(address, content)
    return site.commit(stamp)
  } finally {
    site.abort()
  }
}

function contents(): Readonly<Record<string, string>> {
  const { '.hortus-site.json': _manifest, ...files } = readTree(out)!
  return files
}

describe('openSite(folder, garden), beside files of someone else', () => {
  it('refuses a page that needs a folder where someone has a file', () => {
    write({ 'a/index.html': '1' })
    writeFileSync(join(out, 'notes'), 'mine')
    expect(() => write({ 'notes/index.html': 'ours' })).toThrow(/notes was not written by hortus/)
    expect(contents()).toEqual({ 'a/index.html': '1', notes: 'mine' })
  })

  it('refuses a file where someone has a folder, but not where only pages are', () => {
    write({ 'a/b/index.html': '1', 'c/index.html': '1' })
    writeFileSync(join(out, 'a/b/mine.txt'), 'mine')
    expect(() => write({ a: 'ours' })).toThrow(/a\/b\/mine.txt was not written by hortus/)
    write({ c: 'ours' })
    expect(contents()).toEqual({ c: 'ours', 'a/b/mine.txt': 'mine' })
  })

  it('keeps beside the site what has no place in it any more', () => {
    // A build was killed after the exchange, and the file was made anew by hand before the next.
    write({ a: 'old' })
    writeFileSync(join(out, 'CNAME'), 'first.example')
    cpSync(out, join(folder, '.site.hortus-old'), { recursive: true })
    writeFileSync(join(out, 'CNAME'), 'second.example')
    write({ a: 'new' })
    expect(contents()).toEqual({ a: 'new', CNAME: 'second.example' })
    expect(readTree(join(folder, '.site.hortus-kept'))).toEqual({ CNAME: 'first.example' })
  })

  it('puts the old site back in place of an empty folder', () => {
    write({ a: 'old' })
    renameSync(out, join(folder, '.site.hortus-old'))
    mkdirSync(out)
    openSite(out, garden)
    expect(contents()).toEqual({ a: 'old' })
  })

  it('deletes nothing through links that a stranger put into a site', () => {
    write({ 'a/index.html': '1', 'b/index.html': '1' })
    const outside = join(folder, 'outside')
    mkdirSync(outside)
    writeFileSync(join(outside, 'index.html'), 'precious')
    rmSync(join(out, 'a'), { recursive: true })
    symlinkSync(outside, join(out, 'a'))
    write({ 'b/index.html': '2' })
    expect(readFileSync(join(outside, 'index.html'), 'utf8')).toBe('precious')
  })

  it('takes a manifest that names files outside for none', () => {
    mkdirSync(out)
    writeFileSync(join(out, '.hortus-site.json'), '{"version":1,"files":{"../garden/note.md":["x",1]}}')
    expect(() => openSite(out, garden)).toThrow(/did not write/)
  })
})

describe('openSite(folder, garden)', () => {
  it('touches nothing when nothing changed', () => {
    write({ a: '1', 'b/index.html': '1' })
    const before = statSync(out)
    expect(write({ a: '1', 'b/index.html': '1' }, 'another')).toEqual({
      written: 0,
      unchanged: 2,
      removed: 0,
    })
    expect(statSync(out)).toEqual(before)
    expect(openSite(out, garden).stamp).toBe('another')
    expect(readdirSync(folder).sort()).toEqual(['.site.hortus-stamp', 'garden', 'site'])
  })

  it('has no stamp for a site that was put back by hand', () => {
    write({ a: 'old' }, 'old')
    renameSync(out, join(folder, 'backup'))
    write({ a: 'new' }, 'new')
    rmSync(out, { recursive: true })
    renameSync(join(folder, 'backup'), out)
    expect(openSite(out, garden).stamp).toBeUndefined()
  })

  it('writes to where a link leads, and leaves the link', () => {
    const real = join(folder, 'real')
    mkdirSync(real)
    symlinkSync(real, out)
    write({ a: '1' })
    write({ a: '2' })
    expect(lstatSync(out).isSymbolicLink()).toBe(true)
    expect(readFileSync(join(real, 'a'), 'utf8')).toBe('2')
  })

  it('sees through links that the site and the garden are the same', () => {
    symlinkSync(garden, join(folder, 'link'))
    expect(() => openSite(join(folder, 'link'), garden)).toThrow(/holds the garden/)
    expect(() => openSite(join(folder, 'link/site'), garden)).toThrow(/inside the garden/)
  })

  it('keeps who may read the folder', () => {
    mkdirSync(out)
    chmodSync(out, 0o700)
    write({ a: '1' })
    write({ a: '2' })
    expect(statSync(out).mode & 0o777).toBe(0o700)
  })

  it('refuses a file', () => {
    writeFileSync(out, '')
    expect(() => openSite(out, garden)).toThrow(/is not a folder/)
  })

  it('commits nothing after a file that failed, even if nobody looked', () => {
    write({ a: 'old' })
    const site = openSite(out, garden)
    site.put('a', 'new')
    expect(() => site.putFile('b', join(folder, 'nothing'))).toThrow(/ENOENT/)
    expect(() => site.commit('stamp')).toThrow(/ENOENT/)
    site.abort()
    expect(contents()).toEqual({ a: 'old' })
  })

  it('lets one build at a time write, and takes over from one that was killed', () => {
    write({ a: 'old' })
    const first = openSite(out, garden)
    first.put('a', 'first')
    expect(() => openSite(out, garden)).toThrow(/Another build/)
    first.commit('stamp')
    writeFileSync(join(folder, '.site.hortus-lock'), '1\n')
    mkdirSync(join(folder, '.site.hortus-new'))
    expect(() => openSite(out, garden)).toThrow(/Another build \(process 1\)/)
    writeFileSync(join(folder, '.site.hortus-lock'), '4194399\n')
    write({ a: 'second' })
    expect(contents()).toEqual({ a: 'second' })
    expect(existsSync(join(folder, '.site.hortus-lock'))).toBe(false)
  })

  it('refuses to go on when another build was faster', () => {
    write({ a: 'old' })
    const slow = openSite(out, garden)
    write({ a: 'fast' })
    expect(() => slow.put('a', 'slow')).toThrow(/in the meantime/)
    slow.abort()
    expect(contents()).toEqual({ a: 'fast' })
  })

  it('copies a file that is too large to read at once, and only when it changed', () => {
    const film = join(folder, 'film.mp4')
    writeFileSync(film, 'start')
    truncateSync(film, 20_000_000)
    const build = () => {
      const site = openSite(out, garden)
      site.putFile('film.mp4', film)
      return site.commit('stamp')
    }
    expect(build()).toEqual({ written: 1, unchanged: 0, removed: 0 })
    expect(build()).toEqual({ written: 0, unchanged: 1, removed: 0 })
    expect(readFileSync(join(out, 'film.mp4')).equals(readFileSync(film))).toBe(true)
  })

  it('copies nothing from outside the folder that it was told', () => {
    mkdirSync(join(folder, 'private'))
    writeFileSync(join(folder, 'private/x.png'), 'secret')
    symlinkSync(join(folder, 'private'), join(garden, 'pictures'))
    const site = openSite(out, garden)
    expect(() => site.putFile('x.png', join(garden, 'pictures/x.png'), garden)).toThrow('a link to outside')
    expect(() => site.commit('stamp')).toThrow('a link to outside')
    site.abort()
    writeFileSync(join(garden, 'y.png'), 'mine')
    const next = openSite(out, garden)
    next.putFile('y.png', join(garden, 'y.png'), garden)
    next.commit('stamp')
    expect(contents()).toEqual({ 'y.png': 'mine' })
  })

  it('refuses the name of its own manifest', () => {
    const site = openSite(out, garden)
    expect(() => site.put('.hortus-site.json', '{}')).toThrow(/not inside the site/)
  })
})
