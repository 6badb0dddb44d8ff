import { type ChildProcess, spawn } from 'node:child_process'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { program } from '../build/run-hortus.ts'

/** A local server of a garden, and the address that lets a browser write. */
export interface EditServer {
  readonly url: string
  /** `url` with the code that lets the next browser in. */
  readonly entrance: string
  kill(): Promise<void>
}

/** Starts `hortus serve` on a garden; `port` 0 takes any. */
export async function openEditServer(folder: string, port = 0): Promise<EditServer> {
  const server: ChildProcess = spawn(process.execPath, [program, 'serve', folder, '--port', String(port)])
  let printed = ''
  const lastEntrance = (): string | undefined => printed.match(/http:\/\/\S+#key=\S+(?=\n)/g)?.at(-1)
  await new Promise<void>((resolve, reject) => {
    server.stdout!.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      if (lastEntrance() !== undefined) resolve()
    })
    server.stderr!.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
    })
    server.once('exit', () => reject(new Error(printed)))
  })
  return {
    url: lastEntrance()!.replace(/#.*/, ''),
    get entrance() {
      return lastEntrance()!
    },
    kill: () =>
      new Promise((resolve) => {
        server.once('exit', () => resolve())
        server.kill('SIGKILL')
      }),
  }
}

/**
 * Lets a page's browser in, as somebody does who opens the printed link. Notes are written there as plain text beside
 * their pages, unless the browser has chosen another view.
 */
export async function enter(page: Page, server: EditServer): Promise<void> {
  await page.context().addInitScript(() => {
    if (localStorage.getItem('hortus-editor-mode') === null)
      localStorage.setItem('hortus-editor-mode', 'side')
  })
  const used = server.entrance
  const answer = page.waitForResponse((response) => response.url().endsWith('/-/api/claim'))
  await page.goto(used)
  const { token } = (await (await answer).json()) as { token: string }
  await page.waitForFunction((key) => localStorage.getItem('hortus-key') === key, token)
  await expect.poll(() => server.entrance).not.toBe(used)
}
