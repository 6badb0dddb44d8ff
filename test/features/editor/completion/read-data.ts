import { collectCompletionData } from '../../../../src/features/editor/completion/collect-completion-data.ts'
import type { CompletionData } from '../../../../src/features/editor/completion/completion-data.ts'
import { everyFeature } from '../../../../src/features/shipped.ts'
import { defaultGardenOptions } from '../../../../src/model/options.ts'
import type { Href } from '../../../../src/model/page.ts'
import { createPreparePool } from '../../../../src/session/prepare/prepare-pool.ts'
import { createSession } from '../../../../src/session/session.ts'
import { createMemoryStore } from '../../../../src/store/memory-store.ts'

/** What completion knows of a garden made of these files. */
export async function readData(files: Readonly<Record<string, string>>): Promise<CompletionData> {
  const options = defaultGardenOptions
  const session = createSession({
    features: everyFeature,
    store: createMemoryStore(files),
    options,
    pool: createPreparePool({ options, plugins: { remarkPlugins: [], rehypePlugins: [] } }),
    assets: { stylesheet: '/site.css' as Href },
  })
  const { garden } = await session.update()
  await session.close()
  return collectCompletionData(garden)
}
