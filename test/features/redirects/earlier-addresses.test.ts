import { afterEach, describe, expect, it } from 'vitest'
import type { Address } from '../../../src/model/page.ts'
import { type Commit, createGitGarden, type GitGarden, wholeSite } from '../../git-garden.ts'
import { textOfFile } from '../../snapshot-of.ts'

let garden: GitGarden | undefined
afterEach(() => garden?.remove())

const text = (lines: number): string =>
  `# Cache\n\n${Array.from({ length: lines }, (_, i) => `Sentence number ${i} says something.`).join('\n')}\n`

async function redirectsOf(commits: readonly Commit[], options = {}): Promise<string> {
  garden = createGitGarden(...commits)
  const snapshot = await garden.snapshot(options)
  const hasFile = snapshot.files().some(({ address }) => address === '_redirects')
  return hasFile ? textOfFile(snapshot, '_redirects' as Address) : ''
}

const moved = (to: string): Commit => ['2025-03-01', { 'notes/old name.md': null, [to]: text(9) }]

describe('a note whose file was renamed', () => {
  it('is found at its old address, by a rule and by a page', async () => {
    garden = createGitGarden(['2025-01-05', { 'notes/old name.md': text(9) }], moved('linux/cache.md'))
    const snapshot = await garden.snapshot()
    expect(textOfFile(snapshot, '_redirects' as Address)).toBe('/notes/old-name/ /linux/cache/ 301\n')
    const page = snapshot.pageByAddress.get('notes/old-name/' as Address)
    expect(page && (await snapshot.render(page))).toContain('content="0;url=/linux/cache/"')
  })

  it('is found at each address that it had, also if it was changed, stood for a folder or had a permalink', async () => {
    const commits: readonly Commit[] = [
      ['2025-01-05', { 'cache/index.md': text(20) }],
      ['2025-02-01', { 'cache/index.md': null, 'b.md': `---\npermalink: /short\n---\n${text(20)}` }],
      ['2025-03-01', { 'b.md': null, 'c.md': `${text(20)}\nMore.\n` }],
    ]
    expect(await redirectsOf(commits)).toBe('/cache/ /c/ 301\n/short/ /c/ 301\n')
  })

  it('is found at each permalink that it had, though its file stayed where it is', async () => {
    const at = (permalink: string): string => `---\npermalink: ${permalink}\n---\n${text(9)}`
    const commits: readonly Commit[] = [
      ['2025-01-05', { 'a.md': at('/first'), 'b.md': text(3) }],
      ['2025-02-01', { 'a.md': at('/b/') }],
      ['2025-03-01', { 'a.md': at('/third') }],
      ['2025-04-01', { 'a.md': text(9) }],
    ]
    expect(await redirectsOf(commits)).toBe('/first/ /a/ 301\n/third/ /a/ 301\n')
  })

  it('is found with all others of a folder that was moved, however many they are', async () => {
    const notes = (folder: string, isThere: boolean): Record<string, string | null> =>
      Object.fromEntries(
        Array.from({ length: 300 }, (_, i) => [
          `${folder}/n${i}.md`,
          isThere
            ? `${i === 7 ? '---\npublish: false\n---\n' : ''}# ${i}\n\nSays ${i} in words ${i * 7919}.\n`
            : null,
        ]),
      )
    const rules = await redirectsOf([
      ['2025-01-05', notes('old', true)],
      ['2025-02-01', { ...notes('old', false), ...notes('new', true) }],
      ['2025-03-01', { 'new/n7.md': '# 7\n\nSays 7 in words 55433.\n' }],
    ])
    expect(rules.match(/^\/old\/n\d+\/ \/new\/n\d+\/ 301$/gm)).toHaveLength(299)
    // It was not public there.
    expect(rules).not.toContain('/n7/')
  })

  it('gives its old address to a note that is there now', async () => {
    const commits: readonly Commit[] = [
      ['2025-01-05', { 'notes/old name.md': text(9) }],
      moved('linux/cache.md'),
      ['2025-04-01', { 'notes/old name.md': 'Another.' }],
    ]
    expect(await redirectsOf(commits)).toBe('')
  })

  it.each([
    ['it was private', `---\npublish: false\n---\n${text(9)}`],
    ['it was in no list and still is', `---\nunlisted: true\n---\n${text(9)}`],
  ])('says nothing of its old name where %s', async (_what, before) => {
    const after = before.includes('unlisted') ? before : text(9)
    garden = createGitGarden(
      ['2025-01-05', { 'notes/canary.md': before }],
      ['2025-03-01', { 'notes/canary.md': null, 'linux/cache.md': after }],
    )
    expect(await wholeSite(await garden.snapshot())).not.toContain('canary')
  })

  it('says nothing of it where the garden tells nothing of the past', async () => {
    const commits: readonly Commit[] = [['2025-01-05', { 'notes/old name.md': text(9) }], moved('new.md')]
    expect(await redirectsOf(commits, { settings: { versions: 0 } })).toBe('')
  })
})
