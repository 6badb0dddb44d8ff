import type { SiteFile } from '../model/site.ts'
import type { SiteOutput } from '../site/output/site-output.ts'

/** Files that are made at once: some wait for the disk meanwhile. */
const filesAtOnce = 64

/** Makes the files of a site that are no pages, a few at a time, and puts them. */
export async function putFiles(files: readonly SiteFile[], output: SiteOutput): Promise<void> {
  for (const { parts } of files)
    if (parts !== undefined) for await (const part of parts.make()) await output.put([part])
  for (let at = 0; at < files.length; at += filesAtOnce) {
    const some = files.slice(at, at + filesAtOnce)
    await output.put(
      await Promise.all(some.map(async ({ address, make }) => ({ address, content: await make() }))),
    )
  }
}
