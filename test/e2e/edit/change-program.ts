import { readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { digest } from '../../../src/store/digest.ts'
import { openStoreIn } from '../../open-store-in.ts'

/** `<folder> <from> <to>`: calls the note `from` by the name `to`, with the links of sixty notes, and says when it is done. */
const [, , folder, from, to] = process.argv as [string, string, string, string, string]
const root = realpathSync(folder)
const store = await openStoreIn(root)
const steps = Array.from({ length: 60 }, (_, i) => {
  const bytes = readFileSync(join(root, `n${i}.md`))
  const text = bytes.toString().replaceAll(`[[${from}]]`, `[[${to}]]`)
  return { path: `n${i}.md`, to: `n${i}.md`, base: digest(bytes), bytes: Buffer.from(text) }
})
process.stdout.write('ready\n')
await store.apply([{ path: `${from}.md`, to: `${to}.md` }, ...steps])
process.stdout.write('done\n')
