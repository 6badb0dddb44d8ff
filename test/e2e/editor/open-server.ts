import { type ChildProcess, spawn } from 'node:child_process'
import { program } from '../build/run-hortus.ts'

/** A local server of a garden, and the address that lets a browser write. */
export interface EditServer {
  readonly url: string
  /** `url` with the key. */
  readonly entrance: string
  kill(): Promise<void>
}

/** Starts `hortus serve` on a garden; `port` 0 takes any. */
export async function openEditServer(folder: string, port = 0): Promise<EditServer> {
  const server: ChildProcess = spawn(process.execPath, [program, 'serve', folder, '--port', String(port)])
  const entrance = await new Promise<string>((resolve, reject) => {
    let printed = ''
    server.stdout!.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const found = /http:\/\/\S+#key=\S+/.exec(printed)
      if (found) resolve(found[0])
    })
    server.stderr!.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
    })
    server.once('exit', () => reject(new Error(printed)))
  })
  return {
    url: entrance.replace(/#.*/, ''),
    entrance,
    kill: () =>
      new Promise((resolve) => {
        server.once('exit', () => resolve())
        server.kill('SIGKILL')
      }),
  }
}
