import { engineIdentity } from '../session/engine-files.ts'
import { type CachedPool, createCachedPool } from '../session/prepare/prepared-cache.ts'
import { cacheFileOf } from './cache-file.ts'
import type { OpenGarden } from './open-garden.ts'

/** The garden's pool with what earlier commands prepared of it: all share one folder in the user's cache folder. */
export function cachedPoolOf({ folder, pool, options, configDigest }: OpenGarden): CachedPool {
  return createCachedPool(pool, {
    folder: cacheFileOf(folder),
    digestsFile: cacheFileOf(folder, 'digests'),
    maxBytes: options.budget.maxBytes,
    key: JSON.stringify([engineIdentity(), options, configDigest]),
  })
}
