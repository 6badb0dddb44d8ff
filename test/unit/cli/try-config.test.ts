import { describe, expect, it } from 'vitest'
import { tryConfig } from '../../../src/cli/try-config.ts'

function moduleOf(code: string): string {
  return `data:text/javascript,${encodeURIComponent(code)}`
}

describe('tryConfig', () => {
  it.each([
    'export default {}',
    'export default new Promise((resolve) => setTimeout(resolve, 20))',
    "throw new Error('boom')",
    "import 'node:no-such-module'",
  ])('has nothing against %s', async (code) => {
    expect(await tryConfig(moduleOf(code))).toBeUndefined()
  })

  it.each([
    ['process.exit(7)', 'it ends the program, with process.exit(7)'],
    ['await new Promise(() => {})', 'it waits for something that never happens'],
    ['export default { then() {} }', 'it waits for something that never happens'],
    ['setInterval(() => {}, 9); await new Promise(() => {})', 'still running after 0.5 seconds'],
    ['for (;;) Date.now()', 'still running after 0.5 seconds'],
  ])('says what is wrong with %s', async (code, reason) => {
    expect(await tryConfig(moduleOf(code), code.includes('9)') || code.includes('for') ? 500 : 60_000)).toBe(
      reason,
    )
  })
})
