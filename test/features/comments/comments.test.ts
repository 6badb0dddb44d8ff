import { describe, expect, it } from 'vitest'
import { commentsSetting } from '../../../src/features/comments/comments-setting.ts'
import type { GardenOptions } from '../../../src/model/options.ts'
import type { Address } from '../../../src/model/page.ts'
import { snapshotOf } from '../../snapshot-of.ts'

const files = { 'Page cache.md': '# Page cache', 'quiet.md': '---\ncomments: false\n---\n# Quiet' }
const giscus = { repo: 'ada/notes', repoId: 'R_1', category: 'Notes', categoryId: 'DIC_1' }

async function pageWith(
  comments: unknown,
  address = 'page-cache/',
  options: Partial<GardenOptions> = {},
): Promise<string> {
  const settings = comments === undefined ? {} : { comments }
  const snapshot = await snapshotOf(files, { lang: 'de', ...options, settings })
  return snapshot.render(snapshot.pageByAddress.get(address as Address)!)
}

const policyOf = (page: string): string => /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? ''

describe('comments', () => {
  it('are nowhere without the setting, and no host is allowed for them', async () => {
    const page = await pageWith(undefined)
    expect(page).not.toContain('class="comments"')
    expect(policyOf(page)).not.toContain('giscus')
  })

  it('of GitHub wait in a template until a reader asks, with a link for who runs no script', async () => {
    const page = await pageWith(giscus, 'page-cache/', { baseUrl: 'https://notes.example' })
    const [, before = '', template = ''] =
      /<section class="comments"([\s\S]*?)<template>([\s\S]*?)<\/template>/.exec(page) ?? []
    expect(before).toContain('href="https://github.com/ada/notes/discussions?discussions_q=page-cache%2F"')
    expect(before).toContain('Kommentare auf giscus.app')
    expect(template).toContain('src="https://giscus.app/de/widget?repo=ada%2Fnotes&amp;')
    expect(template).toContain('origin=https%3A%2F%2Fnotes.example%2Fpage-cache%2F')
    expect(template).toContain('term=page-cache%2F')
    expect(page.replace(/<template>[\s\S]*?<\/template>/g, '')).not.toMatch(/<iframe|<script[^>]*giscus/)
  })

  it.each([
    ['zh', 'zh-CN'],
    ['zh-Hant', 'zh-TW'],
    ['el', 'gr'],
    ['pt-BR', 'pt'],
    ['sv', 'en'],
  ])('of GitHub are asked for in %s by a name that giscus knows: %s', async (lang, name) => {
    expect(await pageWith(giscus, 'page-cache/', { lang })).toContain(
      `src="https://giscus.app/${name}/widget?`,
    )
  })

  it.each(['show', 'click', 'block'] as const)(
    'have their host in the frames that pages of notes allow, and nowhere else, where remote pictures are %s',
    async (remoteImages) => {
      const policy = policyOf(await pageWith(giscus, 'page-cache/', { remoteImages }))
      const naming = policy.split('; ').filter((rule) => rule.includes('giscus.app'))
      expect(naming).toEqual([expect.stringMatching(/^frame-src /)])
      expect(policyOf(await pageWith(giscus, '', { remoteImages }))).not.toContain('giscus')
    },
  )

  it('of a page of one’s own are asked for by the note’s address', async () => {
    const page = await pageWith({ frame: 'https://talk.example:8443/?page={path}' })
    expect(page).toContain('src="https://talk.example:8443/?page=page-cache%2F"')
    expect(policyOf(page)).toContain(' https://talk.example:8443')
  })

  it('are left out of a note that says so', async () => {
    expect(await pageWith(giscus, 'quiet/')).not.toContain('class="comments"')
  })

  it.each([
    ['https://talk.example', 'found "https://talk.example", expected { "frame"'],
    [
      { frame: 'http://talk.example/' },
      'found "http://talk.example/", expected an address that begins with https://',
    ],
    [{ frame: `https://talk.example/"><script>` }, 'expected an address that begins with https://'],
    [{ frame: 'https://a b/' }, 'expected an address'],
    [{ ...giscus, repo: 'ada' }, 'found "ada", expected a repository such as "ada/notes"'],
    [{ ...giscus, repoId: 3 }, 'found 3, expected'],
    [{ ...giscus, theme: 'dark' }, 'unknown setting'],
  ])('refuse %j', (value, problem) => {
    const read = commentsSetting.read(value, true)
    expect('value' in read ? [] : read.map((one) => one.problem).join()).toContain(problem)
  })
})
