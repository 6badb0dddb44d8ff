import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** In rem, the last that a stylesheet says at its start, outside media queries. */
function readLength(file: string, name: string): number {
  const [, length] =
    new RegExp(`^ *${name}: ([\\d.]+)rem;`, 'm').exec(readFileSync(root + file, 'utf8')) ?? []
  return Number(length)
}

/** Half of 1440 pixels without the folded column: what panes.css leaves a pane. */
const half = (1_440 / 16 - 3) / 2

it.each(['web/styles/tokens.css', 'src/features/theme/broadsheet.css', 'src/features/theme/workbench.css'])(
  'lets two panes of full measure stand side by side on 1440 pixels: %s',
  (file) => {
    const spine = readLength('web/styles/panes.css', '--spine')
    expect(readLength(file, '--measure') + spine + 2.5).toBeLessThanOrEqual(half)
  },
)
