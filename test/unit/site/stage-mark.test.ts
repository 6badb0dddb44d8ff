import { expect, it } from 'vitest'
import { pageWords } from '../../../src/model/interface/page-words.ts'
import { renderStage } from '../../../src/site/stage-mark.ts'

it('is a mark that stays on the line of the last word before it, and has a name', () => {
  const mark = renderStage('seedling', pageWords('en'))
  expect(mark).toMatch(/^\u00a0<span class="stage"/)
  expect(mark).toContain('aria-label="seedling"')
})
