import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

it('has no style that asks what is inside the editor: each key would have the look of all of it found out anew', () => {
  const files = globSync('src/features/editor/web/**/*.css')
  expect(files.length).toBeGreaterThan(5)
  expect(files.filter((file) => readFileSync(file, 'utf8').includes(':has('))).toEqual([])
})
