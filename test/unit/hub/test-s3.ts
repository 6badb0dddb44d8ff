import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { ContentStore } from '../../../src/hub/content/content-store.ts'
import { openContent } from '../../../src/hub/content/open-content.ts'

/** Why tests are skipped that need an S3 server, for their names. */
export const noS3 =
  Number(process.versions.node.split('.')[0]) < 24 ? ' (skipped: the S3 server needs Node 24)' : ''

/** The one that npm has for tests. */
interface S3Server {
  run(): Promise<{ readonly port: number }>
  close(): Promise<void>
}

/** An S3 server with a bucket, for one test; with another secret than it knows it refuses. */
export async function openTestS3(
  secret = 'S3RVER',
): Promise<{ readonly store: ContentStore; readonly address: string }> {
  const directory = mkdtempSync(join(tmpdir(), 'hortus-s3-'))
  const S3rver = createRequire(import.meta.url)('@20minutes/s3rver') as new (
    options: Readonly<Record<string, unknown>>,
  ) => S3Server
  const configureBuckets = [{ name: 'pages', configs: [] }]
  const server = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory, configureBuckets })
  const { port } = await server.run()
  onTestFinished(async () => {
    await server.close()
    rmSync(directory, { recursive: true, force: true })
  })
  const address = `s3://pages/hub?endpoint=http://127.0.0.1:${port}`
  return {
    address,
    store: openContent(address, { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: secret }),
  }
}
