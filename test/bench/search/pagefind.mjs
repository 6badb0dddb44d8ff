import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readCommand } from '../read-command.mjs'
import { longestChain, patience, withPatience } from './slow-server.mjs'

/** Indexes a copy of a built site with the Pagefind that was found, only the notes' own texts. Gives the command that does. */
export function pagefindCommand({ program }, site) {
  return [process.execPath, program, '--site', site, '--root-selector', 'main .note', '--quiet']
}

/** Pagefind from the project's own packages or npm's global ones, or why there is none; it is never installed from here. */
export function findPagefind(projectDir) {
  const roots = [projectDir, join(readCommand('npm', ['root', '-g']) ?? projectDir, '..')]
  const packageDir = roots
    .map((root) => join(root, 'node_modules/pagefind'))
    .find((dir) => existsSync(join(dir, 'package.json')))
  if (!packageDir) return { absent: 'Pagefind is not installed (`npm install --global pagefind`)' }
  const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8'))
  return { version, program: join(packageDir, 'lib/runner/bin.cjs') }
}

/** Copies a site without its own search, for Pagefind to add its. */
export function copySite(site, target) {
  cpSync(site, target, { recursive: true })
  rmSync(join(target, '-/search'), { recursive: true, force: true })
}

/** A page that has Pagefind loaded, to be asked many times. */
export async function openPagefind(browser, server) {
  const page = await (await browser.newContext()).newPage()
  page.setDefaultTimeout(patience)
  await page.goto(`${server.url}-/blank`)
  await page.evaluate(async () => {
    window.pagefind = await import('/pagefind/pagefind.js')
    await window.pagefind.init()
  })
  return {
    ask: (query) => withPatience(askLoaded(page, query), `Pagefind's answer to "${query}"`),
    close: () => page.context().close(),
  }
}

function askLoaded(page, query) {
  return page.evaluate(async (text) => {
    const { results } = await window.pagefind.search(text)
    const data = await Promise.all(results.slice(0, 10).map((result) => result.data()))
    return data.map(({ url }) => decodeURIComponent(url.replace(/^\//, '')))
  }, query)
}

/** A cold reader's first query with ten excerpts; see `askOursCold`. */
export async function askPagefindCold(browser, server, line, query) {
  const context = await browser.newContext()
  const page = await context.newPage()
  page.setDefaultTimeout(patience)
  await page.goto(`${server.url}-/blank`)
  server.state.log.length = 0
  server.state.line = line
  const asked = page.evaluate(async (text) => {
    const startedAt = performance.now()
    const pagefind = await import('/pagefind/pagefind.js')
    const { results } = await pagefind.search(text)
    const data = results.slice(0, 10).map((result) => result.data())
    await data[0]
    const firstMs = performance.now() - startedAt
    await Promise.all(data)
    return firstMs
  }, query)
  const firstMs = await withPatience(asked, `Pagefind's first answer to "${query}"`)
  await server.settled()
  server.state.line = undefined
  const log = [...server.state.log]
  await context.close()
  return {
    firstMs,
    bytes: log.reduce((sum, { bytes }) => sum + bytes, 0),
    requests: log.length,
    chain: longestChain(log),
  }
}
