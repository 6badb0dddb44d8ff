import { describe, expect, it } from 'vitest'
import { answer } from './ask-small-garden.ts'
import { runHortus } from './run-hortus.ts'
import { scratchFolder, writeFiles } from './scratch.ts'

describe('hortus series', () => {
  it('prints each series with its parts in order', async () => {
    expect(await answer('series')).toBe(
      [
        'The tour  2 parts, 2 minutes',
        '  #  part        stage      min  note',
        '  1  Files       seedling     1  linux/Files.md',
        '  2  Page cache  evergreen    1  linux/Page cache.md',
        '',
      ].join('\n'),
    )
  })

  it('says what is missing where there is none', async () => {
    const folder = scratchFolder()
    writeFiles(folder, { 'a.md': '' })
    expect((await runHortus(['series', folder])).stdout).toContain('has no series')
  })
})
