import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSeededRandom } from '../../../src/model/seeded-random.ts'
import { createZipf, makeVocabulary } from './vocabulary.mjs'

/** Words that the language of all gardens has: a garden of 100,000 notes uses nearly all, one of 2,000 a third. */
const vocabularySize = 120_000

/** Words that belong to one topic, and how often its notes use one of them. */
const jargonSize = 400
const jargonShare = 0.15

/** Notes of a topic, of a folder, and of every series; one note in `notesPerSeries` begins one. */
const notesPerTopic = 400
const notesPerFolder = 80
const notesPerSeries = 250
const partsPerSeries = 8

/**
 * Writes a garden of exactly `count` notes into an empty folder, and gives the bytes that it has. Words are as frequent as in real texts
 * (Zipf), each topic has words of its own, lengths differ as those of real notes do (half below 180 words, a few above 2,000),
 * links go mostly to the same topic and to those that many link to, one in twenty leads nowhere. There are series, topics below
 * topics, tags, headings, lists, tables and code. The same seed gives the same bytes; a larger garden of the same seed is another one.
 */
export function writeScaleGarden(target, count, seed = 1) {
  const random = createSeededRandom(seed)
  const words = makeVocabulary(vocabularySize, random)
  const rank = createZipf(vocabularySize, random)
  const jargonRank = createZipf(jargonSize, random)
  const topicCount = Math.max(2, Math.round(count / notesPerTopic))
  const jargon = (topic) => words[2_000 + ((topic * 7919 + jargonRank() * 31) % (vocabularySize - 2_000))]
  const wordOf = (topic) => (random() < jargonShare ? jargon(topic) : words[rank()])
  const phrase = (topic, length) => Array.from({ length }, () => wordOf(topic)).join(' ')
  const plans = planNotes({ count, topicCount, random, jargon })
  const linkFrom = createLinks({ plans, topicCount, random, phrase })
  const made = new Set()
  let bytes = 0
  for (const plan of plans) {
    const folder = join(target, plan.folder)
    if (!made.has(folder)) mkdirSync(folder, { recursive: true })
    made.add(folder)
    const text = writeNote(plan, { random, phrase, link: () => linkFrom(plan) })
    bytes += Buffer.byteLength(text)
    writeFileSync(join(folder, `${plan.title}.md`), text)
  }
  return bytes
}

/** What each note is before its text: topics first, then series, then notes, each in a folder of its topic. */
function planNotes({ count, topicCount, random, jargon }) {
  const seriesCount = Math.floor(count / notesPerSeries)
  const plans = []
  for (let index = 0; index < count; index++) {
    const topic = index < topicCount ? index : Math.floor(random() ** 1.5 * topicCount)
    const kind = index < topicCount ? 'topic' : index < topicCount + seriesCount ? 'series' : 'note'
    const place = kind === 'note' ? Math.floor(index / notesPerFolder / topicCount) : 0
    const name = `${jargon(topic)} ${jargon(topic)} ${index}`
    const parent = kind === 'topic' && topic >= 8 ? plans[topic >> 3].title : undefined
    const folder = kind === 'topic' ? `topic ${topic}` : join(`topic ${topic}`, `part ${place}`)
    plans.push({ index, topic, kind, title: name, folder, parent })
  }
  const firstOfSeries = topicCount + seriesCount
  for (let series = 0; series < seriesCount; series++) {
    for (let part = 0; part < partsPerSeries; part++) {
      const note = plans[firstOfSeries + ((series * notesPerSeries + part * 17) % (count - firstOfSeries))]
      Object.assign(note, { series: plans[topicCount + series].title, part: part + 1 })
    }
  }
  return plans
}

function createLinks({ plans, topicCount, random, phrase }) {
  const byTopic = Array.from({ length: topicCount }, () => [])
  for (const plan of plans) byTopic[plan.topic].push(plan)
  return ({ topic }) => {
    const turn = random()
    if (turn < 0.05) return `[[${phrase(topic, 2)}]]`
    const list = turn < 0.8 ? byTopic[topic] : plans
    // The first of a list have the most backlinks, as the well known notes of a garden do.
    const { title } = list[Math.floor(random() ** 3 * list.length)]
    return turn < 0.5 ? `[[${title}]]` : `[[${title}|${phrase(topic, 2)}]]`
  }
}

function writeNote(plan, { random, phrase, link }) {
  const { index, topic, title } = plan
  const sentence = () => {
    const words = phrase(topic, 5 + Math.floor(random() * 20))
    const said = random() < 0.3 ? `${words} ${link()}` : words
    return `${said[0].toUpperCase()}${said.slice(1)}.`
  }
  const paragraph = () => Array.from({ length: 2 + Math.floor(random() * 4) }, sentence).join(' ')
  const paragraphs = Math.min(60, Math.max(1, Math.round(Math.exp(1.1 + 0.9 * gauss(random)))))
  const body = Array.from({ length: paragraphs }, (_, at) => {
    const head = at % 3 === 1 ? `## ${phrase(topic, 3)}\n\n` : ''
    return head + paragraph() + extra(at, { index, topic, random, phrase, link })
  })
  return `${[writeHead(plan, random, phrase), `# ${title}`, ...body].join('\n\n')}\n`
}

function extra(at, { index, topic, random, phrase, link }) {
  const turn = random()
  if (at % 3 !== 2 || turn > 0.6) return ''
  if (turn < 0.3) return `\n\n- ${phrase(topic, 6)}\n- ${phrase(topic, 4)} ${link()}\n  - ${phrase(topic, 3)}`
  if (turn < 0.45)
    return `\n\n| ${phrase(topic, 1)} | ${phrase(topic, 1)} |\n| --- | --- |\n| ${phrase(topic, 3)} | ${index} |`
  return `\n\n\`\`\`js\nconst ${phrase(topic, 1)}_ = ${index}\n\`\`\``
}

function writeHead({ topic, kind, parent, series, part }, random, phrase) {
  const tags = Array.from({ length: Math.floor(random() * 4) }, () => `t${Math.floor(random() ** 3 * 300)}`)
  return [
    '---',
    ...(tags.length > 0 ? [`tags: [${[...new Set(tags)].join(', ')}]`] : []),
    ...(kind === 'note' ? [] : [`type: ${kind}`]),
    ...(parent === undefined ? [] : [`parent: "[[${parent}]]"`]),
    ...(series === undefined ? [] : [`series: "[[${series}]]"`, `part: ${part}`]),
    ...(random() < 0.2 ? [`matters: "${phrase(topic, 9)}"`] : []),
    ...(random() < 0.1 ? [`aliases: ["${phrase(topic, 2)} ${phrase(topic, 1)}"]`] : []),
    '---',
  ].join('\n')
}

/** A number of the normal distribution (Box and Muller). */
function gauss(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
