import { describe, expect, it } from 'vitest'
import { add, grant } from '../../../src/hub/administer.ts'
import { isLocalPath } from '../../../src/hub/serve/sign-in.ts'
import { noPostgres } from '../../hub-database.ts'
import { createRepository, usualGarden } from './hub-shop.ts'
import { freePort, signInBy, startProvider } from './provider.ts'
import { serveTestHub, type TestHub } from './serving.ts'

/** A browser as far as signing in needs one: it follows, keeps cookies and fills in the provider's forms. */
class Browser {
  readonly #cookies = new Map<string, Map<string, string>>()

  async go(url: string, init: RequestInit = {}): Promise<Response> {
    const { host } = new URL(url)
    const own = this.#cookies.get(host) ?? new Map<string, string>()
    this.#cookies.set(host, own)
    const cookie = [...own].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) as unknown as [string, string, string]
      if (value === '' || /max-age=0/i.test(line)) own.delete(name)
      else own.set(name, value)
    }
    return answer
  }

  async text(url: string): Promise<string> {
    return (await this.go(url)).text()
  }

  async signIn(hub: TestHub, name: string, to: string): Promise<string> {
    let url = `${hub.url}/-/sign-in?to=${encodeURIComponent(to)}`
    let answer = await this.go(url)
    for (let step = 0; step < 20; step++) {
      const location = answer.headers.get('location')
      if (location !== null) {
        url = new URL(location, url).href
        if (url.startsWith(hub.url) && !url.includes('/-/')) return url
        answer = await this.go(url)
        continue
      }
      const form = await answer.text()
      const [, action] = /<form[^>]*action="([^"]+)"/.exec(form) ?? []
      const [, prompt] = /name="prompt" value="(\w+)"/.exec(form) ?? []
      if (action === undefined || prompt === undefined)
        throw new Error(`${answer.status} ${form.slice(0, 500)}`)
      url = new URL(action, url).href
      const body = new URLSearchParams({ prompt, login: name, password: 'any' })
      answer = await this.go(url, { method: 'POST', body })
    }
    throw new Error('Signing in never ended')
  }
}

describe.skipIf(noPostgres !== '')(`signing in to a hub${noPostgres}`, () => {
  it('shows each reader what their groups may read, and nothing else leaves a trace', async () => {
    const port = await freePort()
    const issuer = await startProvider(port)
    const publicUrl = `http://127.0.0.1:${port}`
    const hub = await serveTestHub({ port, publicUrl, signIn: signInBy(issuer) })
    const { database } = hub.shop
    const repository = createRepository()
    repository.push({
      'index.md': '---\ntags: [open]\n---\n# Home\n\nSee [[Open]].\n',
      'open.md': '# Open\n\nNothing to hide.\n',
      'Board/plan.md':
        '---\ntags: [canarytag]\naliases: [canaryalias]\n---\n# Canaryplan\n\ncanarytext about [[Open]] and [[Canarywanted]].\n',
      'Board/canarypicture.png': new Uint8Array([1, 2, 3]),
    })
    const garden = await add(database, 'test', {
      ...usualGarden,
      path: 'a/notes',
      gitUrl: repository.url,
      readers: ['staff'],
    })
    await grant(database, 'test', 'a/notes', { reader: 'board', folder: 'Board' })
    await hub.make(garden.id)

    const [ann, bob, nobody] = [new Browser(), new Browser(), new Browser()]
    expect(await ann.signIn(hub, 'ann', '/a/notes/')).toBe(`${hub.url}/a/notes/`)
    expect(await bob.signIn(hub, 'bob', '//evil.example/')).toBe(`${hub.url}/`)
    await expect.poll(async () => (await ann.go(`${hub.url}/a/notes/`)).status).toBe(200)
    await expect.poll(async () => (await bob.go(`${hub.url}/a/notes/`)).status).toBe(200)
    expect(await ann.text(`${hub.url}/a/notes/board/plan/`)).toContain('canarytext')
    expect(await ann.text(`${hub.url}/a/notes/open/`)).toContain('Canaryplan')
    expect((await nobody.go(`${hub.url}/a/notes/`)).status).toBe(404)

    // Every address that anybody may know of, asked by who may not read the folder and by who may read nothing.
    const addresses = await database.query<{ address: string }>('select distinct address from pages')
    expect(addresses.some(({ address }) => address.includes('canarytag'))).toBe(true)
    const latin = async (answer: Response): Promise<string> =>
      Buffer.from(await answer.arrayBuffer()).toString('latin1')
    const missing = await latin(await bob.go(`${hub.url}/a/notes/nothing`))
    for (const { address } of addresses) {
      const url = `${hub.url}/a/notes/${encodeURI(address)}`
      const answer = await bob.go(url)
      const text = await latin(answer)
      expect(text, address).not.toMatch(/canary/i)
      if (answer.status === 404) expect(text, address).toBe(missing)
      expect(answer.headers.get('cache-control'), address).toMatch(/^private/)
      expect((await nobody.go(url)).status, address).toBe(404)
    }
    expect((await ann.go(`${hub.url}/a/notes/board/plan/`)).headers.get('vary')).toContain('cookie')

    const out = await ann.go(`${hub.url}/-/sign-out`, {
      method: 'POST',
      headers: { origin: 'http://evil.example' },
    })
    expect(out.status).toBe(403)
    await ann.go(`${hub.url}/-/sign-out`, { method: 'POST', headers: { origin: publicUrl } })
    expect((await ann.go(`${hub.url}/a/notes/`)).status).toBe(404)
    const account = await database.query(
      "select actor, action from audit where action like 'signed%' order by id",
    )
    expect(account).toEqual([
      { actor: 'ann', action: 'signed-in' },
      { actor: 'bob', action: 'signed-in' },
      { actor: 'ann', action: 'signed-out' },
    ])
    expect(hub.lines.join('\n')).not.toContain('between us')
  })

  it('does not let in who did not come from it', async () => {
    const port = await freePort()
    const issuer = await startProvider(port)
    const publicUrl = `http://127.0.0.1:${port}`
    const known = {
      issuer,
      clientId: 'hub',
      clientSecret: 'between us',
      groupsClaim: 'groups',
      scopes: 'profile',
    }
    const hub = await serveTestHub({ port, publicUrl, signIn: known })
    const browser = new Browser()
    expect((await browser.go(`${hub.url}/-/signed-in?code=made-up&state=made-up`)).status).toBe(403)
    await browser.go(`${hub.url}/-/sign-in`)
    expect((await browser.go(`${hub.url}/-/signed-in?code=made-up&state=made-up`)).status).toBe(403)
    const forged = await fetch(`${hub.url}/`, { headers: { cookie: 'hortus=made-up' } })
    expect(await forged.text()).toContain('Sign in')
  })
})

describe('where a reader goes after signing in', () => {
  it('is never another site', () => {
    for (const path of ['/', '/a/notes/?q=1', '/a//b']) expect(isLocalPath(path), path).toBe(true)
    for (const path of ['//evil', '/\\evil', 'https://evil', '', '/a\\b', '/\n/evil'])
      expect(isLocalPath(path), path).toBe(false)
  })
})
