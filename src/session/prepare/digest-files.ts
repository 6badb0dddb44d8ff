import { digestHead } from '../../store/digest.ts'
import { readInside } from '../../store/read-inside.ts'
import { workerEntry } from '../engine-files.ts'
import { processorCount } from '../threads/processor-count.ts'
import { createThread } from '../threads/thread.ts'

/** What the digesting thread does. */
export interface DigestWork {
  digest(files: FilesToDigest): readonly string[]
}

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
  if (entry === undefined || processorCount() < 2) return undefined
  const thread = createThread<DigestWork>({ entry })
  try {
    return await thread.ask('digest', files)
  } catch {
    return undefined
  } finally {
    void thread.close()
  }
}
