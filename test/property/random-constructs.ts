/** Names that {@link randomConstructs} links to: notes, by their paths without `.md`. */
export const constructNames = ['Alpha', 'Beta', 'Gamma', 'x/Delta', 'x/y/Eps'] as const

const titles = ['Why', 'How it works', 'Über', 'End'] as const

/** A note in which every paragraph has a word of its own, with every construct that names something. */
export function randomConstructs(random: () => number, word: () => string): string {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  const target = (): string => pick(constructNames)
  const last = (): string => target().replace(/.*\//, '')
  const lines: string[] = []
  if (random() < 0.4)
    lines.push(
      '---',
      `aliases: [${pick(['Other name', '"Quoted: name"'])}]`,
      `up: "[[${last()}]]"`,
      `note: ${word()}`,
      `tags:\n  - ${pick(['tree', 'Tree/oak'])}`,
      '---',
      '',
    )
  if (random() < 0.5) lines.push(`# ${last()}`, '')
  const labels = new Set<string>()
  const label = (name: string): string => {
    labels.add(name)
    return name
  }
  for (let i = 0; i < 8; i++) {
    lines.push(
      pick([
        () => `${'#'.repeat(1 + Math.floor(random() * 4))} ${pick(titles)} ${word()}`,
        () => `${pick(titles)} ${word()}\n${pick(['===', '---'])}`,
        () => `${word()} [[${last()}]] [[${last()}#${pick(titles)}|s]] [[#${pick(titles)}]]`,
        () => `${word()} [a](${encodeURI(target())}.md) [^${label('1')}] [^${label('note')}]`,
        () => `${word()} [c](<${target()}.md#${pick(titles)}>) [d](${encodeURI(target())}.html)`,
        () => `## **${pick(titles)}** ${word()}`,
        () => `${word()} [b][${label('ref')}] [${label('ref')}] ![[${last()}]]`,
        () => `> [!note] ${word()}\n> ![[${last()}#${pick(titles)}]]`,
        () => `| t |\n|---|\n| ${word()} [[${last()}\\|x]] ![[${last()}]] |`,
        () => `- ${word()} [[${last()}#^b1]]\n- more ^b${Math.floor(random() * 2)}`,
        () => `\`\`\`\n[[${last()}]] ${word()}\n\`\`\``,
        () => `- [ ] ${word()} #tree/oak\n    - [x] **[[${last()}]]** ==${word()}==`,
        () => `$$\n${word()} [[${last()}]]\n$$\n\nand $${word()}$`,
        () => `%% ${word()} [[${last()}]] %% <span title="[[${last()}]]">${word()}</span>`,
        () => `${word()} ![[pic.png|30]] ![p](pic.png "${word()}") ^[${word()} [[${last()}]]]`,
        ...asking(pick, word, last, target),
      ])(),
      '',
    )
  }
  for (const name of labels)
    lines.push(
      name === 'ref'
        ? `[ref]: ${pick(['https://r.example', 'Alpha.md'])}`
        : `[^${name}]: ${word()} [[${last()}]]`,
      '',
    )
  return lines.join('\n')
}

/** What is no plain link: queries, bases, plots, simulations, boxes, fields, addresses in HTML. */
function asking(
  pick: <Item>(items: readonly Item[]) => Item,
  word: () => string,
  last: () => string,
  target: () => string,
): readonly (() => string)[] {
  const fence = (language: string, ...lines: readonly string[]): string =>
    ['```' + language, ...lines, '```'].join('\n')
  return [
    () =>
      fence(
        pick(['query', 'dataview']),
        `LIST FROM [[${last()}]] OR #tree OR ("x/y" AND "${target()}") // ${word()}`,
        `WHERE contains(tags, "#Tree/oak") AND up = [[${last()}|s]]`,
      ),
    () => `${word()} \`= [[${last()}]].file.size\` and \`[[${last()}]]\``,
    () =>
      fence(
        'base',
        `filters: file.hasTag("tree") && file.inFolder("x") && file.hasLink("${last()}") # ${word()}`,
        'views: [{type: table, name: all}]',
      ),
    () => fence('tasks', 'path includes x/y', `tags include #tree`, `# ${word()}`),
    () => `${word()} ![[rows.csv|plot: x=a y=b]] ![[grow.sim.ts]] ![[all.base]]`,
    () => fence('plot', 'mark: bar', 'x: a', `data: ${pick(['rows.csv', '"rows.csv"'])} # ${word()}`),
    () => `::: tip [[${last()}]]\n${word()} [[${last()}#${pick(titles)}]]\n:::`,
    () => `up:: [[${last()}]] ${word()}\n\n${word()} [kind:: [[${last()}]]] #tree`,
    () => `<a href="${encodeURI(target())}.md">${word()}</a> <img src="pic.png" alt="${word()}">`,
    () => `> > - ${word()} ![[${last()}#^b1]] [[${target()}]] ^b1`,
  ]
}
