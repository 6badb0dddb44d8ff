/** Sizes of what a page's heap holds, in bytes, by V8's own kinds of nodes: `code` is what it compiled and noted down. */
async function sizesByKind(cdp) {
  const chunks = []
  const keep = ({ chunk }) => chunks.push(chunk)
  cdp.on('HeapProfiler.addHeapSnapshotChunk', keep)
  await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  cdp.off('HeapProfiler.addHeapSnapshotChunk', keep)
  const { snapshot, nodes } = JSON.parse(chunks.join(''))
  const { node_fields: fields, node_types: types } = snapshot.meta
  const [kind, size] = [fields.indexOf('type'), fields.indexOf('self_size')]
  const sizes = {}
  for (let i = 0; i < nodes.length; i += fields.length) {
    const name = types[kind][nodes[i + kind]]
    sizes[name] = (sizes[name] ?? 0) + nodes[i + size]
  }
  return sizes
}

/** Kinds that a program's own values are of; the others are V8's code and types, and the browser's books about the page. */
const ownKinds = [
  'object',
  'array',
  'closure',
  'string',
  'concatenated string',
  'sliced string',
  'number',
  'regexp',
  'symbol',
  'bigint',
]

async function weigh(page, cdp) {
  for (let i = 0; i < 4; i++) {
    await cdp.send('HeapProfiler.collectGarbage')
    await page.waitForTimeout(50)
  }
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters')
  const sizes = await sizesByKind(cdp)
  const own = ownKinds.reduce((sum, kind) => sum + (sizes[kind] ?? 0), 0)
  return { heap: usedSize / 1e6, own: own / 1e6, code: sizes.code / 1e6, nodes, listeners: jsEventListeners }
}

/**
 * Goes from home to the map and back by the page's own links, `turns` times, as a reader does. Gives what the page holds
 * after the first time and after the last, when the map is closed: `{ heap, own, code }` in megabytes (the whole JavaScript heap;
 * the program's own values; what V8 has compiled and noted down of types, which it does more and more of in the first ten
 * turns), and the numbers of the document's nodes and listeners.
 */
export async function visitMap(browser, server, turns) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('HeapProfiler.enable')
  await page.goto(server.url)
  await page.waitForSelector('html[data-ready]')
  let first
  for (let turn = 1; turn <= turns; turn++) {
    await page.evaluate(async () => {
      const next = (name, act) =>
        new Promise((done) => {
          document.addEventListener(name, done, { once: true })
          act()
        })
      await next('hortus:map', () => document.querySelector('a[href$="/map/"]').click())
      await document.querySelector('hortus-map').map.settled()
      await next('hortus:shown', () => document.querySelector('.map-home').click())
    })
    if (turn === 1) first = await weigh(page, cdp)
  }
  const last = await weigh(page, cdp)
  await context.close()
  return { first, last }
}
