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
  const found = linesWhere((line) =>
    [...line.matchAll(/:has\((?!\s*[>+~])/g)].some(({ index }) => whole.test(line.slice(0, index))),
  )
  expect(found).toEqual([])
})

/**
 * The way down does not help the root: Chromium styles it, and with it all of the page, at each element that comes or goes
 * anywhere. In a note of 1 MB that was 200 to 400 ms whenever the editor changed a mark in its margin.
 */
it('asks nothing of the root, which says by attributes what styles depend on', () => {
  expect(linesWhere((line) => /(?:^|[\s,(])(?::root|html|body)\S*?(?::is\([^)]*)?:has\(/.test(line))).toEqual(
    [],
  )
})

/** The lines of our stylesheets, without their comments, of which it is true, each with its file. */
function linesWhere(isTrue: (line: string) => boolean): readonly string[] {
  const files = globSync(['web/**/*.css', 'src/**/*.css'], { cwd: root })
  expect(files.length).toBeGreaterThan(20)
  return files.flatMap((file) =>
    readFileSync(`${root}${file}`, 'utf8')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .split('\n')
      .filter(isTrue)
      .map((line) => `${file}: ${line.trim()}`),
  )
}
