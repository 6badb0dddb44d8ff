import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { cacheFolder } from './cache-folder.ts'

/**
 * Where the program keeps what it prepared (`notes`, for editors `names`, folders; `digests` says what its files looked like), typeset (`insets`), drew or scaled (`cards` and `pictures`, folders) or read from git (`history`, `versions`) or saw where there is none (`seen`) or found out (`facts`) of a garden, and
 * what a build leaves for the next one of the same site (`site`, its `search`, `pages` and `map`; where it is packed, `packs` and the `whole` one, a folder): in {@link cacheFolder}, never among the notes.
 */
export function cacheFileOf(
  folder: string,
  kind:
    | 'notes'
    | 'names'
    | 'digests'
    | 'insets'
    | 'cards'
    | 'pictures'
    | 'history'
    | 'versions'
    | 'seen'
    | 'facts'
    | 'site'
    | 'search'
    | 'pages'
    | 'map'
    | 'whole'
    | 'packs' = 'notes',
): string {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 24)
  return join(cacheFolder(), `${name}.${kind}`)
}
