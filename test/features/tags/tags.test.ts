import { describe, expect, it } from 'vitest'
import type { Address, PageInput } from '../../../src/model/page.ts'
import { snapshotOf } from '../../snapshot-of.ts'

async function inputsOf(
  files: Readonly<Record<string, string>>,
): Promise<(address: string) => PageInput | undefined> {
  const snapshot = await snapshotOf(files)
  return (address) => {
    const page = snapshot.pageByAddress.get(address as Address)
    return page && snapshot.inputOf(page)
  }
}

interface AllTags {
  readonly total: number
  readonly tags: readonly { readonly title: string; readonly count: number }[]
}

/** What a page lists as all tags. */
function tagsOf(input: PageInput | undefined): AllTags {
  const own = input as { readonly input: AllTags | { readonly overview: { readonly input: AllTags } } }
  return 'overview' in own.input ? own.input.overview.input : own.input
}

const garden = { 'A.md': '#Linux/Memory and #go', 'B.md': '#linux/memory', 'C.md': '#linux' }

describe('the page of all tags', () => {
  it('names each by its first spelling, with the notes that have it or one below', async () => {
    const inputOf = await inputsOf(garden)
    const { tags, total } = tagsOf(inputOf('tags/'))
    expect(tags.map(({ title, count }) => [title, count])).toEqual([
      ['go', 1],
      ['Linux', 3],
      ['Linux/Memory', 2],
    ])
    expect(total).toBe(3)
  })

  it('is above the page of each tag, with the tags between', async () => {
    const inputOf = await inputsOf(garden)
    const crumbs = inputOf('tags/linux/memory/')!.frame.breadcrumbs.map(({ title, href }) => [title, href])
    expect(crumbs.slice(1)).toEqual([
      ['Tags', '/tags/'],
      ['Linux', '/tags/linux/'],
    ])
  })

  it('is beside every page', async () => {
    const { overviews } = (await inputsOf(garden))('a/')!.frame.column
    expect(overviews.find(({ overview }) => overview === 'tags')?.href).toBe('/tags/')
  })

  it('is not there without tags', async () => {
    const inputOf = await inputsOf({ 'A.md': 'no tag' })
    expect(inputOf('tags/')).toBeUndefined()
    expect(inputOf('a/')!.frame.column.overviews.map(({ overview }) => overview)).not.toContain('tags')
  })

  it('leaves a folder of that name its address and stands on its page', async () => {
    const inputOf = await inputsOf({ ...garden, 'tags/D.md': 'a note' })
    const page = inputOf('tags/')!
    expect(page).toMatchObject({ kind: 'own', page: 'folder' })
    expect(tagsOf(page).tags).toHaveLength(3)
  })

  it('names the thousand that most notes have, and how many there are', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 1_200 }, (_, i) => [`${i}.md`, `#t${i}${i % 4 === 0 ? '' : ` #s${i % 300}`}`]),
    )
    const { tags, total } = tagsOf((await inputsOf(files))('tags/'))
    expect(total).toBe(1_200 + 225)
    expect(tags).toHaveLength(1_000)
    expect(tags.filter(({ count }) => count > 1)).toHaveLength(225)
    expect(tags.map(({ title }) => title)).toEqual(tags.map(({ title }) => title).toSorted())
  })
})

describe('tags on a page', () => {
  const render = async (files: Readonly<Record<string, string>>): Promise<string> => {
    const snapshot = await snapshotOf(files)
    return snapshot.render(snapshot.pageByAddress.get('tags/' as Address)!)
  }

  it('are nested as they are written, and the larger the more notes have them', async () => {
    const html = await render({ ...garden, 'D.md': '#linux', 'E.md': '#linux/net and #alone' })
    expect(html).toMatch(
      /<ul class="tags tag-cloud">[\s\S]*>alone<[\s\S]*>go<[\s\S]*<ul class="tags tag-tree">/,
    )
    expect(html).toMatch(
      /<li data-size="4"><a class="tag" href="\/tags\/linux\/">Linux<\/a> <span class="count" title="5 notes">5<\/span>\n<ul class="below">\n<li data-size="2"><a class="tag" href="\/tags\/linux\/memory\/"><span class="above">Linux\/<\/span>Memory<\/a>/,
    )
    expect(html).toMatch(/<li data-size="0"><a class="tag" href="\/tags\/go\/">/)
  })

  it('are of one size where each is used once', async () => {
    expect(await render({ 'A.md': '#one #two' })).not.toMatch(/data-size="[1-4]"/)
  })
})
