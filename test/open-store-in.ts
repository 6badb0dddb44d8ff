import { type EditStore, openEditStore } from '../src/store/edit-store.ts'
import { createGardenBounds } from '../src/store/garden-bounds.ts'
import type { UserKeyFile } from '../src/store/user-key.ts'

/** The key of the user who runs the tests: the same in every program that they start. */
export const testKey: UserKeyFile = { get: () => Buffer.alloc(32, 'hortus') }

/** The writing side of the garden in `root`, a real path, as this user opens it. */
export function openStoreIn(root: string, now: () => number = Date.now): Promise<EditStore> {
  return openEditStore({ bounds: createGardenBounds(root), key: testKey, now })
}
