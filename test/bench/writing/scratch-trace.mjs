import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { findBrowser } from '../../browser.ts'
const src = readFileSync(new URL('./measure-keys.mjs', import.meta.url), 'utf8')
const longNote = new Function(src.slice(src.indexOf('function longNote')).split('\nfunction summarize')[0] + ';return longNote')()
const { chromium } = await import('playwright-core')
const garden = mkdtempSync(join(tmpdir(), 'scratch-keys-'))
for (const name of ['Dataview', 'Templater']) writeFileSync(join(garden, `${name}.md`), `# ${name}\n\nA note.\n`)
writeFileSync(join(garden, 'long.md'), longNote(1_000_000))
const server = spawn(process.execPath, ['dist/hortus.js', 'serve', garden, '--port', '0'])
let out = ''
server.stdout.on('data', (c) => (out += c)); server.stderr.on('data', (c) => (out += c))
let entrance
while (!(entrance = /http:\/\/\S+#key=\S+(?=\n)/.exec(out)?.[0])) await new Promise((r) => setTimeout(r, 100))
const found = await findBrowser()
const browser = await chromium.launch({ executablePath: found.executablePath, args: [...found.args], env: { ...process.env, ...found.env } })
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  page.setDefaultTimeout(180_000)
  await page.goto(entrance)
  await page.waitForFunction(() => localStorage.getItem('hortus-key') !== null)
  await page.evaluate(() => localStorage.setItem('hortus-editor-mode', 'side'))
  await page.goto(entrance.replace(/#.*/, '') + 'long/?edit', { waitUntil: 'commit' })
  await page.waitForSelector('hortus-editor .cm-link-found')
  await page.waitForTimeout(6000)
  if (process.env.STYLE) await page.addStyleTag({ content: process.env.STYLE })
  if (process.env.EVAL) await page.evaluate(process.env.EVAL)
  await page.locator('.cm-content').focus()
  await page.evaluate(() => {
    window.keyTimes = []
    const channel = new MessageChannel(); let since
    channel.port1.onmessage = () => window.keyTimes.push(performance.now() - since)
    document.addEventListener('keydown', () => { since = performance.now(); requestAnimationFrame(() => channel.port2.postMessage(undefined)) }, true)
  })
  const scroll = (by) => page.evaluate((top) => document.querySelector('.cm-scroller').scrollBy(0, top), by)
  await scroll(await page.evaluate(() => document.querySelector('.cm-scroller').scrollHeight / 2))
  for (let i = 0; i < 20; i++) {
    await page.waitForTimeout(1000)
    const boxes = await page.locator('.cm-line:has-text("one more time")').evaluateAll((lines) => lines.map((l) => { const { x, y } = l.getBoundingClientRect(); return { x, y } }))
    const box = boxes.find(({ y }) => y > 150 && y < 800)
    if (box) { await page.mouse.click(box.x + 40, box.y + 10); break }
    await scroll(200)
  }
  await page.keyboard.press('End')
  await page.waitForTimeout(3000)
  await page.evaluate(() => (window.keyTimes.length = 0))
  if (!process.env.NOTRACE) await browser.startTracing(page, { path: '/tmp/trace.json', categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'disabled-by-default-devtools.timeline.stack', 'disabled-by-default-devtools.timeline.invalidationTracking', 'blink.debug.layout'] })
  for (let i = 0; i < 40; i++) { await page.keyboard.press('abcdefghij'[i % 10]); await page.waitForTimeout(90) }
  if (!process.env.NOTRACE) await browser.stopTracing()
  const t = (await page.evaluate(() => window.keyTimes)).sort((a, b) => a - b)
  console.log('keys', t.length, 'median', t[t.length >> 1]?.toFixed(1), 'p95', t[Math.floor(t.length * .95)]?.toFixed(1), 'worst', t.at(-1)?.toFixed(1))
} finally { await browser.close(); server.kill('SIGKILL'); rmSync(garden, { recursive: true, force: true }) }
if (!process.env.NOTRACE) {
  const { traceEvents } = JSON.parse(readFileSync('/tmp/trace.json', 'utf8'))
  const sum = {}
  for (const e of traceEvents) if (e.ph === 'X' && e.dur > 100) { const s = (sum[e.name] ??= { n: 0, ms: 0 }); s.n++; s.ms += e.dur / 1000 }
  console.log(Object.entries(sum).sort((a, b) => b[1].ms - a[1].ms).slice(0, 18).map(([n, s]) => `${n} ${s.n} ${s.ms.toFixed(0)}ms`).join('\n'))
  const by = {}
  for (const e of traceEvents) if (e.name === 'Layout' && e.ph === 'X') {
    const st = e.args.beginData?.stackTrace?.slice(0, 4).map((f) => f.functionName + '@' + f.url.split('/').pop().slice(0, 18) + ':' + f.lineNumber + ':' + f.columnNumber).join(' < ') ?? 'frame'
    const s = (by[st] ??= { n: 0, ms: 0, dirty: 0, total: 0, roots: {} }); s.n++; s.ms += e.dur / 1000; s.dirty += e.args.beginData?.dirtyObjects ?? 0; s.total = Math.max(s.total, e.args.beginData?.totalObjects ?? 0)
    for (const r of e.args.endData?.layoutRoots ?? []) s.roots[r.nodeId + ':' + r.depth] = (s.roots[r.nodeId + ':' + r.depth] ?? 0) + 1
  }
  console.log(JSON.stringify(Object.entries(by).sort((a, b) => b[1].ms - a[1].ms).slice(0, 10), null, 1))
  const inv = {}
  for (const e of traceEvents) if (e.name === 'LayoutInvalidationTracking') { const k = `${e.args.data.nodeName} | ${e.args.data.reason} | ${(e.args.data.stackTrace ?? []).slice(0, 2).map((f) => f.functionName + ':' + f.lineNumber + ':' + f.columnNumber).join(' < ')}`; inv[k] = (inv[k] ?? 0) + 1 }
  console.log(Object.entries(inv).sort((a, b) => b[1] - a[1]).slice(0, 25).map(([k, n]) => n + ' ' + k.slice(0, 260)).join('\n'))
}
