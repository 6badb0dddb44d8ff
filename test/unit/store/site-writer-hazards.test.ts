import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
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
    openSite(out, garden, stampFile)
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
    for (const version of [1, 2]) {
      const files = { '../garden/note.md': ['x', 1] }
      writeFileSync(join(out, '.hortus-site.json'), JSON.stringify({ version, files }))
      expect(() => openSite(out, garden, stampFile)).toThrow(/did not write/)
    }
  })

  it('names no file in its manifest, and knows by it which are its own all the same', () => {
    write({ 'hushed/index.html': '1', a: '1' })
    writeFileSync(join(out, 'CNAME'), 'e.example')
    expect(readFileSync(join(out, '.hortus-site.json'), 'utf8')).not.toMatch(/hushed|index/)
    expect(write({ a: '1' })).toEqual({ written: 0, unchanged: 1, removed: 1 })
    expect(contents()).toEqual({ a: '1', CNAME: 'e.example' })
  })

  it('takes over a site whose manifest named its files', () => {
    mkdirSync(out)
    writeFileSync(join(out, 'old'), '1')
    writeFileSync(join(out, '.hortus-site.json'), '{"version":1,"files":{"old":["x",1]}}')
    expect(write({ a: '1' })).toEqual({ written: 1, unchanged: 0, removed: 1 })
    expect(contents()).toEqual({ a: '1' })
  })
})

describe('openSite(folder, garden)', () => {
  it('touches nothing when nothing changed', () => {
    write({ a: '1', 'b/index.html': '1' })
    const touched = (): unknown => (({ ino, ctimeMs, mtimeMs }) => ({ ino, ctimeMs, mtimeMs }))(statSync(out))
    const before = touched()
    expect(write({ a: '1', 'b/index.html': '1' }, 'another')).toEqual({
      written: 0,
      unchanged: 2,
      removed: 0,
    })
    expect(touched()).toEqual(before)
    expect(openSite(out, garden, stampFile).stamp).toBe('another')
    expect(readdirSync(folder).sort()).toEqual(['.cache', 'garden', 'site'])
  })

  it('has no stamp for a site that was put back by hand', () => {
    write({ a: 'old' }, 'old')
    renameSync(out, join(folder, 'backup'))
    write({ a: 'new' }, 'new')
    rmSync(out, { recursive: true })
    renameSync(join(folder, 'backup'), out)
    expect(openSite(out, garden, stampFile).stamp).toBeUndefined()
  })

  it('refuses a link, which may have come with the notes, and says where it leads', () => {
    write({ a: 'precious' })
    const link = join(folder, 'link')
    symlinkSync(out, link)
    expect(() => openSite(link, garden)).toThrow(`${link} is a link to ${realpathSync(out)}`)
    rmSync(link)
    symlinkSync(join(folder, 'nothing'), link)
    expect(() => openSite(link, garden)).toThrow(/is a link/)
    expect(contents()).toEqual({ a: 'precious' })
  })

  it('sees through links that the site and the garden are the same', () => {
    symlinkSync(garden, join(folder, 'link'))
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
    expect(() => openSite(out, garden, stampFile)).toThrow(/is not a folder/)
  })

  it('commits nothing after a file that failed, even if nobody looked', () => {
    write({ a: 'old' })
    const site = openSite(out, garden, stampFile)
    site.put('a', 'new')
    expect(() => site.putFile('b', join(folder, 'nothing'))).toThrow(/ENOENT/)
    expect(() => site.commit('stamp')).toThrow(/ENOENT/)
    site.abort()
    expect(contents()).toEqual({ a: 'old' })
  })

  it('lets one build at a time write, and takes over from one that was killed', () => {
    write({ a: 'old' })
    const first = openSite(out, garden, stampFile)
    first.put('a', 'first')
    expect(() => openSite(out, garden, stampFile)).toThrow(/Another build/)
    first.commit('stamp')
    writeFileSync(join(folder, '.site.hortus-lock'), '1\n')
    mkdirSync(join(folder, '.site.hortus-new'))
    expect(() => openSite(out, garden, stampFile)).toThrow(/Another build \(process 1\)/)
    writeFileSync(join(folder, '.site.hortus-lock'), '4194399\n')
    write({ a: 'second' })
    expect(contents()).toEqual({ a: 'second' })
    expect(existsSync(join(folder, '.site.hortus-lock'))).toBe(false)
  })

  it('refuses to go on when another build was faster', () => {
    write({ a: 'old' })
    const slow = openSite(out, garden, stampFile)
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
      const site = openSite(out, garden, stampFile)
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
    const site = openSite(out, garden, stampFile)
    expect(() => site.putFile('x.png', join(garden, 'pictures/x.png'), garden)).toThrow('a link to outside')
    expect(() => site.commit('stamp')).toThrow('a link to outside')
    site.abort()
    writeFileSync(join(garden, 'y.png'), 'mine')
    const next = openSite(out, garden, stampFile)
    next.putFile('y.png', join(garden, 'y.png'), garden)
    next.commit('stamp')
    expect(contents()).toEqual({ 'y.png': 'mine' })
  })

  it('reaches a site in a garden through no link of it', () => {
    write({ a: 'precious' })
    const inside = join(garden, '.hortus/site')
    symlinkSync('..', join(garden, '.hortus'))
    expect(() => openSite(inside, garden)).toThrow(/\.hortus is a link/)
    rmSync(join(garden, '.hortus'))
    mkdirSync(join(garden, '.hortus'))
    symlinkSync('../../site', inside)
    expect(() => openSite(inside, garden)).toThrow(/site is a link/)
    // The garden itself may be given by a link of the user's own.
    symlinkSync(garden, join(folder, 'by-link'))
    expect(() => openSite(join(folder, 'by-link/.hortus/site'), join(folder, 'by-link'))).toThrow(/is a link/)
    expect(contents()).toEqual({ a: 'precious' })
  })

  it.each(['new', 'old', 'kept', 'lock', 'stamp'])(
    'follows no link in the place of what stands beside: %s',
    (name) => {
      const outside = join(folder, 'outside')
      mkdirSync(outside)
      writeFileSync(join(outside, 'secret.md'), 'secret')
      write({ a: '1' })
      symlinkSync(outside, join(folder, `.site.hortus-${name}`))
      const file = join(folder, 'precious')
      writeFileSync(file, 'precious')
      if (name === 'lock' || name === 'stamp') {
        rmSync(join(folder, `.site.hortus-${name}`))
        symlinkSync(file, join(folder, `.site.hortus-${name}`))
      }
      if (name === 'old') expect(() => write({ a: '2' })).toThrow(/is no folder of a build but a link/)
      else write({ a: '2' })
      expect(contents()).toEqual({ a: name === 'old' ? '1' : '2' })
      expect(readTree(outside)).toEqual({ 'secret.md': 'secret' })
      expect(readFileSync(file, 'utf8')).toBe('precious')
    },
  )

  it('takes over no file of a site that was not written here', () => {
    write({ 'index.html': '<p>good</p>', b: '2' })
    // As a stranger would ship it: the manifest is right about size and time, and a script stands in the page.
    writeFileSync(join(out, 'index.html'), '<p>evil</p>')
    utimesSync(join(out, 'index.html'), 1, 1)
    rmSync(stampFile)
    expect(write({ 'index.html': '<p>good</p>', b: '2' })).toEqual({ written: 2, unchanged: 0, removed: 0 })
    expect(contents()).toEqual({ 'index.html': '<p>good</p>', b: '2' })
  })

  it('leaves what stood in such a site aside where it came with a garden', () => {
    const inside = join(garden, '.hortus/site')
    const build = (stamp?: string) => {
      const site = openSite(inside, garden, stamp)
      site.put('a', '1')
      return site.commit('stamp')
    }
    build()
    writeFileSync(join(inside, 'evil.html'), 'evil')
    expect(build(stampFile).kept).toMatch(/\.site\.hortus-kept$/)
    expect(Object.keys(readTree(inside)!).sort()).toEqual(['.hortus-site.json', 'a'])
    // What the user puts into their own moves on.
    writeFileSync(join(inside, 'CNAME'), 'mine')
    const site = openSite(inside, garden, stampFile)
    site.put('a', '2')
    site.commit('stamp')
    expect(readTree(inside)).toMatchObject({ a: '2', CNAME: 'mine' })
  })

  it('refuses the name of its own manifest', () => {
    const site = openSite(out, garden, stampFile)
    expect(() => site.put('.hortus-site.json', '{}')).toThrow(/not inside the site/)
  })
})
