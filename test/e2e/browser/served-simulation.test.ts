import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { type EditServer, openEditServer } from '../editor/open-server.ts'

let browser: TestBrowser
let server: EditServer
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-simulation-'))
  const counting = new URL('../../fixtures/simulations/counting.sim.ts', import.meta.url)
  writeFileSync(join(folder, 'counting.sim.ts'), readFileSync(counting))
  writeFileSync(join(folder, 'Counting.md'), '# Counting\n\n![[counting.sim.ts]]\n')
  server = await openEditServer(folder)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.kill()
  rmSync(folder, { recursive: true, force: true })
})

it('a simulation runs where a garden is served, whose other pages nobody may frame', async () => {
  const page = await browser.newPage()
  await page.goto(`${server.url}counting/`)
  const says = page.locator('.simulation-says')
  expect(await says.textContent()).toContain('at 2;')
  await page.locator('.simulation [data-move="forward"]:enabled').click()
  await expect.poll(() => says.textContent()).toContain('at 3;')
  const ancestors = async (path: string): Promise<string | null> =>
    (await fetch(server.url + path)).headers.get('content-security-policy')
  expect(await ancestors('counting/')).toContain("frame-ancestors 'none'")
  expect(await ancestors('-/simulation.html')).toBe("frame-ancestors 'self'")
  await page.close()
})
