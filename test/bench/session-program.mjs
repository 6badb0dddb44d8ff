// Runs in a process of its own: node --expose-gc session-program.mjs LIBRARY GARDEN EDITS; prints one line of JSON.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createSeededRandom } from '../../src/model/seeded-random.ts'
import { isNotePath, listFiles } from './list-files.mjs'
import { openSession } from './open-session.mjs'

const [libraryFile, garden, edits] = process.argv.slice(2)
const libraryUrl = pathToFileURL(libraryFile)
const library = await import(libraryUrl)
const session = openSession(library, libraryUrl, garden)

const heldBefore = readHeld()
const startedAt = performance.now()
let snapshot = await session.update()
const firstMs = performance.now() - startedAt
const heldBytes = readHeld() - heldBefore

const paths = listFiles(garden).filter(isNotePath)
const random = createSeededRandom(7)
const pick = () => paths[Math.floor(random() * paths.length)]
const textMs = []
const linkMs = []
let unseen = 0
for (let edit = 0; edit < Number(edits); edit++) {
  const path = pick()
  const target = pick()
  const isLink = edit % 2 === 1
  const marker = `Sentence number ${edit} of the bench`
  const file = join(garden, path)
  const link = isLink ? ` [[${target.slice(0, -'.md'.length)}]]` : ''
  const text = `${readFileSync(file, 'utf8')}\n\n${marker}${link}.\n`
  const editedAt = performance.now()
  writeFileSync(file, text)
  snapshot = await session.update([{ kind: 'written', path }])
  const html = await renderNote(snapshot, path)
  if (isLink) await renderNote(snapshot, target)
  ;(isLink ? linkMs : textMs).push(performance.now() - editedAt)
  if (html !== undefined && !html.includes(marker)) unseen++
}
await session.close()
// A note that ends inside a comment swallows what is added; more than a few would mean that nothing was measured.
if (unseen > Number(edits) / 10) throw new Error(`${unseen} of ${edits} pages do not show their edit`)
console.log(
  JSON.stringify({ firstMs, textMs, linkMs, heldBytes, peakBytes: process.resourceUsage().maxRSS * 1024 }),
)

/** What is kept in memory when all garbage is gone. */
function readHeld() {
  globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** The note's page; undefined where the note has none (a draft). */
async function renderNote(at, path) {
  const page = at.plan.pages.find((candidate) => candidate.kind === 'note' && candidate.path === path)
  return page && at.render(page)
}
