import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { add, grant, grantWriting } from '../../../src/hub/administer.ts'
import { makeGarden } from '../../../src/hub/work/make-garden.ts'
import { launchBrowser } from '../../browser.ts'
import { noPostgres } from '../../hub-database.ts'
import { createRepository, never, scratchFolder } from './hub-shop.ts'
import { freePort, signInBy, startProvider } from './provider.ts'
import { serveTestHub } from './serving.ts'
import { inGit } from './writers.ts'

/** Serves repositories over HTTP as hosts do, to who knows the password: git's own `http-backend` behind Node. */
async function serveGit(folder: string): Promise<number> {
  const server = createServer((request, response) => {
    if (request.headers.authorization !== `Basic ${Buffer.from('hub:token').toString('base64')}`) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end()
      return
    }
    const { pathname, search } = new URL(request.url ?? '/', 'http://git')
    const backend = spawn('git', ['http-backend'], {
      env: {
        PATH: process.env['PATH'] ?? '',
        GIT_PROJECT_ROOT: folder,
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: pathname,
        QUERY_STRING: search.slice(1),
        REQUEST_METHOD: request.method ?? 'GET',
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        HTTP_CONTENT_ENCODING: String(request.headers['content-encoding'] ?? ''),
        GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
        REMOTE_USER: 'hub',
      },
    })
    request.pipe(backend.stdin)
    const pieces: Buffer[] = []
    backend.stdout.on('data', (piece: Buffer) => pieces.push(piece))
    backend.on('close', () => {
      const answer = Buffer.concat(pieces)
      const end = answer.indexOf('\r\n\r\n')
      const headers = answer
        .toString('latin1', 0, end)
        .split('\r\n')
        .map((line) => line.split(': ') as [string, string])
      const status = headers.find(([name]) => name === 'Status')?.[1] ?? '200'
      response.writeHead(
        Number.parseInt(status, 10),
        Object.fromEntries(headers.filter(([name]) => name !== 'Status')),
      )
      response.end(answer.subarray(end + 4))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

describe.skipIf(noPostgres !== '')(`writing in an organisation${noPostgres}`, () => {
  it('goes from the sign-in over two browsers, a comment and a push to whoever may read', async () => {
    const repository = createRepository()
    repository.git('config', 'http.receivepack', 'true')
    repository.git('config', 'receive.denyCurrentBranch', 'updateInstead')
    repository.push({ 'x.md': '# X\n\nStart.\n' })
    const gitPort = await serveGit(dirname(repository.folder))
    const git = { protocols: ['http'], env: { PATH: process.env['PATH'] ?? '', TZ: 'UTC' } } as const
    const port = await freePort()
    const publicUrl = `http://127.0.0.1:${port}`
    const hub = await serveTestHub({
      port,
      publicUrl,
      signIn: signInBy(await startProvider(port)),
      writing: {
        git,
        scratch: scratchFolder(),
        times: { pause: 2_000, longest: 20_000, poll: 500, retry: 200, longestRetry: 1_000 },
      },
    })
    const { database } = hub.shop
    const garden = await add(database, 'test', {
      path: 'a/notes',
      gitUrl: `http://hub:token@127.0.0.1:${gitPort}/repository`,
      branch: 'main',
      isTrusted: false,
      publish: null,
      readers: ['staff'],
    })
    await grantWriting(database, 'test', 'a/notes', { folder: '', reader: 'staff' })
    await grant(database, 'test', 'a/notes', { folder: 'board', reader: 'board' })
    const make = () => makeGarden({ ...hub.shop, git }, garden.id, never)
    await make()

    const browser = await launchBrowser()
    onTestFinished(() => browser.close())
    const enter = async (name: string) => {
      const page = await browser.newPage()
      await page.goto(`${publicUrl}/-/sign-in?to=/-/write/a/notes/x.md`)
      for (let step = 0; step < 3 && !page.url().startsWith(publicUrl); step++) {
        const login = page.locator('[name=login]')
        if ((await login.count()) > 0) {
          await login.fill(name)
          await page.fill('[name=password]', 'any')
        }
        await page.click('[type=submit]')
      }
      await page.waitForSelector('#together[data-synced]')
      await page.click('.cm-content')
      return page
    }
    const [ann, bob] = [await enter('ann'), await enter('bob')]
    await ann.keyboard.press('Control+End')
    await ann.keyboard.type('By Ann. ')
    await expect.poll(() => bob.textContent('.cm-content')).toContain('By Ann.')
    await bob.keyboard.press('Control+End')
    await bob.keyboard.type('By Bob.')
    await ann.click('.cm-line >> text=Start.')
    await ann.keyboard.press('Control+Alt+m')
    await ann.keyboard.type('A word beside it')
    await ann.click('text=Say it')
    await expect.poll(() => bob.textContent('#comments')).toContain('A word beside it')
    await expect
      .poll(() => inGit(repository, 'x.md'), { timeout: 30_000 })
      .toBe('# X\n\nStart.\nBy Ann. By Bob.')
    const log = repository.git('log', '--format=%an%n%B', 'main')
    // Who wrote first is the author, or both have a commit of their own.
    for (const name of ['ann', 'bob']) expect(log).toContain(name)

    // The push is in Git before the hub has noted it: until then there is nothing to make.
    await expect
      .poll(async () => {
        await make()
        await ann.goto(`${publicUrl}/a/notes/x/`)
        return ann.textContent('main')
      })
      .toContain('By Ann. By Bob.')
    expect(await ann.content()).not.toContain('A word beside it')
    await ann.goto(`${publicUrl}/-/comments/a/notes/x.md`)
    expect(await ann.textContent('body')).toContain('A word beside it')
    const [nobody, nothing] = await Promise.all(
      ['/a/notes/x/', '/-/comments/a/notes/x.md', '/-/write/a/notes/x.md'].map(
        async (path) => (await fetch(publicUrl + path)).status,
      ),
    )
    expect([nobody, nothing]).toEqual([404, 404])
  })
})
