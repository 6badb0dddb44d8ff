/** Of a service worker's own scope, as much as is used: its types and those of pages do not go together. */
export interface WorkerScope {
  readonly registration: { readonly scope: string; unregister(): Promise<boolean> }
  readonly clients: {
    matchAll(options: {
      readonly includeUncontrolled: true
      readonly type: 'all'
    }): Promise<readonly WorkerClient[]>
    get(id: string): Promise<WorkerClient | undefined>
  }
  skipWaiting(): Promise<void>
  addEventListener(name: 'install', listen: () => void): void
  addEventListener(name: 'message', listen: (event: LastingEvent & { readonly data: unknown }) => void): void
}

interface WorkerClient {
  readonly id: string
  postMessage(message: unknown): void
}

/** An event for which the browser keeps the worker running. */
interface LastingEvent {
  waitUntil(work: Promise<unknown>): void
}

/** A request of a page. */
export interface FetchMoment extends LastingEvent {
  /** Who asks; empty for a page that is opened anew. */
  readonly clientId: string
  /** What it will be, of pages and workers. */
  readonly resultingClientId: string
}
