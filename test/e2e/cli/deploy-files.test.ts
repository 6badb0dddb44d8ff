import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { freePort, hasHost, realHosts } from '../real-hosts.ts'
import { program, runHortus } from './run-hortus.ts'
import { scratchFolder, writeFiles } from './scratch.ts'

/** A name that a shell, YAML and TOML would each read as something else. */
const odd = `my "notes" $HOME 'x'`

/** Where a garden is in its repository: in a folder of it, or it is all of it. */
const places = [odd, '.'] as const

/** A repository with a garden in it, and an `npx` that runs the built program. */
function repository(garden: string): { readonly top: string; readonly path: string } {
  const top = scratchFolder()
  mkdirSync(join(top, '.git'))
  writeFiles(join(top, garden), {
    'index.md': '# Home\n\n[[other]]\n',
    'other.md': '# Other\n\n![[a.svg]]\n',
    // Properties that are no YAML are an error, and the note is shown without them.
    'broken.md': '---\naliases: @x\n---\n# Broken\n',
  })
  writeFileSync(join(top, garden, 'a.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  const bin = join(scratchFolder(), 'bin')
  mkdirSync(bin)
  // The two words before the command are npx's own: --yes and the package.
  writeFileSync(join(bin, 'npx'), `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${program}" "$@"\n`, {
    mode: 0o755,
  })
  return { top, path: `${bin}${delimiter}${process.env['PATH']}` }
}

async function deploy(top: string, garden: string, host: string): Promise<string> {
  const { code, stderr, stdout } = await runHortus(['deploy-files', host, garden], { cwd: top })
  expect([code, stderr]).toEqual([0, ''])
  return stdout
}

const runIn = (cwd: string, path: string, command: string, env: Record<string, string> = {}): void =>
  void execFileSync('bash', ['-euc', command], {
    cwd,
    env: { ...process.env, PATH: path, ...env },
    stdio: 'pipe',
  })

const read = (file: string): string => readFileSync(file, 'utf8')

describe('hortus deploy-files', () => {
  it('says that the garden is in no repository yet, and writes to its folder', async () => {
    const top = scratchFolder()
    writeFiles(join(top, 'garden'), { 'index.md': '# Home\n' })
    expect(await deploy(top, 'garden', 'netlify')).toContain('No Git repository is around the garden')
    expect(existsSync(join(top, 'garden/netlify.toml'))).toBe(true)
    const inside = repository('garden').top
    expect(await deploy(inside, 'garden', 'netlify')).not.toContain('No Git repository')
  })

  it.each(places)(
    'gives GitHub a workflow whose step builds the site below the path of the repository, the garden in %j',
    async (place) => {
      const { top, path } = repository(place)
      await deploy(top, place, 'github')
      const workflow = parse(read(join(top, '.github/workflows/garden.yml'))) as {
        env: Record<string, string>
        permissions: object
        jobs: Record<
          'build' | 'deploy',
          { steps: { name?: string; run?: string; env?: object; uses?: string }[] }
        >
      }
      // The first of each that runs on Node 24; Pages takes nothing any more of those before.
      const oldest = {
        'actions/checkout': 5,
        'actions/setup-node': 5,
        'actions/cache': 5,
        'actions/configure-pages': 6,
        'actions/upload-pages-artifact': 5,
        'actions/deploy-pages': 5,
      }
      const used = [...workflow.jobs.build.steps, ...workflow.jobs.deploy.steps].flatMap(
        ({ uses }) => uses?.split('@v') ?? [],
      )
      expect(used.filter((_, n) => n % 2 === 0)).toEqual(Object.keys(oldest))
      for (const [n, least] of Object.values(oldest).entries())
        expect(Number(used[n * 2 + 1])).toBeGreaterThanOrEqual(least)
      expect(workflow.permissions).toEqual({ contents: 'read', pages: 'write', 'id-token': 'write' })
      const step = workflow.jobs.build.steps.find(({ name }) => name === 'Build')
      expect(step?.env).toEqual({
        BASE: expect.stringMatching(/^\$\{\{ steps\.pages\.outputs\.base_path \}\}\/$/),
      })
      runIn(top, path, step?.run ?? '', { ...workflow.env, BASE: '/repo/' })
      expect(read(join(top, '.site/index.html'))).toContain('href="/repo/other/"')
    },
  )

  it.each(places)('gives GitLab a job that finds the path out by itself, the garden in %j', async (place) => {
    const { top, path } = repository(place)
    await deploy(top, place, 'gitlab')
    const { pages } = parse(read(join(top, '.gitlab-ci.yml'))) as {
      pages: { script: string[]; variables: Record<string, string> }
    }
    runIn(top, path, pages.script.join('\n'), {
      GARDEN: pages.variables['GARDEN'] ?? '',
      CI_PAGES_URL: 'https://me.gitlab.io/group/notes',
    })
    expect(read(join(top, 'public/index.html'))).toContain('href="/group/notes/other/"')
  })

  it.each(places)(
    'gives Netlify and Cloudflare a command that builds at the top, the garden in %j',
    async (place) => {
      const { top, path } = repository(place)
      await deploy(top, place, 'netlify')
      const [, command = '""'] = /^command = (".*")$/m.exec(read(join(top, 'netlify.toml'))) ?? []
      const [, garden = '""'] = /^GARDEN = (".*")$/m.exec(read(join(top, 'netlify.toml'))) ?? []
      runIn(top, path, JSON.parse(command) as string, { GARDEN: JSON.parse(garden) as string })
      expect(read(join(top, '.site/index.html'))).toContain('href="/other/"')

      const said = await deploy(top, place, 'cloudflare')
      runIn(top, path, /^Build command: (.*)$/m.exec(said)?.[1] ?? 'false')
      // The Node that is there by itself is a 22 that does not run Hortus.
      expect(Number(/NODE_VERSION = (\d+)/.exec(said)?.[1])).toBeGreaterThan(22)
      expect(read(join(top, 'wrangler.toml'))).toContain('pages_build_output_dir = ".site"')
    },
  )

  it('ends the deployment where no site was written', async () => {
    const { top, path } = repository('garden')
    writeFiles(join(top, 'garden'), { 'public.md': '---\npublish: true\n---\n# Public\n' })
    await deploy(top, 'garden', 'netlify')
    const [, command = '""'] = /^command = (".*")$/m.exec(read(join(top, 'netlify.toml'))) ?? []
    expect(() => runIn(top, path, JSON.parse(command) as string, { GARDEN: 'garden' })).toThrow(
      'Nothing was written',
    )
  })

  it('overwrites nothing, and leaves none of several files where one is in the way', async () => {
    const { top } = repository('garden')
    writeFileSync(join(top, 'Dockerfile'), 'FROM scratch\n')
    const { code, stderr } = await runHortus(['deploy-files', 'docker', 'garden'], { cwd: top })
    expect([code, stderr]).toEqual([2, expect.stringContaining('Dockerfile: there already')])
    expect(existsSync(join(top, 'deploy'))).toBe(false)
    expect(read(join(top, 'Dockerfile'))).toBe('FROM scratch\n')
  })

  it('names the hosts that it knows', async () => {
    const { code, stderr } = await runHortus(['deploy-files', 'geocities'])
    expect([code, stderr]).toEqual([2, expect.stringContaining('expected one of github, gitlab, netlify')])
  })
})

describe.each(realHosts)('$name with the file that is written for it', ({ name, file, start }) => {
  it.skipIf(!hasHost({ name }))(
    'serves the site below its path, compressed, with the headers that it needs',
    async () => {
      const { top } = repository('garden')
      writeFileSync(join(top, 'garden/hortus.config.json'), '{ "base": "/my/nötes/" }')
      writeFiles(join(top, 'garden'), {
        'Sync.md': '---\npermalink: /Sync\n---\nText.',
        'Ü.md': '---\nredirects: [/früher/]\n---\n',
      })
      const said = await deploy(top, 'garden', name)
      const root = join(top, 'www')
      expect((await runHortus(['build', 'garden', '--out', 'www/my/nötes'], { cwd: top })).code).toBe(1)
      const compress = /^Compress: (.*)$/m.exec(said)?.[1] ?? 'false'
      cpSync(join(root, 'my/nötes'), join(top, '.site'), { recursive: true })
      runIn(top, process.env['PATH'] ?? '', compress)
      cpSync(join(top, '.site'), join(root, 'my/nötes'), { recursive: true })

      const port = await freePort()
      const folder = scratchFolder()
      const server = start(read(join(top, file)).replaceAll('/var/www/garden', root), folder, port)
      let printed = ''
      for (const stream of [server.stdout, server.stderr])
        stream.setEncoding('utf8').on('data', (text: string) => (printed += text))
      onTestFinished(() => void server.kill('SIGTERM'))
      const get = (path: string): Promise<Response> =>
        fetch(`http://127.0.0.1:${port}${path}`, {
          redirect: 'manual',
          headers: { 'accept-encoding': 'gzip' },
        })
      await expect
        .poll(() =>
          get('/my/nötes/').then(
            (answer) => answer.status,
            () => printed,
          ),
        )
        .toBe(200)

      const page = await get('/my/nötes/other/')
      expect(Object.fromEntries(page.headers)).toMatchObject({
        'content-type': expect.stringMatching(/^text\/html; charset=utf-8$/i),
        'content-encoding': 'gzip',
        vary: expect.stringMatching(/^accept-encoding$/i),
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'content-security-policy': "frame-ancestors 'self'",
      })
      const html = await page.text()
      expect(html).toContain('<h1')
      const [, script = ''] = /src="([^"]*-\/app-[^"]*\.js)"/.exec(html) ?? []
      expect((await get(script)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      const [, picture = ''] = /src="([^"]*a\.svg)"/.exec(html) ?? []
      expect((await get(picture)).headers.get('content-security-policy')).toBe(
        "script-src 'none'; base-uri 'none'",
      )
      expect([301, 302, 308]).toContain((await get('/my/nötes/other')).status)
      const moved = await get('/my/nötes/sync/')
      expect([moved.status, moved.headers.get('location')]).toEqual([301, encodeURI('/my/nötes/Sync/')])
      const earlier = await get('/my/nötes/früher/')
      expect([earlier.status, earlier.headers.get('location')]).toEqual([301, encodeURI('/my/nötes/ü/')])
      expect((await get('/my/nötes/Sync/')).status).toBe(200)
      writeFileSync(join(root, 'my/nötes/app.webmanifest'), '{}')
      const typeOf = async (name: string): Promise<string | null> =>
        (await get(`/my/nötes/${name}`)).headers.get('content-type')
      expect(await typeOf('other.md')).toBe('text/markdown; charset=utf-8')
      expect(await typeOf('app.webmanifest')).toBe('application/manifest+json')
      const missing = await get('/my/nötes/nothing/there/')
      expect([missing.status, await missing.text()]).toEqual([404, read(join(root, 'my/nötes/404.html'))])
      for (const way of ['/my/nötes/../../../../etc/passwd', '/my/nötes/%2e%2e/%2e%2e/www.conf'])
        expect((await get(way)).status).toBeGreaterThanOrEqual(400)
    },
  )
})
