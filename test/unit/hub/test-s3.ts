import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { ContentStore } from '../../../src/hub/content/content-store.ts'
import { openContent } from '../../../src/hub/content/open-content.ts'

/** The one that npm has for tests. */
interface S3Server {
  run(): Promise<{ readonly port: number }>
  close(): Promise<void>
  readonly httpServer: Server
}

/** A store, where it is, where it keeps what it has, and what it was asked for since it began. */
interface TestS3 {
  readonly store: ContentStore
  readonly address: string
  readonly folder: string
  readonly requests: string[]
}

/** An S3 server with a bucket, for one test; with another secret than it knows it refuses. */
export async function openTestS3(secret = 'S3RVER'): Promise<TestS3> {
  const directory = mkdtempSync(join(tmpdir(), 'hortus-s3-'))
  const S3rver = createRequire(import.meta.url)('@20minutes/s3rver') as new (
    options: Readonly<Record<string, unknown>>,
  ) => S3Server
  const configureBuckets = [{ name: 'pages', configs: [] }]
  const server = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory, configureBuckets })
  const { port } = await server.run()
  const requests: string[] = []
  server.httpServer.on('request', ({ method, url }) => requests.push(`${method} ${url}`))
  onTestFinished(async () => {
    await server.close()
    rmSync(directory, { recursive: true, force: true })
  })
  const address = `s3://pages/hub?endpoint=http://127.0.0.1:${port}`
  return {
    address,
    folder: directory,
    requests,
    store: openContent(address, { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: secret }),
  }
}
