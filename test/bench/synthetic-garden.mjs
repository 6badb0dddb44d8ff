import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createSeededRandom } from '../../src/model/seeded-random.ts'

const words =
  'page cache kernel memory write read file system driver queue lock thread timer signal socket buffer note link garden topic series reading path stage study'.split(
    ' ',
  )

/**
 * Writes a garden of `count` notes for machines without real ones: about 2 KB a note, folders of up to 60 notes,
 * six wiki-links each of which one in twenty leads nowhere, and headings, lists, tables, code and frontmatter.
 * The same seed gives the same bytes.
 */
export function writeSyntheticGarden(target, count, seed = 1) {
  const random = createSeededRandom(seed)
  const pick = (list) => list[Math.floor(random() * list.length)]
  const phrase = (length) => Array.from({ length }, () => pick(words)).join(' ')
  const nameOf = (index) => `${words[index % words.length]} ${index}`
  const link = () => {
    const index = Math.floor(random() ** 2 * count)
    return random() < 0.05 ? `[[${phrase(2)} that is not there]]` : `[[${nameOf(index)}|${phrase(2)}]]`
  }
  for (let index = 0; index < count; index++) {
    const sections = Array.from({ length: 3 }, () =>
      [
        `## ${phrase(3)}`,
        `${phrase(30)} ${link()} ${phrase(20)}. **${phrase(2)}** and \`${phrase(1)}\`, ${phrase(12)}.`,
        `- ${phrase(6)}\n- ${phrase(5)} ${link()}\n  - ${phrase(4)}`,
      ].join('\n\n'),
    )
    const text = [
      `---\ntags:\n  - ${pick(words)}\n---`,
      `# ${nameOf(index)}`,
      ...sections,
      `| ${phrase(1)} | ${phrase(1)} |\n| --- | --- |\n| ${phrase(3)} | ${phrase(2)} |`,
      `\`\`\`js\nconst a = ${index}\n\`\`\``,
    ].join('\n\n')
    const file = join(target, `folder ${Math.floor(index / 60)}`, `${nameOf(index)}.md`)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `${text}\n`)
  }
}
