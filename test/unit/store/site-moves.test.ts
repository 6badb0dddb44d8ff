import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { siteFolders } from '../../../src/store/recover-site.ts'
import { noteMoves } from '../../../src/store/site-moves.ts'
import { openSite } from '../../../src/store/site-writer.ts'
import { readTree } from '../../e2e/build/read-tree.ts'
import { seededRandom } from '../../property/seeded-random.ts'

let folder: string
let out: string
let garden: string
let stampFile: string
const fileCount = 1_200

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-moves-'))
  out = join(folder, 'site')
  garden = join(folder, 'garden')
  stampFile = join(folder, '.cache/site')
  mkdirSync(garden)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

type Files = Readonly<Record<string, string>>

function write(files: Files, stamp = 'stamp') {
  const site = openSite(out, garden, stampFile)
  try {
    for (const [address, content] of Object.entries(files)) site.put(address, content)
    return site.commit(stamp)
  } finally {
    site.abort()
  }
}

function contents(): Files {
  const { '.hortus-site.json': _manifest, ...files } = readTree(out)!
  return files
}

const large = (): Record<string, string> =>
  Object.fromEntries(Array.from({ length: fileCount }, (_, i) => [`p${i % 40}/n${i}.html`, `${i}`]))

/** Some pages edited, some gone, some new, and one address that becomes a folder. */
function edit(files: Files, random: () => number): Files {
  const next = { ...files }
  const keys = Object.keys(files)
  for (let n = 0; n < 20; n++) {
    const key = keys[Math.floor(random() * keys.length)]!
    if (random() < 0.3) delete next[key]
    else next[key] = `${random()}`
  }
  next[`new${Math.floor(random() * 1e6)}/a/index.html`] = 'new'
  return next
}

describe('openSite(folder, garden) of a large site of which little differs', () => {
  it('leaves the folder where it is and every file that stays', () => {
    write(large())
    const [site, page] = [statSync(out).ino, statSync(join(out, 'p1/n1.html')).ino]
    expect(write({ ...large(), 'p2/n2.html': 'edited' })).toEqual({
      written: 1,
      unchanged: fileCount - 1,
      removed: 0,
    })
    expect(statSync(out).ino).toBe(site)
    expect(statSync(join(out, 'p1/n1.html')).ino).toBe(page)
    expect(existsSync(siteFolders(out).staging)).toBe(false)
  })

  it('has the same bytes as a site made from nothing after 4 random edits, and a stamp', () => {
    const random = seededRandom(24)
    let files: Files = large()
    write(files)
    for (let round = 0; round < 4; round++) {
      files = edit(files, random)
      write(files, `${round}`)
      const site = openSite(out, garden, stampFile)
      expect([site.stamp, site.isUntouched()]).toEqual([`${round}`, true])
    }
    const patched = readTree(out)
    rmSync(out, { recursive: true })
    write(files)
    expect(patched).toEqual(readTree(out))
  })

  it('makes a file of what was a folder, and removes folders that are empty', () => {
    write({ ...large(), 'a/b/index.html': '1' })
    write({ ...large(), a: '2' })
    expect(contents()['a']).toBe('2')
    write(large())
    expect(existsSync(join(out, 'a'))).toBe(false)
  })

  it('keeps files that others added', () => {
    write(large())
    writeFileSync(join(out, 'CNAME'), 'notes.example')
    const { 'p3/n3.html': _gone, ...files } = large()
    write(files)
    expect(contents()).toEqual({ ...files, CNAME: 'notes.example' })
  })

  it.each(['p2/n2.html', 'x/y/index.html', 'z/index.html', '.hortus-site.json'])(
    'is finished by the next build where one ended at %s',
    (last) => {
      const { 'p3/n3.html': _gone, ...rest } = large()
      const after = { ...rest, 'p2/n2.html': 'edited', 'x/y/index.html': 'new', 'z/index.html': 'new' }
      write(large(), 'before')
      endBeforeMoving(last, after)
      const site = openSite(out, garden, stampFile)
      expect(contents()).toEqual(after)
      expect([site.stamp, site.isUntouched()]).toEqual(['after', true])
      expect(existsSync(siteFolders(out).staging)).toBe(false)
    },
  )

  it('moves nothing into a site that is another one by now', () => {
    write(large())
    noteMoves(stampFile, { before: 'other', after: 'x', removed: ['p1/n1.html'], moved: [], stamp: '' })
    mkdirSync(siteFolders(out).staging)
    openSite(out, garden, stampFile)
    expect(contents()).toEqual(large())
  })
})

/** A build that ends where it would move the file `last`: a folder is in its place just then. */
function endBeforeMoving(last: string, files: Files): void {
  const [place, aside] = [join(out, last), join(folder, 'aside')]
  const site = openSite(out, garden, stampFile)
  for (const [address, content] of Object.entries(files)) site.put(address, content)
  const isThere = existsSync(place)
  if (isThere) renameSync(place, aside)
  mkdirSync(join(place, 'in-the-way'), { recursive: true })
  expect(() => site.commit('after')).toThrow()
  site.abort()
  rmSync(place, { recursive: true })
  if (isThere) renameSync(aside, place)
}
