import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fetchTitle, titleIn } from '../../../src/server/fetch-title.ts'
import { isPublicAddress } from '../../../src/store/public-address.ts'

let server: Server
let port: string
const asked: string[] = []

const page = { 'content-type': 'text/html; charset=utf-8' }

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (request.url === '/page') response.writeHead(200, page).end('<title>A\n page &amp; more</title>')
    else if (request.url === '/moved') response.writeHead(302, { location: '/page' }).end()
    else if (request.url === '/inside')
      response.writeHead(302, { location: `http://127.0.0.2:${port}/secret` }).end()
    else if (request.url === '/round') response.writeHead(302, { location: '/round' }).end()
    else if (request.url === '/file')
      response.writeHead(200, { 'content-type': 'text/plain' }).end('<title>x')
    else if (request.url === '/large')
      response.writeHead(200, page).end(`${' '.repeat(600_000)}<title>late</title>`)
    else response.writeHead(200, page).end('<title>Secret</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve))
  port = String((server.address() as AddressInfo).port)
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

/** The one machine that may be asked here. */
const titleAt = (path: string): Promise<string | undefined> =>
  fetchTitle(`http://127.0.0.1:${port}${path}`, {
    mayAsk: (address) => address === '127.0.0.1',
    ports: [port],
  })

describe('the title of a page', () => {
  it('is read where a redirect leads, and nowhere but in a page', async () => {
    expect(await titleAt('/page')).toBe('A page & more')
    expect(await titleAt('/moved')).toBe('A page & more')
    expect(await titleAt('/round')).toBeUndefined()
    expect(await titleAt('/file')).toBeUndefined()
    expect(await titleAt('/large')).toBeUndefined()
  })

  it('is not asked of machines that are not public, be it by name, by number or by redirect', async () => {
    asked.length = 0
    expect(await titleAt('/inside')).toBeUndefined()
    expect(asked).toEqual(['/inside'])
    for (const host of [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '0.0.0.0',
      '2130706433',
      '0x7f.1',
      '[::ffff:127.0.0.1]',
    ])
      expect(
        await fetchTitle(`http://${host}:${port}/secret`, { mayAsk: isPublicAddress, ports: [port] }),
        host,
      ).toBeUndefined()
    for (const address of ['file:///etc/passwd', `http://a:b@127.0.0.1:${port}/`, 'ftp://example.org', 'x'])
      expect(await fetchTitle(address, { mayAsk: () => true, ports: [port] }), address).toBeUndefined()
    expect(await fetchTitle(`http://127.0.0.1:${port}/page`, { mayAsk: () => true })).toBeUndefined()
    expect(asked).toEqual(['/inside'])
  })

  it('has its references read and nothing in it that cannot be seen', () => {
    expect(titleIn('<TITLE lang=en>&#8220;x&#x201d;&nbsp;\u202ey &unknown;</TITLE>')).toBe('“x” y &unknown;')
    expect(titleIn('<title> </title>')).toBeUndefined()
  })
})

describe('an address', () => {
  it('is public or not', () => {
    for (const inside of [
      ...['10.1.2.3', '100.64.0.1', '127.0.0.1', '169.254.169.254', '172.31.0.1', '192.168.1.1', '224.0.0.1'],
      ...[
        '255.255.255.255',
        '::1',
        '::',
        'fe80::1',
        'fc00::1',
        'fd12::1',
        '::ffff:8.8.8.8',
        '64:ff9b::808:808',
      ],
      ...['2002:7f00:1::', '2001:db8::1', 'ff02::1', 'localhost', ''],
    ])
      expect(isPublicAddress(inside), inside).toBe(false)
    for (const outside of ['8.8.8.8', '172.32.0.1', '2a00:1450:4001::1', '2606:4700::1111'])
      expect(isPublicAddress(outside), outside).toBe(true)
  })
})
