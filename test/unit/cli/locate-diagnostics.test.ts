import { describe, expect, it } from 'vitest'
import { locateDiagnostics } from '../../../src/cli/locate-diagnostics.ts'
import type { Diagnostic } from '../../../src/model/diagnostic.ts'

const about = (setting: string): Diagnostic => ({
  code: 'missing-picture' as Diagnostic['code'],
  severity: 'warning',
  path: 'hortus.config.json' as Diagnostic['path'],
  setting,
  message: 'Text',
})

async function placeOf(setting: string, source: string | undefined): Promise<unknown> {
  const [found] = await locateDiagnostics([about(setting)], async () => source, String)
  return found?.start
}

describe('a diagnostic about a setting', () => {
  it('is where the config names the setting, in JSON and in a program', async () => {
    expect(await placeOf('cards', '{\n  "title": "cards: all",\n  "cards": true\n}')).toEqual({
      line: 3,
      column: 3,
    })
    expect(await placeOf('cards', 'export default {\n  cards: true,\n}')).toEqual({ line: 2, column: 3 })
  })

  it('is at the inner name of a setting within another', async () => {
    const source = '{\n"logo": "a",\n"author": {\n"avatar": "b" } }'
    expect(await placeOf('author.avatar', source)).toEqual({ line: 4, column: 1 })
    expect(await placeOf('author.avatar', '{\n"author": "Ada" }')).toEqual({ line: 2, column: 1 })
  })

  it('has no place where the config does not name it, or is gone', async () => {
    expect(await placeOf('cards', '{ "discards": true }')).toBeUndefined()
    expect(await placeOf('cards', undefined)).toBeUndefined()
  })
})
