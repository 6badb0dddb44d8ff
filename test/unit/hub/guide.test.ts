import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { createProgram } from '../../../src/cli/create-program.ts'
import { createTerminal } from '../../../src/cli/terminal.ts'

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')
const page = read('garden/guide/The hub.md')

describe("the guide's page on the hub", () => {
  it('names every command and every option', () => {
    const program = createProgram({ terminal: createTerminal(), finish: () => {} })
    const hub = program.commands.find((command) => command.name() === 'hub')!
    const unnamed = hub.commands.flatMap((command) => [
      ...(page.includes(`hortus hub ${command.name()}`) ? [] : [command.name()]),
      ...command.options.flatMap(({ long }) => (long != null && page.includes(long) ? [] : [long])),
    ])
    expect(unnamed).toEqual([])
  })

  it('names every variable of the environment', () => {
    const folder = new URL('../../../src/', import.meta.url).pathname
    const files = ['hub', 'cli'].flatMap((room) =>
      readdirSync(join(folder, room), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => readFileSync(join(folder, room, file), 'utf8')),
    )
    const names = new Set(files.join('\n').match(/\b(?:HORTUS_HUB|AWS)_[A-Z_]+\b/g))
    expect([...names].filter((name) => !page.includes(`\`${name}\``))).toEqual([])
  })

  it('has a compose file that can be read, whose programs there are', () => {
    const [, text] = /```yaml\n([\s\S]*?)```/.exec(page) ?? []
    const { services } = parse(text ?? '', { merge: true }) as {
      readonly services: Readonly<
        Record<string, { readonly command?: readonly string[]; readonly depends_on?: object }>
      >
    }
    expect(Object.keys(services)).toEqual(['database', 'migrate', 'work', 'serve'])
    for (const [name, { command, depends_on: needs = {} }] of Object.entries(services)) {
      if (name !== 'database') expect(command?.slice(2, 5)).toEqual(['hortus', 'hub', name])
      for (const other of Object.keys(needs)) expect(Object.keys(services)).toContain(other)
    }
  })
})
