import { hash } from 'node:crypto'
import { memoByObject } from '../model/memo-by-object.ts'
import type { PageInput } from '../model/page.ts'
import { renderVersion } from './render-version.ts'

/** The column is one object for all pages of a site, and in a large garden half of what each of them reads. */
const columnDigest = memoByObject((column: PageInput['frame']['column']) => digest(JSON.stringify(column)))

/** Digest of all that a page reads, and of what renders it. */
export function digestInput(input: PageInput): string {
  const { column, ...frame } = input.frame
  return digest(`${renderVersion}${columnDigest(column)}${JSON.stringify({ ...input, frame })}`)
}

function digest(text: string): string {
  return hash('sha1', text, 'base64url')
}
