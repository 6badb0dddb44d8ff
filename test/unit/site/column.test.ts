import { describe, expect, it } from 'vitest'
import { snapshotOf } from '../../snapshot-of.ts'

async function columnOf(
  files: Readonly<Record<string, string>>,
  address: string,
  options: Parameters<typeof snapshotOf>[1] = {},
): Promise<string> {
  const snapshot = await snapshotOf(files, options)
  const html = await snapshot.render(snapshot.plan.pages.find((page) => page.address === address)!)
  return html.slice(html.indexOf('<header class="site">'), html.indexOf('<main'))
}

const topic = '---\ntype: topic\n---\n'

describe('the column', () => {
  it('begins with the map and all notes, then says what the garden is about', async () => {
    const column = await columnOf({ 'a/index.md': topic, 'a/b/N.md': '#tag', 'z/M.md': '' }, 'a/b/n/')
    const order = [
      'data-place="map"',
      'data-place="allNotes"',
      'data-place="topics"',
      'in-tree',
      'href="/tags/"',
    ]
    const places = order.map((part) => column.indexOf(part))
    expect(places[0]).toBeGreaterThan(0)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(column).toMatch(/<a data-hue="\d" href="\/a\/"/)
  })

  it('has all levels of folders, open where the page is', async () => {
    const column = await columnOf({ 'a/b/c/N.md': '', 'a/M.md': '', 'd/e/O.md': '' }, 'a/b/c/n/')
    for (const href of ['/a/', '/a/b/', '/a/b/c/', '/d/', '/d/e/']) expect(column).toContain(`href="${href}"`)
    expect(column.match(/<details open>/g)).toHaveLength(2)
    expect(column).toContain('href="/a/b/c/" aria-current="true"')
    expect(column.slice(column.indexOf('/d/'))).not.toContain('<details open>')
  })

  it('skips a folder that everything is in', async () => {
    const column = await columnOf({ 'README.md': '', 'vault/a/N.md': '', 'vault/b/O.md': '' }, 'vault/a/n/')
    expect(column).not.toContain('href="/vault/"')
    expect(column).toContain('href="/vault/a/"')
  })

  it('never grows with the garden', async () => {
    const files = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`f${i}/g/N.md`, '']))
    const column = await columnOf(files, '')
    expect(column.match(/<li>/g)!.length).toBeLessThan(140)
    expect(column).toContain('class="more"')
  })

  it('names the series of the page alone, and the parts around it', async () => {
    const files: Record<string, string> = { 'Other.md': '---\ntype: series\n---\n1. [[X]]', 'X.md': '' }
    for (let i = 1; i <= 12; i++) files[`P${i}.md`] = `---\nseries: Tour\npart: ${i}\n---\n`
    const column = await columnOf(files, 'p6/')
    expect(column.match(/<li value="(\d+)">/g)).toHaveLength(9)
    expect(column).toContain('<li value="6"><a aria-current="page" href="/p6/">')
    expect(column).not.toContain('href="/other/"')
    const plain = await columnOf(files, 'all-notes/')
    expect(plain).not.toContain('<li value')
    expect(plain).not.toContain('<!--')
  })

  it('lists plain pages and links to elsewhere as the settings say', async () => {
    const page = '---\ntype: page\n---\n'
    const column = await columnOf({ 'a.md': page, 'b.md': page, 'c.md': page, 'N.md': '' }, 'n/', {
      settings: {
        navigation: {
          order: ['c.md'],
          hidden: ['a.md'],
          links: [{ title: 'Blog <b>', url: 'https://ada.example/?a&b' }],
        },
      },
    })
    const hrefs = [...column.slice(column.indexOf('class="pages"')).matchAll(/<li><a href="([^"]*)"/g)]
    expect(hrefs.map(([, href]) => href)).toEqual(['/c/', '/b/', 'https://ada.example/?a&amp;b'])
    expect(column).toContain('Blog &lt;b&gt;')
  })
})

describe('the title of a garden whose settings name none', () => {
  const titleOf = async (files: Readonly<Record<string, string>>): Promise<string | undefined> =>
    /class="home" href="\/">([^<]*)</.exec(
      await columnOf(files, '', { title: 'My notes', isNamedByFolder: true }),
    )?.[1]

  it('is the heading of its index, else of its README, else the folder’s name', async () => {
    expect(await titleOf({ 'index.md': '# Trees', 'README.md': '# Read me first' })).toBe('Trees')
    expect(await titleOf({ 'README.md': '# Read me first', 'A.md': '# A' })).toBe('Read me first')
    expect(await titleOf({ 'vault/README.md': '# In it', 'vault/A.md': '' })).toBe('In it')
    expect(await titleOf({ 'README.md': 'Text alone.', 'A.md': '# A' })).toBe('My notes')
    expect(await titleOf({ 'README.md': '# README', 'A.md': '# A' })).toBe('My notes')
  })
})
