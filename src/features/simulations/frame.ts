import { createHash } from 'node:crypto'
import { maxShapes, maxShapesText } from './read-shapes.ts'
import { runnerCode } from './runner-code.ts'

/** What the worker adds to a simulation: it answers each question on the port with what that moment shows. */
const serve = `
onmessage = ({ ports: [port] }) => {
  onmessage = null
  let runner
  port.onmessage = ({ data }) => {
    try {
      runner ??= createRunner(globalThis.__simulation)
      const { shapes, says } = runner.show(data)
      if (!Array.isArray(shapes)) throw 'draw gave no list, expected a list of shapes'
      const texts = shapes.slice(0, ${maxShapes + 1}).map((shape) => JSON.stringify(shape) ?? 'null')
      if (texts.reduce((sum, { length }) => sum + length, 0) > ${maxShapesText}) throw 'draw gave too much'
      port.postMessage({ shapes: texts, says: String(says).slice(0, 2000) })
    } catch (error) {
      port.postMessage({ problem: String(error).slice(0, 300) })
    }
  }
}`

/**
 * What the frame does: the one message that it hears has a simulation, which it starts as a worker, and the port for it. Where
 * it has an origin, it stands in no sandbox, and runs nothing: a policy in a page cannot ask for one, and whoever frames the
 * page without would run code beside what the garden keeps in a browser.
 */
const script = `const rest = ${JSON.stringify(`\n${runnerCode}\n${serve}`).replace(/</g, '\\u003c')}
addEventListener('message', ({ data, ports, source }) => {
  if (source !== parent || origin !== 'null') return
  const address = URL.createObjectURL(new Blob([data, rest], { type: 'text/javascript' }))
  const worker = new Worker(address)
  worker.onerror = ({ message }) => ports[0].postMessage({ problem: message })
  worker.postMessage(0, [ports[0]])
}, { once: true })
`

/**
 * The page in which simulations run: the sandbox of the frame that shows it has no origin, and its policy, which the worker
 * inherits, lets nothing be loaded or asked for. Who opens it by itself reads what it is for. The same for every garden.
 */
export function renderSimulationFrame(): string {
  const digest = createHash('sha256').update(script).digest('base64')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-${digest}'; worker-src blob:">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>Simulation</title>
</head>
<body>
<main>
<h1>Simulation</h1>
<p>Simulations run in this page while a note shows them. By itself it shows nothing.</p>
</main>
<script>${script}</script>
</body>
</html>
`
}
