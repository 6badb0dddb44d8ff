import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSeededRandom } from '../../../src/model/seeded-random.ts'

/** What the made garden is about: subjects, each with the words of its notes. */
const subjects = {
  Astronomy: 'star planet comet orbit nebula telescope galaxy eclipse moon meteor',
  Baking: 'dough starter crust crumb oven flour yeast proofing rye brioche',
  Sailing: 'hull keel mast tide harbour knot chart compass wind buoy',
  Beekeeping: 'hive queen swarm comb nectar smoker brood drone pollen frame',
  Chess: 'opening endgame pawn rook bishop sacrifice fork pin tempo gambit',
  Geology: 'basalt fault mineral strata quartz fossil magma erosion glacier crystal',
  Printing: 'typeface press ink serif margin paper proof ligature binding plate',
  Botany: 'leaf root spore petal graft seed stem fern moss orchid',
  Music: 'chord scale rhythm fugue tuning octave bow reed score overture',
  Medicine: 'pulse nerve tissue vaccine fever artery lung enzyme muscle dose',
  Railways: 'signal gauge engine siding platform timetable switch tunnel sleeper freight',
  Law: 'contract tort statute appeal witness verdict equity clause trust warrant',
  Cartography: 'projection contour atlas legend meridian survey relief scale border tile',
  Weather: 'front storm pressure cloud humidity frost monsoon gust forecast drizzle',
  Ceramics: 'glaze kiln clay slip throwing firing wheel porcelain bisque handle',
  Linguistics: 'vowel clause dialect tense accent morpheme syntax case gloss phoneme',
}
const about = [
  'basics of',
  'notes on',
  'a history of',
  'why',
  'measuring',
  'care of',
  'errors with',
  'practice with',
]

/**
 * Writes `count` short notes about sixteen subjects, five links each: most to notes of the same word and subject, some
 * across, one in fifty to what is not written. The same seed gives the same bytes.
 */
export function writeLargeGarden(target, count, seed = 1) {
  const random = createSeededRandom(seed)
  const names = Object.keys(subjects)
  // Subjects differ in size as in real gardens.
  const subjectOf = Array.from({ length: count }, () => Math.floor(random() ** 1.6 * names.length))
  const byCircle = new Map()
  const notes = subjectOf.map((subject, index) => {
    const words = subjects[names[subject]].split(' ')
    const word = words[Math.floor(random() ** 1.3 * words.length)]
    const other = words[Math.floor(random() * words.length)]
    const circle = `${names[subject]}/${word}`
    const isFirst = !byCircle.has(circle)
    const title = isFirst
      ? `${names[subject]}: ${word}`
      : `${about[index % about.length]} ${word} and ${other} ${index}`
    const list = byCircle.get(circle) ?? []
    byCircle.set(circle, list)
    list.push(title)
    return { circle, title, subject }
  })
  for (const { circle, title, subject } of notes) {
    const own = byCircle.get(circle)
    const links = Array.from({ length: 5 }, () => {
      const turn = random()
      if (turn < 0.02) return `${names[subject]} yet to be written ${Math.floor(random() * 500)}`
      if (turn < 0.12) return notes[Math.floor(random() * count)].title
      if (turn < 0.3) return own[0]
      return own[Math.floor(random() ** 2 * own.length)]
    })
    const folder = join(target, circle)
    mkdirSync(folder, { recursive: true })
    const text = links.map((link) => `It has to do with [[${link.replace(':', '')}]].`).join(' ')
    writeFileSync(join(folder, `${title.replace(':', '')}.md`), `# ${title}\n\n${text}\n`)
  }
  return count
}
