// How long explaining a path takes on a large synthetic garden: node test/bench/measure-paths.mjs [notes] [links]
// Needs a built dist/. Prints milliseconds waited for, and beside them those of all processors, where V8 compiles and
// collects: the first question (which indexes the links), then 40 more.
import { explainPath } from '../../dist/index.js'
import { createSeededRandom } from '../../src/model/seeded-random.ts'

const notes = Number(process.argv[2] ?? 100_000)
const links = Number(process.argv[3] ?? 500_000)
const random = createSeededRandom(20_251_121)
const sentence = 'A sentence that links to another note and says in a dozen words why it does so.'
const context = { from: 0, to: sentence.length, linkFrom: 2, linkTo: 10, heading: -1 }
const range = { start: 0, end: 1 }
// One text for each note, as in a garden: what a link resolves to is the note's own path.
const paths = Array.from({ length: notes }, (_, number) => `n${String(number).padStart(7, '0')}.md`)
const pathOf = (number) => paths[number]

const targets = Array.from({ length: notes }, () => [])
const ends = []
for (let i = 0; i < links; i++) {
  const source = Math.floor(random() * notes)
  // Half of the links go where others went before, so that there are hubs as in real gardens.
  const target = random() < 0.5 && i > 0 ? ends[Math.floor(random() * i)] : Math.floor(random() * notes)
  targets[source].push(target)
  ends.push(target)
}
const notesByPath = new Map(
  targets.map((to, number) => [
    pathOf(number),
    {
      path: pathOf(number),
      title: pathOf(number),
      aliases: [],
      tags: [],
      properties: {},
      plainText: sentence,
      links: to.map(() => ({
        syntax: 'wiki',
        embed: false,
        target: 'x',
        range,
        targetRange: range,
        context,
      })),
    },
  ]),
)
const resolutionsByPath = new Map(
  targets.map((to, number) => [
    pathOf(number),
    to.map((target) => ({ kind: 'note', path: pathOf(target), fragmentFound: true, via: 'name' })),
  ]),
)
const garden = {
  notesByPath,
  links: { resolutionsByPath, backlinksByPath: new Map(), wantedByName: new Map() },
}

const ask = () => {
  const before = process.cpuUsage()
  const start = performance.now()
  explainPath(garden, pathOf(Math.floor(random() * notes)), pathOf(Math.floor(random() * notes)))
  const wall = performance.now() - start
  const { user, system } = process.cpuUsage(before)
  return { wall, cpu: (user + system) / 1000 }
}
const first = ask()
const times = Array.from({ length: 40 }, ask).sort((a, b) => a.wall - b.wall)
const show = ({ wall, cpu }) => `${wall.toFixed(1)} ms (processors ${cpu.toFixed(1)})`
console.log(
  `${notes} notes, ${links} links: first ${show(first)}, then median ${show(times[20])}, most ${show(times[39])}`,
)
