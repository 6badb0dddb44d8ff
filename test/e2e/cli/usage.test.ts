import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { program, root, runHortus } from './run-hortus.ts'
import { scratchFolder, writeFiles } from './scratch.ts'

/** What a run with `--json` gives that ended with a message. */
const failed = (error: string) => ({
  code: 2,
  stdout: `${JSON.stringify({ error }, null, 2)}\n`,
  stderr: `hortus: ${error}\n`,
})

describe('hortus', () => {
  it('prints its help, its version and the help of every command', async () => {
    const help = await runHortus(['--help'])
    expect(help).toMatchObject({ code: 0, stderr: '' })
    const commands = [...help.stdout.matchAll(/^ {2}([a-z-]+) \[/gm)].map(([, name]) => name!)
    for (const command of [
      'serve',
      'build',
      'check',
      'links',
      'graph',
      'search',
      'path',
      'topics',
      'tend',
      'new',
      'rename',
    ])
      expect(commands).toContain(command)
    expect(await runHortus(['--version'])).toMatchObject({ code: 0, stdout: '0.1.0\n' })
    // Each is a process of its own; the man page, made of the same table, has them all.
    const isFull = process.env['HORTUS_FULL'] === '1'
    const asked = commands.filter((command, i) => command !== 'help' && (isFull || i % 6 === 0))
    expect(asked.length).toBeGreaterThan(4)
    for (const command of asked) {
      const own = await runHortus([command, '--help'])
      expect(own, command).toMatchObject({ code: 0, stderr: '' })
      expect(own.stdout).toContain(`Usage: hortus ${command} `)
    }
    expect((await runHortus(['help', 'check'])).stdout).toContain('Usage: hortus check ')
  }, 600_000)

  it.each([
    [['biuld'], "hortus: unknown command 'biuld' (Did you mean build?)\n"],
    [['help', 'biuld'], "hortus: unknown command 'biuld' (Did you mean build?)\n"],
    [['build', '--otu', 'x'], "hortus: unknown option '--otu' (Did you mean --out?)\n"],
    [['build', 'a', 'b'], "hortus: too many arguments for 'build'. Expected 1 argument but got 2.\n"],
    [['links'], "hortus: missing required argument 'note'\n"],
    [
      ['check', '--level', 'bad'],
      "hortus: option '--level <level>' argument 'bad' is invalid. Allowed choices are error, warning, info.\n",
    ],
    [
      ['graph', '--format', 'xml'],
      "hortus: option '--format <format>' argument 'xml' is invalid. Allowed choices are json, gexf, graphml, dot.\n",
    ],
    [
      ['serve', '--port', '99999'],
      "hortus: option '-p, --port <number>' argument '99999' is invalid. Expected a number from 0 to 65535.\n",
    ],
    [
      ['build', '--base', '/a b/'],
      "hortus: option '--base <path>' argument '/a b/' is invalid. Expected a path such as /notes/.\n",
    ],
    [['check', ''], 'hortus: the name of the folder is empty\n'],
    [
      ['build', 'test/fixtures/gardens/clean', '--out', '/proc/x'],
      'hortus: no such file or folder: /proc/.x.hortus-lock\n',
    ],
    [['check', 'no-such-folder'], 'hortus: no such folder: no-such-folder\n'],
    [['check', 'package.json'], 'hortus: not a folder: package.json\n'],
  ])('%j is wrong use: code 2 and one line on stderr', async (args, stderr) => {
    expect(await runHortus(args)).toEqual({ code: 2, stdout: '', stderr })
  })

  it('without a command is wrong use and prints the help', async () => {
    const { code, stdout, stderr } = await runHortus([])
    expect(code).toBe(2)
    expect(stdout + stderr).toContain('Usage: hortus')
  })

  it('has no colours in a pipe, whatever the environment asks for', async () => {
    const { stdout, stderr } = await runHortus(['check', 'test/fixtures/gardens/problems'], {
      env: { FORCE_COLOR: '3', COLORTERM: 'truecolor' },
    })
    expect(stdout + stderr).not.toContain('\u001b')
  })
})

/** `script` of util-linux runs a command on a terminal of its own; other systems' takes other arguments. */
const hasTerminal = process.platform === 'linux' && existsSync('/usr/bin/script')

describe.skipIf(!hasTerminal)('on a terminal', () => {
  const check = (env: Record<string, string>): string =>
    spawnSync(
      '/usr/bin/script',
      ['-qec', `'${process.execPath}' '${program}' check test/fixtures/gardens/problems`, '/dev/null'],
      { cwd: root, env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TERM: 'xterm', ...env } },
    ).stdout.toString()

  it('prints in colour, unless it is told not to', () => {
    expect(check({})).toContain('\u001b[33mwarning\u001b[39m')
    for (const env of [{ NO_COLOR: '1' }, { TERM: 'dumb' }]) {
      expect(check(env)).toContain(': warning: ')
      expect(check(env)).not.toMatch(/\u001b\[\d+m/)
    }
  })

  it('never obeys what a file says', { timeout: 600_000 }, () => {
    const cwd = scratchFolder()
    const evil = '\u001b]0;owned\u0007\u001b[2J\u001b[8m\u202edm'
    writeFiles(cwd, {
      [`garden/${evil}.md`]: '[[b]] [[nowhere]]',
      'garden/b.md': `---\ntitle: "\\e[2J\\u009b2J"\n---\n`,
    })
    for (const command of ['check garden', 'links b garden', 'search nowhere garden']) {
      const shown = spawnSync(
        '/usr/bin/script',
        ['-qec', `'${process.execPath}' '${program}' ${command} 2>/dev/null`, '/dev/null'],
        { cwd, env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TERM: 'xterm' } },
      ).stdout.toString()
      if (command.startsWith('links')) expect(shown).toContain('\ufffd')
      expect(shown).not.toMatch(/\u001b(?!\[\d\d?m)|\u001b\[8m|\u0007|\u009b|\u202e/)
    }
  })
})

const inNamespace = (run: string): ReturnType<typeof spawnSync> =>
  spawnSync('unshare', ['-U', '-r', '-m', 'sh', '-c', run], { encoding: 'utf8', input: '' })
const mayMount =
  process.platform === 'linux' && inNamespace('mount -t tmpfs -o size=64k none /mnt').status === 0

describe.skipIf(!mayMount)('a site', () => {
  it.each([
    ['size=60k', 'hortus: the disk is full\n'],
    ['size=1m,ro', 'hortus: the disk can only be read: disk/.site.hortus-lock\n'],
  ])('on a disk with %s is not written, which is said in a line', (disk, stderr) => {
    const cwd = scratchFolder()
    writeFiles(cwd, { 'garden/index.md': '# Home\n', 'disk/none': '' })
    const run = inNamespace(
      `cd '${cwd}' && mount -t tmpfs -o ${disk} none disk && { '${process.execPath}' '${program}' build garden --out disk/site; echo $?; ls -A disk; }`,
    )
    expect({ stdout: run.stdout, stderr: run.stderr }).toEqual({ stdout: '2\n', stderr })
  })
})

describe('the config', () => {
  const build = async (files: Record<string, string>, args: readonly string[] = ['--trust']) => {
    const cwd = scratchFolder()
    writeFiles(cwd, { 'garden/index.md': '# Home\n', ...files })
    return { cwd, ...(await runHortus(['build', '--json', ...args], { cwd })) }
  }

  it.each([
    [
      'hortus.config.ts',
      "import { defineGarden } from 'hortus'\nexport default defineGarden({ title: 'Named' as string })",
    ],
    [
      'hortus.config.js',
      "import { defineGarden } from 'hortus'\nexport default defineGarden({ title: 'Named' })",
    ],
    ['hortus.config.json', '{ "title": "Named" }'],
  ])('is read from %s', async (name, text) => {
    const { code, stderr, cwd } = await build({ [`garden/${name}`]: text })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const { readFileSync } = await import('node:fs')
    expect(readFileSync(`${cwd}/site/index.html`, 'utf8')).toContain('Named')
  })

  it('may import what lies beside it and packages of the garden', async () => {
    const { code, stderr } = await build({
      'garden/hortus.config.ts':
        "import { title } from './settings/title.ts'\nimport { suffix } from 'a-package'\nexport default { title: title + suffix }",
      'garden/settings/title.ts': "export const title: string = 'A'",
      'garden/node_modules/a-package/package.json':
        '{"name":"a-package","type":"module","exports":{"import":"./main.js"}}',
      'garden/node_modules/a-package/main.js': "export const suffix = 'B'",
    })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })

  it.each([
    ['ts', "export default { titel: 'x' }", '1:18: titel: unknown setting, did you mean "title"?'],
    ['ts', 'export default { drafts: 1 }', '1:18: drafts: found 1, expected true or false'],
    ['ts', 'export const x = 1', 'found no default export, expected "export default defineGarden({ … })"'],
    ['ts', "throw new Error('boom')", 'boom'],
    ['ts', "import 'no-such-package'", 'cannot find the package "no-such-package"'],
    ['js', 'export default 5', 'the config: found 5, expected an object with settings'],
    ['json', '{ "lang": 5 }', '1:3: lang: found 5, expected a language tag such as "en"'],
  ])('that is wrong (%s: %s) is named with its file and its place', async (extension, text, problem) => {
    const { code, stdout, stderr } = await build({ [`garden/hortus.config.${extension}`]: text })
    const error = `garden/hortus.config.${extension}:${/^\d/.test(problem) ? '' : ' '}${problem}`
    expect({ code, stdout, stderr }).toEqual(failed(error))
  })

  it('that waits for ever, or whose plugins throw before a note, ends with the reason', {
    timeout: 600_000,
  }, async () => {
    const ends = async (text: string) => {
      const { code, stdout, stderr } = await build({ 'garden/hortus.config.js': text })
      return { code, stdout, stderr }
    }
    for (const [text, reason] of [
      ['await new Promise(() => {})', 'it waits for something that never happens'],
      ['export default new Promise(() => {})', 'it waits for something that never happens'],
      ['process.exit(7)', 'it ends the program, with process.exit(7)'],
      ['process.exit(0)', 'it ends the program, with process.exit(0)'],
    ] as const)
      expect(await ends(text)).toEqual(failed(`garden/hortus.config.js: found no settings: ${reason}`))
    expect(await ends('export default { remarkPlugins: [() => process.exit(0)] }')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'hortus: the program was ended by its config or a plugin\n',
    })
    for (const setting of ['remarkPlugins', 'rehypePlugins'])
      expect(await ends(`export default { ${setting}: [() => { throw new Error('boom') }] }`)).toEqual(
        failed(`the config's ${setting} cannot be used: boom`),
      )
  })

  it('whose plugins never end, or end the program, costs their note only', { timeout: 600_000 }, async () => {
    for (const [deed, reason] of [
      ['for (;;) Date.now()', 'more than 300 ms'],
      ['process.exit(0)', 'it ended the program'],
    ] as const) {
      const plugin = `() => (tree, file) => { if (String(file.value).includes('bad')) ${deed} }`
      const { code, cwd } = await build({
        'garden/hortus.config.js': `export default { budget: { maxMilliseconds: 300 }, remarkPlugins: [${plugin}] }`,
        'garden/a.md': 'bad text',
        'garden/b.md': 'good text',
      })
      expect(code).toBe(1)
      const { readFileSync } = await import('node:fs')
      expect(readFileSync(`${cwd}/site/a/index.html`, 'utf8')).toContain('<pre')
      expect(readFileSync(`${cwd}/site/b/index.html`, 'utf8')).toContain('<p>good text</p>')
      const { stdout } = await runHortus(['check', 'garden'], { cwd })
      expect(stdout).toContain(reason)
    }
  })

  it('may have plugins that wait for something, of both kinds, also for a rename', async () => {
    const paragraph = '(word) => async (tree) => { await null; tree.children.push(WHAT) }'
    const remark = `{ type: 'paragraph', children: [{ type: 'text', value: 'from afar' }] }`
    const rehype = `{ type: 'element', tagName: 'p', properties: {}, children: [{ type: 'text', value: 'and near' }] }`
    const { code, stderr, cwd } = await build({
      'garden/hortus.config.js': `export default {
        // Their time is not what is tested; a busy machine may take long to start a thread.
        budget: { maxMilliseconds: 60_000 },
        remarkPlugins: [${paragraph.replace('WHAT', remark)}],
        rehypePlugins: [${paragraph.replace('WHAT', rehype)}],
      }`,
      'garden/a.md': 'See [[b]].',
      'garden/b.md': 'Text.',
      'garden/board.canvas':
        '{"nodes":[{"id":"1","type":"text","text":"card","x":0,"y":0,"width":9,"height":9}]}',
    })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const { readFileSync } = await import('node:fs')
    const page = readFileSync(`${cwd}/site/a/index.html`, 'utf8')
    expect(page).toContain('<p>from afar</p>')
    expect(page).toContain('<p>and near</p>')
    expect(page).toContain('<a href="/b/">b</a>')
    expect(readFileSync(`${cwd}/site/board-canvas/index.html`, 'utf8')).toContain('from afar')
    await runHortus(['rename', 'b', 'c', 'garden'], { cwd })
    expect(readFileSync(`${cwd}/garden/a.md`, 'utf8')).toBe('See [[c]].')
  })

  it('that cannot be parsed is named with line and column', async () => {
    const { code, stderr } = await build({ 'garden/hortus.config.ts': 'export default {\n' })
    expect(code).toBe(2)
    expect(stderr).toMatch(/^hortus: garden\/hortus\.config\.ts:\d+:\d+: .+\n$/)
  })

  it('is not run from an untrusted garden, which is said', async () => {
    const files = {
      'garden/hortus.config.ts': "throw new Error('boom')",
      'garden/hortus.config.json': '{"title": "Theirs"}',
    }
    const { code, stderr } = await build(files, ['--untrusted'])
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        'garden/hortus.config.ts is ignored because of --untrusted: the usual settings apply, none of its code is run; what can be read of its "ignore" is not published\n' +
        'garden/hortus.config.json is ignored because of --untrusted but for what it leaves out: else the usual settings apply\n',
    })
  })

  it('in JSON leaves out of an untrusted garden what it leaves out', async () => {
    const files = {
      'garden/private/Diary.md': 'Not for you.',
      'garden/hortus.config.json': '{"title": "Theirs", "ignore": ["private/**"], "titel": 1}',
    }
    const { code, stdout, cwd } = await build(files, ['--untrusted', '--json'])
    expect(code).toBe(0)
    expect(stdout).not.toContain('Theirs')
    expect(existsSync(`${cwd}/site/private`)).toBe(false)
    for (const wrong of ['{"ignore": "private/**"}', '{"ignore": ["private/**"]']) {
      const broken = await build({ ...files, 'garden/hortus.config.json': wrong }, ['--untrusted'])
      expect(broken.code).toBe(2)
      expect(broken.stderr).toContain('garden/hortus.config.json:')
    }
  })
})
