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

/**
 * What a page holds once nothing can be thrown away: `{ heap, own, code }` in megabytes (the whole JavaScript heap; the
 * program's own values; what V8 has compiled and noted down of types, which it does more and more of in the first ten turns of
 * anything), and the numbers of the document's nodes and listeners. `HeapProfiler` is enabled in `cdp`.
 */
export async function weighPage(page, cdp) {
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
