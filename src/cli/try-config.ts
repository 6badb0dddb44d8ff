import { Worker } from 'node:worker_threads'

/** How long a config may take to load, in milliseconds. */
const patience = 20_000

/**
 * What the thread does: `loaded` also where the config throws, since that is told of when it is loaded in earnest. What
 * waits in vain does not keep a thread running; its last act is to say so.
 */
const trial = `
const { parentPort, workerData } = require('node:worker_threads')
process.once('beforeExit', () => parentPort.postMessage('waits'))
const say = () => parentPort.postMessage('loaded')
import(workerData).then((module) => module.default).then(say, say)
`

/**
 * Loads a config's module in a thread of its own and says what keeps it from ever being loaded, or undefined where
 * nothing does: it ends the program, it never ends, or it waits for something that never happens. The main thread could
 * tell of none of these any more.
 */
export async function tryConfig(module: string, milliseconds = patience): Promise<string | undefined> {
  // What it prints is printed when it is loaded in earnest.
  const worker = new Worker(trial, { eval: true, workerData: module, stdout: true, stderr: true })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<string | undefined>((resolve) => {
      timer = setTimeout(() => resolve(`still running after ${milliseconds / 1_000} seconds`), milliseconds)
      worker.once('message', (what) =>
        resolve(what === 'waits' ? 'it waits for something that never happens' : undefined),
      )
      worker.once('error', () => resolve(undefined))
      worker.once('exit', (code) => resolve(`it ends the program, with process.exit(${code})`))
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
