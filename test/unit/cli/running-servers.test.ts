import { spawnSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findServer, rememberServer } from '../../../src/cli/running-servers.ts'
import { gardenState } from '../../../src/cli/state-folder.ts'

let folder: string
let silent: Server
const sockets = new Set<Socket>()

/** The address of a server that takes connections and never answers. */
let url: string

beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'hortus-servers-')))
  vi.stubEnv('XDG_STATE_HOME', folder)
  silent = createServer((socket) => sockets.add(socket.on('error', () => {})))
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
})

afterEach(async () => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
  for (const socket of sockets) socket.destroy()
  await new Promise((resolve) => silent.close(resolve))
})

describe('findServer(folder)', () => {
  it('finds one that is too busy to answer, while its process lives', async () => {
    rememberServer(folder, url)
    expect(await findServer(folder)).toBe(`${url}/`)
  })

  it('finds none whose process has ended, or whose port refuses', async () => {
    rememberServer(folder, 'http://127.0.0.1:1')
    expect(await findServer(folder)).toBeUndefined()
    const { pid } = spawnSync(process.execPath, ['-e', ''])
    writeFileSync(`${gardenState('servers', folder)}.json`, JSON.stringify({ pid, url }))
    expect(await findServer(folder)).toBeUndefined()
  })
})
