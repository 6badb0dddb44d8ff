import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { openClient } from '../lsp/open-client.ts'
import { program, runHortus } from './run-hortus.ts'
import { scratchFolder, writeFiles } from './scratch.ts'

let cwd: string
let env: Record<string, string>
const ran = (): boolean => existsSync(join(cwd, 'ran'))
const hortus = (...args: readonly string[]) => runHortus(args, { cwd, env })

/** A config that leaves a mark where it runs. */
const config = (title: string): string =>
  `import { writeFileSync } from 'node:fs'\nimport { end } from './parts/end.ts'\nwriteFileSync(${JSON.stringify(join(cwd, 'ran'))}, '')\nexport default { title: '${title}' + end }`

beforeEach(() => {
  cwd = scratchFolder()
  env = { XDG_STATE_HOME: join(cwd, 'state') }
  writeFiles(cwd, {
    'garden/index.md': '# Pond\n',
    'garden/hortus.config.ts': config('Pond'),
    'garden/parts/end.ts': "export const end: string = '!'",
  })
})

describe('a config that is a program', () => {
  it.each([['build'], ['check'], ['links', 'index', 'garden'], ['new', 'Reed'], ['undo', 'garden']])(
    'is not run by hortus %s before somebody allowed it',
    async (...args) => {
      const { code, stdout, stderr } = await hortus(...args)
      expect({ code, stdout, stderr }).toEqual({
        code: 2,
        stdout: '',
        stderr:
          'hortus: garden/hortus.config.ts is a program, and nobody has allowed it to run here: --trust runs it and does not ask again, --untrusted goes on without it\n',
      })
      expect(ran()).toBe(false)
      expect(existsSync(join(cwd, 'garden/Reed.md'))).toBe(false)
    },
  )

  it('is run with --trust, and from then on without, in this folder as it is now', async () => {
    expect((await hortus('check', '--trust')).code).toBe(0)
    expect(ran()).toBe(true)
    expect((await hortus('check')).code).toBe(0)
    const record = join(cwd, 'state/hortus/trusted.json')
    expect(statSync(record).mode & 0o777).toBe(0o600)
    expect(Object.keys(JSON.parse(readFileSync(record, 'utf8')) as object)).toEqual([join(cwd, 'garden')])

    cpSync(join(cwd, 'garden'), join(cwd, 'copy'), { recursive: true })
    expect((await hortus('check', 'copy')).code).toBe(2)
    expect((await hortus('check', '--untrusted')).code).toBe(0)
  })

  it('is asked for again when it or what it imports has changed, and not when it is as it was', async () => {
    await hortus('check', '--trust')
    writeFiles(cwd, { 'garden/index.md': '# Another pond\n' })
    expect((await hortus('check')).code).toBe(0)
    writeFiles(cwd, { 'garden/parts/end.ts': "export const end: string = '?'" })
    expect((await hortus('check')).code).toBe(2)
    writeFiles(cwd, { 'garden/parts/end.ts': "export const end: string = '!'" })
    expect((await hortus('check')).code).toBe(0)
    writeFiles(cwd, { 'garden/hortus.config.ts': config('Lake') })
    expect((await hortus('check')).code).toBe(2)
  })

  it.each([
    ['a name that it makes up', "await import('./late' + '.js'); export default {}"],
    ['a module of Node', "import { readFileSync } from 'node:fs'; export default {}"],
    [
      'require',
      "import { createRequire } from 'node:module'; createRequire(import.meta.url); export default {}",
    ],
  ])('counts every module of the folder where it could load one by %s', async (_, text) => {
    writeFiles(cwd, { 'garden/hortus.config.ts': text, 'garden/late.js': '1' })
    expect((await hortus('check', '--trust')).code).toBe(0)
    expect((await hortus('check')).code).toBe(0)
    writeFiles(cwd, { 'garden/late.js': '2' })
    expect((await hortus('check')).code).toBe(2)
  })

  it('counts the packages that it imports from inside the garden', async () => {
    writeFiles(cwd, {
      'garden/hortus.config.ts': "import { title } from '@pond/reed'\nexport default { title }",
      'garden/node_modules/@pond/reed/package.json': '{"name":"@pond/reed","type":"module","main":"main.js"}',
      'garden/node_modules/@pond/reed/main.js': "export { title } from './lib/title.js'",
      'garden/node_modules/@pond/reed/lib/title.js': "export const title = 'Reed'",
    })
    expect((await hortus('check', '--trust')).code).toBe(0)
    expect((await hortus('check')).code).toBe(0)
    writeFiles(cwd, { 'garden/node_modules/@pond/reed/lib/title.js': "export const title = 'Rush'" })
    expect((await hortus('check')).code).toBe(2)
  })

  it('is not run by being looked at: nothing that a compiler would take from the garden is', async () => {
    const leaveMark = `require('node:fs').writeFileSync(${JSON.stringify(join(cwd, 'ran'))}, '')`
    writeFiles(cwd, {
      'garden/hortus.config.ts': "import './look.scss'\nimport './look.css'\nexport default {}",
      'garden/look.scss': 'a { b { color: red } }',
      'garden/look.css': 'a { color: red }',
      'garden/postcss.config.cjs': leaveMark,
      'garden/postcss.config.js': leaveMark,
      'garden/vite.config.js': leaveMark,
      'garden/node_modules/sass/package.json': '{"name":"sass","main":"index.js"}',
      'garden/node_modules/sass/index.js': leaveMark,
    })
    const { code, stderr } = await hortus('check')
    expect(code).toBe(2)
    expect(stderr).toContain('expected a file in JavaScript, TypeScript or JSON')
    expect(ran()).toBe(false)
  })

  it('is told of and run where the answer cannot be remembered', async () => {
    mkdirSync(join(cwd, 'state'))
    writeFileSync(join(cwd, 'state/hortus'), 'a file in the way')
    const { code, stderr } = await hortus('check', '--trust')
    expect(code).toBe(0)
    expect(stderr).toContain('It cannot be remembered that garden/hortus.config.ts may run')
    expect(ran()).toBe(true)
  })

  it('in JSON runs nothing and needs nobody’s word', async () => {
    writeFiles(cwd, { 'other/index.md': '# Pond\n', 'other/hortus.config.json': '{ "title": "Lake" }' })
    expect((await hortus('check', 'other')).code).toBe(0)
    expect(existsSync(join(cwd, 'state'))).toBe(false)
  })

  it('takes --trust or --untrusted, not both', async () => {
    expect(await hortus('check', '--trust', '--untrusted')).toMatchObject({ code: 2, stdout: '' })
    expect(ran()).toBe(false)
  })
})

/** Runs the program on a terminal of its own, types an answer when it is asked, and answers what was shown. */
async function onTerminal(answer: string): Promise<{ readonly code: number | null; readonly shown: string }> {
  const command = `${JSON.stringify(process.execPath)} ${JSON.stringify(program)} check garden`
  const child = spawn('script', ['-qec', command, '/dev/null'], { cwd, env: { ...process.env, ...env } })
  let shown = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const isAsked = shown.includes('[y/N]')
    shown += text
    if (!isAsked && shown.includes('[y/N]')) child.stdin.write(answer)
  })
  const code = await new Promise<number | null>((resolve) => void child.once('close', resolve))
  return { code, shown }
}

describe.skipIf(spawnSync('script', ['--version']).status !== 0)('on a terminal', () => {
  it('asks, shows which file, and remembers a yes', async () => {
    const { code, shown } = await onTerminal('y\n')
    expect(shown).toContain('garden/hortus.config.ts is a program')
    expect(code).toBe(0)
    expect(ran()).toBe(true)
    expect((await hortus('check')).code).toBe(0)
  })

  it.each(['\n', 'n\n', '\u0004'])('takes %j for a no', async (answer) => {
    expect((await onTerminal(answer)).code).toBe(2)
    expect(ran()).toBe(false)
  })
})

describe('the language server', () => {
  const open = async (initializationOptions?: unknown): Promise<readonly string[]> => {
    const messages: string[] = []
    const onMessage = (text: string): void => void messages.push(text)
    const client = await openClient(join(cwd, 'garden'), env, { onMessage, initializationOptions })
    client.open('index.md', '# Pond\n')
    await client.ask('workspace/symbol', { query: 'Pond' })
    return messages
  }

  it('goes without a config that nobody has allowed, says so, and works', async () => {
    const [message, ...more] = await open()
    expect(message).toMatch(
      /^Hortus: .*hortus\.config\.ts is a program, and nobody has allowed it to run here/,
    )
    expect(more).toEqual([])
    expect(ran()).toBe(false)
  })

  it.each([[{ trusted: 'yes' }], [{ trusted: 1 }], ['trusted']])(
    'takes %j for no permission',
    async (options) => {
      await open(options)
      expect(ran()).toBe(false)
    },
  )

  it('runs it where a command was allowed to, or the editor trusts the folder', async () => {
    await open({ trusted: true })
    expect(ran()).toBe(true)
    expect(await open()).toEqual([])
  })
})
