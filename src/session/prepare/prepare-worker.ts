import type { PreparedNote } from '../../model/prepared-note.ts'
import { readInside } from '../../store/read-inside.ts'
import { answerItems } from '../threads/item-thread.ts'
import { serveThread } from '../threads/serve-thread.ts'
import { loadPlugins } from './load-plugins.ts'
import { packPrepared } from './pack-prepared.ts'
import { createPrepareNote } from './prepare-note.ts'
import type { PrepareData, PrepareItem, PrepareWork } from './prepare-thread.ts'

/** Entry of a thread that prepares notes. It is ended when a note takes too long. */
serveThread<PrepareWork, PrepareData>(async ({ options, configModule }, progress) => {
  const prepareNote = createPrepareNote(options, await loadPlugins(configModule))

  const prepareItem = async ({ path, source, labelFirst }: PrepareItem): Promise<PreparedNote> => {
    try {
      const head = 'root' in source ? readInside(source.name, source.root, options.budget.maxBytes) : source
      return await prepareNote(path, head, labelFirst)
    } catch (error) {
      return prepareNote.unreadable(path, error)
    }
  }
  return { prepare: async (items) => packPrepared(await answerItems(items, progress, prepareItem, weigh)) }
})

/** About how many characters a note is when it is handed over. */
function weigh({ note, weight }: PreparedNote): number {
  return weight + note.plainText.length + 100 * note.links.length
}
