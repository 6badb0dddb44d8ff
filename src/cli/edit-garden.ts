import type { GardenEdits } from '../define/command.ts'
import { planSteps } from '../features/changes/plan-steps.ts'
import { createWholeGarden } from '../store/create-whole-garden.ts'
import { type EditStore, openEditStore } from '../store/edit-store.ts'
import { createGardenBounds } from '../store/garden-bounds.ts'
import { openUserKey } from '../store/user-key.ts'
import type { OpenGarden } from './open-garden.ts'
import { stateFolder } from './state-folder.ts'

/** What commands may do to the files of a garden, which is opened by the first of them. */
export function editGarden(open: () => Promise<OpenGarden>, remark: (message: string) => void): GardenEdits {
  const openStore = async (): Promise<EditStore> => {
    const store = await (await open()).openEditStore()
    for (const notice of store.notices) remark(notice)
    return store
  }
  return {
    plan: async (change, garden) => (await open()).planner(change, garden),
    async apply(planned, what) {
      const store = await openStore()
      const done = await store.apply(planSteps(planned.files), what)
      if (planned.emptied !== undefined) await store.clearFolder(planned.emptied)
      ;(await open()).onChanged(planned)
      return done
    },
    async create(path, text) {
      const bytes = new TextEncoder().encode(text)
      const result = await (await openStore()).save({ path, bytes, base: null, client: 'command line' })
      return result.kind !== 'conflict'
    },
    async createAll(files, what) {
      await (await open()).store.list()
      return (await openStore()).create(files, what)
    },
    createGarden: (folder, files, what) =>
      createWholeGarden(folder, async (root) => {
        const store = await openEditStore({
          bounds: createGardenBounds(root),
          key: openUserKey(stateFolder()),
          now: Date.now,
        })
        return store.create(files, what)
      }),
    async undo() {
      await (await open()).store.list()
      return (await openStore()).undo()
    },
  }
}
