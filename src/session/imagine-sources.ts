import { headOf } from '../model/file-head.ts'
import type { NotePath } from '../model/path.ts'
import { type Sources, sortByPath } from './link-sources.ts'
import type { PrepareJob } from './prepare/prepare-job.ts'
import type { PreparePool } from './prepare/prepare-pool.ts'

/** Sources as they would be if some notes had other bytes, or were gone (`null`), with the jobs that read those. */
export async function imagineSources(
  { preparedByPath, ...rest }: Sources,
  files: ReadonlyMap<NotePath, Uint8Array | null>,
  pool: PreparePool,
): Promise<{ readonly from: Sources; readonly jobs: readonly PrepareJob[] }> {
  const jobs = [...files].flatMap(([path, bytes]): readonly PrepareJob[] =>
    bytes === null ? [] : [{ path, size: bytes.length, read: async (most) => headOf(bytes, most) }],
  )
  const changed = new Map(preparedByPath)
  for (const [path, bytes] of files) if (bytes === null) changed.delete(path)
  for (const prepared of await pool.prepare(jobs)) changed.set(prepared.note.path, prepared)
  const isNew = jobs.some(({ path }) => !preparedByPath.has(path))
  return { from: { ...rest, preparedByPath: isNew ? sortByPath(changed) : changed }, jobs }
}
