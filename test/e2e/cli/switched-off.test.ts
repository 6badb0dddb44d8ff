import { describe, expect, it } from 'vitest'
import { runHortus } from './run-hortus.ts'
import { scratchFolder, writeFiles } from './scratch.ts'

function createGarden(files: Readonly<Record<string, string>>): string {
  const cwd = scratchFolder()
  writeFiles(cwd, { 'garden/index.md': '# Home\n\n[[Nowhere]]\n', ...files })
  return cwd
}

const said = 'hortus: the feature "wanted" is switched off in garden/hortus.config.json\n'

describe('the command of a feature that is off', () => {
  const createOne = (): string =>
    createGarden({ 'garden/hortus.config.json': '{ "features": { "wanted": false } }' })

  it.each([['--help'], ['help']])('is not in what %s prints', async (...args) => {
    const { code, stdout } = await runHortus(args, { cwd: createOne() })
    expect(code).toBe(0)
    expect(stdout).toContain('  tend ')
    expect(stdout).not.toContain('wanted')
  })

  it.each([[['wanted']], [['wanted', '--help']], [['help', 'wanted']], [['wanted', 'garden', '--json']]])(
    '%j says that it is off',
    async (args) => {
      expect(await runHortus(args, { cwd: createOne() })).toEqual({
        code: 2,
        stdout: args.includes('--json') ? `${JSON.stringify({ error: said.slice(8, -1) }, null, 2)}\n` : '',
        stderr: said,
      })
    },
  )

  it('is there in other gardens', async () => {
    const other = createGarden({})
    expect((await runHortus(['--help'], { cwd: other })).stdout).toContain('  wanted ')
    expect((await runHortus(['wanted'], { cwd: other })).stdout).toContain('1 wanted note')
  })
})

describe('the command of a feature that a config brings along', () => {
  const files = {
    'garden/hortus.config.js': `export default { features: [{ name: 'sizes', about: 'Sizes.', commands: [{
      name: 'size',
      about: 'print how many notes there are',
      arguments: { what: 'what to count' },
      flags: { twice: 'twice as many' },
      json: 'print one JSON object',
      async run({ given, flags, read }) {
        const { garden } = await read()
        const size = garden.notesByPath.size * (flags.twice ? 2 : 1)
        return { text: () => size + ' ' + given.what, json: () => ({ size }) }
      },
    }] }] }`,
  }

  it('is there once the config may run', async () => {
    const cwd = createGarden(files)
    expect((await runHortus(['size', 'notes'], { cwd })).stderr).toContain("unknown command 'size'")
    expect((await runHortus(['--help'], { cwd })).stdout).not.toContain('size')
    await runHortus(['check', '--trust'], { cwd })
    expect((await runHortus(['--help'], { cwd })).stdout).toContain('print how many notes there are')
    expect(await runHortus(['size', 'notes', '--twice'], { cwd })).toEqual({
      code: 0,
      stdout: '2 notes\n',
      stderr: '',
    })
    expect((await runHortus(['size', 'notes', '--json'], { cwd })).stdout).toBe('{\n  "size": 1\n}\n')
  })
})
