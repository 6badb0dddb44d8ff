import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { digestHead } from '../store/digest.ts'
import { readInside } from '../store/read-inside.ts'
import { workerEntry } from './engine-files.ts'

/** Files of one folder, as they cross to a thread. */
export interface FilesToDigest {
  /** Real path of the folder that each file must be in. */
  readonly root: string
  /** Absolute. */
  readonly names: readonly string[]
  /** Bytes of a file beyond which only its start is read. */
  readonly most: number
}

/** The content hash of each file, in their order; `''` for one that cannot be read. */
export function digestFiles({ root, names, most }: FilesToDigest): readonly string[] {
  return names.map((name) => {
    try {
      return digestHead(readInside(name, root, most))
    } catch {
      return ''
    }
  })
}

/**
 * {@link digestFiles} in a thread of its own, while the caller does something else. Gives undefined where there is no
 * thread or no processor for it, and where the thread fails: the caller then asks file by file.
 */
export async function digestBeside(files: FilesToDigest): Promise<readonly string[] | undefined> {
  const entry = workerEntry('digest-worker')
  if (entry === undefined || availableParallelism() < 2) return undefined
  const worker = new Worker(entry, { workerData: files })
  try {
    return await new Promise((resolve) => {
      worker.once('message', resolve)
      worker.once('error', () => resolve(undefined))
      worker.once('exit', () => resolve(undefined))
    })
  } finally {
    void worker.terminate()
  }
}
