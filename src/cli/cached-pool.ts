import { engineContents, engineIdentity } from '../session/engine-files.ts'
import { type CachedPool, createCachedPool } from '../session/prepare/prepared-cache.ts'
import type { SharedParts } from '../session/prepare/shared-parts.ts'
import { cacheFileOf } from './cache-file.ts'
import type { OpenGarden } from './open-garden.ts'

/**
 * The garden's pool with what earlier commands prepared of it: all share one folder in the user's cache folder, and other machines
 * where the garden says where.
 */
export function cachedPoolOf(garden: OpenGarden): CachedPool {
  const { folder, pool, options, configDigest, sharedCache } = garden
  return createCachedPool(pool, {
    folder: cacheFileOf(folder),
    digestsFile: cacheFileOf(folder, 'digests'),
    maxBytes: options.budget.maxBytes,
    key: JSON.stringify([engineIdentity(), options, configDigest]),
    ...(sharedCache && { openShared: () => openShared(garden, sharedCache) }),
  })
}

async function openShared(
  { options, configDigest, hasPlugins }: OpenGarden,
  { address, onNotice }: NonNullable<OpenGarden['sharedCache']>,
): Promise<SharedParts | undefined> {
  const contents = engineContents()
  if (contents === undefined) return undefined
  if (hasPlugins) {
    onNotice('The cache is not used: plugins may be other ones on each machine')
    return undefined
  }
  const { openSharedNotes } = await import('./open-shared-notes.ts')
  // A preview of a branch differs in them, and no note is read otherwise for it.
  const read = { ...options, base: '/', baseUrl: '', drafts: false, publish: 'all' }
  const key = JSON.stringify([contents, read, configDigest])
  return openSharedNotes({ address, env: process.env, key, onNotice })
}
