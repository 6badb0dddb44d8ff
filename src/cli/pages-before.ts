import type { SiteOutput } from '../site/output/site-output.ts'
import type { KeptBytes } from '../store/kept-bytes.ts'
import type { SiteWritten } from '../store/site-writer.ts'

/** Pages of the last build of a site, by the digests of what they were made from. */
export interface PagesBefore {
  /** Whether the page in this file was made from the same, and is there as it was written. */
  isMade(file: string, key: string): boolean
  /** Says what the page in this file is made from now. */
  note(file: string, key: string): void
  /** Keeps what was noted of the files that were written. */
  keep(written: SiteWritten): void
}

/** A line of what is kept: the file, the digest of its page's input, and that of its bytes. */
type KeptPage = readonly [file: string, key: string, hash: string]

/** Opens what the last build kept; what a killed build kept names bytes that the site does not have, and is of no use. */
export function openPagesBefore(bytes: KeptBytes, output: SiteOutput): PagesBefore {
  const before = new Map(readPages(bytes).map(([file, ...made]) => [file, made] as const))
  const noted: (readonly [file: string, key: string])[] = []
  return {
    isMade(file, key) {
      const made = before.get(file)
      return made !== undefined && made[0] === key && output.fileBefore(file)?.hash === made[1]
    },
    note: (file, key) => noted.push([file, key]),
    keep(written) {
      const pages = noted.map(([file, key]): KeptPage => [file, key, written.get(file)!.hash])
      bytes.write(Buffer.from(JSON.stringify(pages)))
    },
  }
}

function readPages(bytes: KeptBytes): readonly KeptPage[] {
  const kept = bytes.read()
  return kept === undefined ? [] : (JSON.parse(Buffer.from(kept).toString()) as readonly KeptPage[])
}
