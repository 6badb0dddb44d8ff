import { Hono } from 'hono'
import { listen } from '../server/listen.ts'
import { type Metrics, metricsType } from './metrics.ts'

/** What is told to who runs the hub, at a port of its own. */
interface Watch {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  readonly metrics: Metrics
  /** Values of this moment. */
  readonly gauges: () => Readonly<Record<string, number>>
  /** Whether it can do its work. */
  readonly isReady: () => boolean
}

/** Answers `/live`, `/ready` and `/metrics` until it is closed. */
export async function startWatch({ host, port, metrics, gauges, isReady }: Watch): Promise<{
  readonly url: string
  readonly port: number
  close(): Promise<void>
}> {
  const app = new Hono()
  app.get('/live', (c) => c.text('alive\n'))
  app.get('/ready', (c) => (isReady() ? c.text('ready\n') : c.text('not ready\n', 503)))
  app.get('/metrics', (c) => c.body(metrics.render(gauges()), 200, { 'content-type': metricsType }))
  const listening = await listen(app.fetch, host, port)
  return { ...listening, url: `http://${host}:${listening.port}` }
}
