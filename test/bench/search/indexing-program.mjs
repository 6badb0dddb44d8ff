// Runs in a process of its own: node indexing-program.mjs LIBRARY GARDEN; prints one line of JSON.
import { pathToFileURL } from 'node:url'
import { openSession } from '../open-session.mjs'

const [libraryFile, garden] = process.argv.slice(2)
const libraryUrl = pathToFileURL(libraryFile)
const library = await import(libraryUrl)
const session = openSession(library, libraryUrl, garden)
const prepareMs = await cpuOf(() => session.update())
const indexMs = await cpuOf(() =>
  library.writeSearchHere(library.collectSearchNotes(session.snapshot.published, session.snapshot.plan)),
)
await session.close()
console.log(JSON.stringify({ prepareMs, indexMs }))

async function cpuOf(work) {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
