import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
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
let spare: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-spare-'))
  out = join(folder, 'site')
  garden = join(folder, 'garden')
  stampFile = join(folder, '.cache/site')
  spare = `${stampFile}.spare`
  mkdirSync(garden)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

type Files = Readonly<Record<string, string>>

const many: Files = Object.fromEntries(Array.from({ length: 260 }, (_, i) => [`f${i % 9}/${i}`, `page ${i}`]))

function write(files: Files, to = { out, stampFile }) {
  const site = openSite(to.out, garden, to.stampFile)
  for (const [address, content] of Object.entries(files)) site.put(address, content)
  return site.commit('stamp')
}

/** The site is, to the byte, what a first build of the same files writes. */
function expectAsNew(files: Files): void {
  const fresh = mkdtempSync(join(folder, 'fresh-'))
  write(files, { out: join(fresh, 'site'), stampFile: join(fresh, '.cache/site') })
  expect(readTree(out)).toEqual(readTree(join(fresh, 'site')))
}

describe('the folder of the site before the last one', () => {
  it('becomes that of the next, which is the same as one that is made anew', () => {
    write(many)
    write({ ...many, 'f0/0': 'changed once', gone: 'soon', 'gone-too/deep/down': 'soon' })
    expect(existsSync(join(spare, 'f1/1'))).toBe(true)
    const { ino } = statSync(join(spare, 'f1'))
    const third: Files = { ...many, 'f0/0': 'changed again', new: '1', 'f1/1': 'changed' }
    write(third)
    expect(statSync(join(out, 'f1')).ino).toBe(ino)
    expectAsNew(third)
    const { 'f0/0': _, ...fourth } = many
    write(fourth)
    expectAsNew(fourth)
  })

  it('makes room where a file becomes a folder, or a folder a file', () => {
    write({ ...many, turn: 'file', 'back/a/b': 'folder', 'back/c': 'folder' })
    write({ ...many, other: '1' })
    // The spare has both as they were.
    const turned = { ...many, 'turn/a/b': 'folder', back: 'file' }
    write(turned)
    expectAsNew(turned)
  })

  it('is never written through: whoever has a file of the site open goes on reading that', () => {
    write(many)
    write({ ...many, other: '1' })
    const open = openSync(join(out, 'f1/1'), 'r')
    expect(statSync(join(spare, 'f1/1')).ino).toBe(statSync(join(out, 'f1/1')).ino)
    write({ ...many, 'f1/1': 'changed' })
    expect(readFileSync(open, 'utf8')).toBe('page 1')
    closeSync(open)
  })

  it('is not believed: files that somebody changed or put there are not taken', () => {
    write(many)
    write({ ...many, other: '1' })
    rmSync(join(spare, 'f1/1'))
    writeFileSync(join(spare, 'f1/1'), 'a lie')
    writeFileSync(join(spare, 'f1/strange'), 'a lie')
    write({ ...many, other: '2' })
    expectAsNew({ ...many, other: '2' })
  })

  it('is not kept of a site with files of somebody else, which move to the new one', () => {
    write(many)
    writeFileSync(join(out, 'CNAME'), 'example.org')
    write({ ...many, other: '1' })
    expect(existsSync(spare)).toBe(false)
    expect(readFileSync(join(out, 'CNAME'), 'utf8')).toBe('example.org')
  })

  it('stays where a build gives up, and goes with the next build once its site is gone', () => {
    write(many)
    write({ ...many, other: '1' })
    const site = openSite(out, garden, stampFile)
    site.put('new', '1')
    site.abort()
    expect(existsSync(spare)).toBe(true)
    expect(readTree(out)!['other']).toBe('1')
    rmSync(out, { recursive: true })
    const next = { out: join(folder, 'next'), stampFile: join(folder, '.cache/next') }
    write(many, next)
    write({ ...many, other: '1' }, next)
    expect(existsSync(spare)).toBe(false)
    expect(existsSync(`${next.stampFile}.spare`)).toBe(true)
  })
})
