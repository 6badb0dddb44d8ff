import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** What holds a whole note, or a piece of one in the editor. */
const whole =
  /(?:^|[\s>,(])(?::root|html|body|main|article|\.page|\.note|\.text|\.home-page)(?:[.:[][^\s]*)?$/

/**
 * `:has(x)` of such an element, with `x` at any depth, makes browsers style all of it anew when anything in it changes: in a
 * note of 250 kB, 310 of 318 ms for a key. With the way down (`:has(> y > x)`) only what is so near can change it.
 */
it('asks of what holds a whole text only by the way down', () => {
  const files = globSync(['web/**/*.css', 'src/**/*.css'], { cwd: root })
  expect(files.length).toBeGreaterThan(20)
  const found = files.flatMap((file) =>
    readFileSync(`${root}${file}`, 'utf8')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .split('\n')
      .filter((line) =>
        [...line.matchAll(/:has\((?!\s*[>+~])/g)].some(({ index }) => whole.test(line.slice(0, index))),
      )
      .map((line) => `${file}: ${line.trim()}`),
  )
  expect(found).toEqual([])
})
