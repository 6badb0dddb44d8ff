import { describe, expect, it } from 'vitest'
import type { NotePath } from '../../../src/model/path.ts'
import { snapshotOf } from '../../snapshot-of.ts'

const garden = {
  'index.md': '',
  'intro.md': '',
  'guide/install.md': '## Step one\n',
  'guide/README.md': '',
  'api/index.md': '',
  'deep/er/page.md': '',
  'one/same.md': '',
  'two/same.md': '',
  'static/img/logo.png': '',
}

async function meaningOf(target: string, from = 'start.md'): Promise<string> {
  const { garden: read } = await snapshotOf({ ...garden, [from]: `[a](${target})\n` })
  const [resolution] = read.links.resolutionsByPath.get(from as NotePath) ?? []
  if (resolution?.kind === 'missing') return 'missing'
  return resolution && 'path' in resolution
    ? `${resolution.path}${'anchor' in resolution ? `#${resolution.anchor}` : ''}`
    : resolution?.kind === 'external' && resolution.folder !== undefined
      ? `${resolution.folder}/`
      : (resolution?.kind ?? '')
}

describe('a Markdown link to the address of a page', () => {
  it.each([
    ['guide/install.html', 'guide/install.md'],
    ['guide/install/', 'guide/install.md'],
    ['guide/install/#step-one', 'guide/install.md#step-one'],
    ['guide/install?x=1', 'guide/install.md'],
    ['/', 'index.md'],
    ['guide/', 'guide/README.md'],
    ['/guide', 'guide/README.md'],
    ['/api/', 'api/index.md'],
    ['/docs/guide/install', 'guide/install.md'],
    ['/docs/guide/install.mdx#step-one', 'guide/install.md#step-one'],
    ['/docs/api/', 'api/index.md'],
    ['/er/page', 'deep/er/page.md'],
    ['/img/logo.png', 'static/img/logo.png'],
    ['deep/er/', 'deep/er/'],
    ['./Deep', 'deep/'],
    ['/docs/deep/er', 'deep/er/'],
    ['deep/nothing/', 'missing'],
  ])('%s leads to %s', async (target, path) => {
    expect(await meaningOf(target)).toBe(path)
  })

  it('is taken from the folder of its note first', async () => {
    expect(await meaningOf('../guide/install/', 'api/call.md')).toBe('guide/install.md')
    expect(await meaningOf('install.html', 'guide/more.md')).toBe('guide/install.md')
  })

  it('is taken from the page of its note where it leads nowhere else, as browsers do', async () => {
    expect(await meaningOf('../install/#step-one', 'guide/more.md')).toBe('guide/install.md#step-one')
    expect(await meaningOf('../../api/', 'guide/more.md')).toBe('api/index.md')
    expect(await meaningOf('../install.md', 'guide/more.md')).toBe('missing')
  })

  it.each(['/a/same', '/docs/nothing', 'nothing/', '../../above/', '/a/b/install'])(
    '%s leads nowhere',
    async (target) => {
      expect(await meaningOf(target)).toBe('missing')
    },
  )

  it('leads to the top of a garden that has no note there', async () => {
    const text = '[a](../) [b](/) [c](../..) [d](/?x) [[/]]\n'
    const { garden: read } = await snapshotOf({ 'x/a.md': text })
    const folders = read.links.resolutionsByPath
      .get('x/a.md' as NotePath)
      ?.map((one) => (one.kind === 'external' ? one.folder : one.kind))
    expect(folders).toEqual(['', '', 'missing', '', 'missing'])
  })

  it('is no way to write a wiki-link, but for a folder with its slash', async () => {
    const { garden: read } = await snapshotOf({ ...garden, 'a.md': '[[/docs/guide/install]] [[guide/]]\n' })
    const kinds = read.links.resolutionsByPath.get('a.md' as NotePath)?.map(({ kind }) => kind)
    expect(kinds).toEqual(['missing', 'external'])
  })

  it('but from notes in content/ a wiki-link with a slash in front begins there, as in Quartz', async () => {
    const files = { 'content/notes/one.md': '', 'content/deep/a.md': '[[/notes/one]] [[/notes/two]]\n' }
    const { garden: read } = await snapshotOf(files)
    const resolutions = read.links.resolutionsByPath.get('content/deep/a.md' as NotePath)
    expect(resolutions).toMatchObject([{ kind: 'note', path: 'content/notes/one.md' }, { kind: 'missing' }])
  })
})
