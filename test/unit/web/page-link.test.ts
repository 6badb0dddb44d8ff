import { describe, expect, it } from 'vitest'
import { pageUrlOf } from '../../../web/view/page-link.ts'

describe('pageUrlOf', () => {
  const here = 'https://pond.example/notes/reed/'

  it('knows the pages below the base, by whatever form of address', () => {
    for (const href of ['/notes/frog/', '../frog/', 'https://pond.example/notes/frog/#eyes'])
      expect(pageUrlOf({ href }, here, '/notes/')?.pathname).toBe('/notes/frog/')
  })

  it('leaves to the browser what is no page of this site, so that nothing fetches it beforehand', () => {
    for (const href of [
      '//elsewhere.example/notes/frog/',
      'http://pond.example/notes/',
      '/frog/',
      '/notes/a.pdf',
    ])
      expect(pageUrlOf({ href }, here, '/notes/'), href).toBeUndefined()
  })

  it('never takes another machine for this one where pages are opened from a disk', () => {
    const disk = 'file:///home/ada/site/index.html'
    expect(pageUrlOf({ href: '//elsewhere.example/share/' }, disk, '/')).toBeUndefined()
  })
})
