import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { program, root, runProgram } from './run-hortus.ts'
import { scratchFolder, writeFiles } from './scratch.ts'

const folder = mkdtempSync(join(tmpdir(), 'hortus-program-'))

/** The program in a folder of its own, with all its packages but Vite. */
const withoutVite = join(folder, 'dist/hortus.js')

beforeAll(() => {
  const filter = (path: string): boolean => !path.endsWith('.code')
  cpSync(dirname(program), join(folder, 'dist'), { recursive: true, filter })
  cpSync(join(root, 'package.json'), join(folder, 'package.json'))
  mkdirSync(join(folder, 'node_modules'))
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== 'vite') symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function build(entry: string, files: Readonly<Record<string, string>>) {
  const cwd = scratchFolder()
  writeFiles(cwd, { 'garden/index.md': '# Home\n', ...files })
  const { code, stderr } = await runProgram(entry, ['build', '--trust'], { cwd })
  const page = join(cwd, 'site/index.html')
  const title = existsSync(page) ? /<title>(.*?)<\/title>/.exec(readFileSync(page, 'utf8'))?.[1] : undefined
  return { cwd, code, stderr, title }
}

describe('a config that is a program, where Vite is not installed', () => {
  it('may have types, modules beside it, data of its own place, and packages', async () => {
    const { code, stderr, title } = await build(withoutVite, {
      'garden/hortus.config.ts': `import { basename } from 'node:path'
        import { defineGarden, type GardenConfig } from 'hortus'
        import { water } from './parts/water.mts'
        import { reed } from '@pond/reed'
        const { wind } = await import("./parts/wind.js")
        const config: GardenConfig = { title: [water, wind, reed, basename(import.meta.url)].join(' ') as string }
        export default defineGarden(config)`,
      'garden/parts/water.mts':
        "import { wet } from '../wet.ts'\nexport const water: string = wet + basename(import.meta.dirname)\nimport { basename } from 'node:path'",
      'garden/parts/wind.js': "import { wet } from '../wet.ts'\nexport const wind = 'dry, not ' + wet",
      'garden/wet.ts': "export const wet = 'wet ' satisfies string",
      'garden/node_modules/@pond/reed/package.json':
        '{"name":"@pond/reed","type":"module","exports":{".":{"import":"./main.js"}}}',
      'garden/node_modules/@pond/reed/main.js': "export const reed = 'reed'",
    })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(title).toContain('wet parts dry, not wet  reed hortus.config.ts')
  })

  const beyond: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
    ['an enum', "enum Water { Wet = 'Wet' }\nexport default { title: Water.Wet }", {}],
    [
      'no extension',
      "import { title } from './wet'\nexport default { title }",
      { 'garden/wet.ts': "export const title = 'Wet'" },
    ],
    [
      'JSON as a module',
      "import wet from './wet.json'\nexport default wet",
      { 'garden/wet.json': '{"title":"Wet"}' },
    ],
    [
      'a circle of modules',
      "import { title } from './wet.ts'\nexport const wet = 'Wet'\nexport default { title: title() }",
      { 'garden/wet.ts': "import { wet } from './hortus.config.ts'\nexport const title = () => wet" },
    ],
    [
      'a type that is imported as a value',
      "import { GardenConfig } from 'hortus'\nconst config: GardenConfig = { title: 'Wet' }\nexport default config",
      {},
    ],
  ]

  it.each(beyond)('says what to do about %s, and reads it where Vite is', async (_, text, beside) => {
    const files = { 'garden/hortus.config.ts': text, ...beside }
    const { code, stderr } = await build(withoutVite, files)
    expect(code).toBe(2)
    expect(stderr).toMatch(
      /^hortus: garden\/hortus\.config\.ts: .+: Node cannot read this by itself; "npm install vite" where hortus is installed lets it be read, or write it in JavaScript\n$|^hortus: garden\/wet\./,
    )
    expect(await build(program, files)).toMatchObject({
      code: 0,
      stderr: '',
      title: expect.stringContaining('Wet'),
    })
  })

  it('does not take the Vite of a garden, which is not to be run by being looked at', async () => {
    const { cwd, code } = await build(withoutVite, {
      'garden/hortus.config.ts': 'enum A { B }\nexport default {}',
      'garden/node_modules/vite/package.json': '{"name":"vite","main":"main.js"}',
      'garden/node_modules/vite/main.js': "require('node:fs').writeFileSync('ran', '')",
    })
    expect(code).toBe(2)
    expect(existsSync(join(cwd, 'ran'))).toBe(false)
  })
})
