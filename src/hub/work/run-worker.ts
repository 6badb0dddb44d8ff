import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { requireTables } from '../database/migrate.ts'
import { openJobQueue } from './job-queue.ts'
import { makeGarden, type Workshop } from './make-garden.ts'
import { openStandBy } from './stand-by.ts'
import { type Rounds, watchPushes } from './watch-pushes.ts'

/** MiB that a tenant has without a limit of its own. */
const usualMemory = 2_048

/** A worker that runs. */
export interface Worker {
  close(): Promise<void>
}

/** Starts a worker. `folder` is where workers of this machine keep what they can lose. */
export async function startWorker(
  shop: Omit<Workshop, 'scratch' | 'standBy'>,
  folder: string,
  rounds: Rounds,
): Promise<Worker> {
  await requireTables(shop.database)
  await removeLeft(folder)
  const scratch = join(folder, randomUUID())
  await mkdir(scratch, { recursive: true })
  await writeFile(join(scratch, ownerName), ownerText(process.pid))
  const queue = await openJobQueue(shop.database, shop.log, 'worker')
  const ending = new AbortController()
  const watching = watchPushes({ database: shop.database, queue, rounds, log: shop.log }, ending.signal)
  const standBy = openStandBy(shop.builder, join(scratch, 'stand-by'))
  standBy.prepare(usualMemory)
  await queue.work((garden, signal) => makeGarden({ ...shop, scratch, standBy }, garden, signal))
  shop.log('info', 'worker-started', { pid: process.pid })
  return {
    async close() {
      ending.abort()
      await Promise.all([queue.close(), watching])
      standBy.close()
      await rm(scratch, { recursive: true, force: true })
    },
  }
}

const ownerName = 'owner'

function ownerText(pid: number): string {
  return `${hostname()} ${pid}`
}

/** Folders of workers of this machine that were killed. */
async function removeLeft(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const owner = await readFile(join(folder, name, ownerName), 'utf8').catch(() => '')
    const [host, pid] = owner.split(' ')
    // In a container every worker has the same number.
    const isLeft = Number(pid) === process.pid || !isRunning(Number(pid))
    if (host === hostname() && isLeft) await rm(join(folder, name), { recursive: true, force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
