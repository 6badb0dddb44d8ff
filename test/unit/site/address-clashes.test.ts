import { describe, expect, it } from 'vitest'
import type { NotePath } from '../../../src/model/path.ts'
import type { Snapshot } from '../../../src/session/snapshot.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { sessionOn, snapshotOf } from '../../snapshot-of.ts'

/** A note with these lines of frontmatter. */
function note(...lines: readonly string[]): string {
  return `---\n${lines.join('\n')}\n---\nA pond with #newts in it.\n`
}

/** What is said of addresses, each with the text it stands at. */
async function saidOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { plan } = await snapshotOf(files)
  return plan.diagnostics.map(
    ({ path, range, code, message }) =>
      `${path} ${code} ${range ? files[path]!.slice(range.start, range.end) : '–'}: ${message}`,
  )
}

function addressIn({ plan }: Snapshot, path: string): string | undefined {
  return plan.addressByNote.get(path as NotePath)
}

describe('addresses that are ours', () => {
  it.each([
    ['404.html', '/404/'],
    ['/Garden.JSON', '/Garden/'],
    ['sitemap.xml/deeper', '/sitemap/deeper/'],
    ['/sitemap-12.xml', '/sitemap-12/'],
    ['index.html', '/'],
    ['/pond/index.html', '/pond/'],
    ['/pond/INDEX.HTML/frogs', '/pond/frogs/'],
  ])('a permalink %s has no effect, and %s is what to write', async (permalink, instead) => {
    const files = { 'water/Reed.md': note('title: Reed', `permalink: ${permalink}`) }
    const snapshot = await snapshotOf(files)
    expect(addressIn(snapshot, 'water/Reed.md')).toBe('water/reed/')
    const [said, ...more] = snapshot.plan.diagnostics
    expect(more).toEqual([])
    expect(said).toMatchObject({ code: 'reserved-address', path: 'water/Reed.md', expected: [instead] })
    expect(files['water/Reed.md'].slice(said!.range!.start, said!.range!.end)).toBe(permalink)
    expect(said!.message).toContain(`"${permalink}"`)
    expect(said!.message).toContain('The page is at /water/reed/')
  })

  it('no redirect is written there, by `redirects` or by an alias', async () => {
    const files = { 'Reed.md': note('redirects: [garden.json]', 'aliases:', '  - /pond/index.html') }
    const { plan } = await snapshotOf(files)
    expect(plan.pages.filter(({ kind }) => kind === 'redirect')).toEqual([])
    expect(await saidOf(files)).toEqual([
      'Reed.md reserved-address [garden.json]: Unexpected address "garden.json" in "redirects": a file "garden.json" of the site itself is there; expected another one, such as /garden/. Nothing leads from there to /reed/',
      'Reed.md reserved-address aliases: Unexpected address "/pond/index.html" in "aliases": a file "index.html" of the site itself is there; expected another one, such as /pond/. Nothing leads from there to /reed/',
    ])
  })

  it('leaves addresses alone that only look like them', async () => {
    const snapshot = await snapshotOf({
      'a.md': note('permalink: /pond/garden.json'),
      'b.md': note('permalink: /sitemap-x.xml'),
      'c.md': note('permalink: /old/reed.html'),
    })
    expect(snapshot.plan.diagnostics).toEqual([])
    expect([...snapshot.plan.addressByNote.values()]).toEqual([
      'pond/garden.json/',
      'sitemap-x.xml/',
      'old/reed.html/',
    ])
  })
})

describe('a permalink that takes the address of another page', () => {
  it.each([
    ['/water/', 'the page of the folder "water"', '/water-2/'],
    ['/tags/newts/', 'the page of the tag "newts"', '/tags/newts-2/'],
    ['/map/', 'the map', '/map-2/'],
    ['/all-notes/', 'the overview "all-notes"', '/all-notes-2/'],
    ['/water/frog/', 'water/Frog.md', '/water/frog-2/'],
  ])('%s gets it, and says that %s is at %s', async (permalink, whose, now) => {
    const files = { 'Reed.md': note(`permalink: ${permalink}`), 'water/Frog.md': note('stage: seedling') }
    expect(await saidOf(files)).toEqual([
      `Reed.md address-clash ${permalink}: Unexpected permalink "${permalink}", the address of ${whose}, which is at ${now} now; expected one that no other page has, such as /reed/`,
    ])
  })

  it('is nothing to say of where a note asks to be the home page, but where another one is', async () => {
    expect(await saidOf({ 'Reed.md': note('permalink: /') })).toEqual([])
    expect(await saidOf({ 'index.md': note('permalink: /') })).toEqual([])
    expect(await saidOf({ 'Reed.md': note('permalink: /'), 'index.md': note('title: Pond') })).toEqual([
      'Reed.md address-clash /: Unexpected permalink "/", the address of index.md, which is at /home-2/ now; expected one that no other page has, such as /reed/',
    ])
  })

  it('is named where two notes have the same one, at the one that comes too late', async () => {
    const files = { 'Frog.md': note('permalink: /pond/'), 'Reed.md': note('permalink: pond') }
    expect(await saidOf(files)).toEqual([
      'Reed.md address-clash pond: The address /pond/ is taken by Frog.md; this page is at /pond-2/',
    ])
  })

  it('is another only if more than letter case is, as many disks have it', async () => {
    const files = {
      'Reed.md': note('permalink: /Frog'),
      'Frog.md': note('redirects: [/FROG-2/, /FROG/, /Map/]'),
    }
    expect(await saidOf(files)).toEqual([
      'Reed.md address-clash /Frog: Unexpected permalink "/Frog", the address of Frog.md, which is at /frog-2/ now; expected one that no other page has, such as /reed/',
      'Frog.md address-clash [/FROG-2/, /FROG/, /Map/]: Unexpected redirect "/FROG/", the address of Reed.md, which stays there; expected one where no page is',
      'Frog.md address-clash [/FROG-2/, /FROG/, /Map/]: Unexpected redirect "/Map/", the address of the map, which stays there; expected one where no page is',
    ])
  })

  it('is told of an entry of `redirects` that leads nowhere, but of none to the note itself', async () => {
    const files = { 'Frog.md': note('title: Frog'), 'Reed.md': note('redirects: [/frog/, /reed/, /old/]') }
    expect(await saidOf(files)).toEqual([
      'Reed.md address-clash [/frog/, /reed/, /old/]: Unexpected redirect "/frog/", the address of Frog.md, which stays there; expected one where no page is',
    ])
  })

  it('moves with the lines above it', async () => {
    const files = { 'Reed.md': note('permalink: /map/') }
    const store = createMemoryStore(files)
    const session = sessionOn(store)
    const [before] = (await session.update()).plan.diagnostics
    store.write('Reed.md', note('title: Reeds and rushes', 'permalink: /map/'))
    const [after] = (await session.update([{ kind: 'written', path: 'Reed.md' }])).plan.diagnostics
    expect(after!.range!.start).toBeGreaterThan(before!.range!.start)
  })
})
