import { readOutput } from './read-output.ts'

/** Stands in nothing that may be published; what follows it says where it stood. */
export const canary = 'qzcanary'

/** A note that nobody may see, with a canary in everything that it has. */
export function privateNote(id: string, hiding: string): string {
  const word = (what: string): string => `${canary}${what}${id}`
  return [
    '---',
    `title: Title ${word('title')}`,
    `aliases: [${word('alias')}, old/${word('redirect')}]`,
    `tags: [${word('tag')}, shared/${word('subtag')}]`,
    `permalink: /${word('permalink')}`,
    `redirects: [/${word('moved')}]`,
    `description: ${word('description')}`,
    `topics: [${word('topic')}, "[[${word('topicnote')}]]"]`,
    `series: ${word('series')}`,
    `requires: ["[[Public]]", "[[${word('required')}]]"]`,
    `up: "[[Public|${word('property')}]]"`,
    `${word('key')}: ${word('value')}`,
    hiding,
    '---',
    `# Heading ${word('h')}`,
    `Text ${word('text')} with [[Public|${word('display')}]] and [[${word('wanted')}]] and #${word('bodytag')} ^${word('block')}`,
    '',
    `## Part ${word('part')}`,
    `Public is mentioned here, ${word('mention')}. ![[${id}-picture.png|${word('alt')}]] ==${word('mark')}== [out](https://e.example/${word('address')})`,
    '',
    `\`\`\`${word('lang')}`,
    word('code'),
    '```',
    `$${word('math')}$ [^1] <b title="${word('html')}">x</b> %%${word('comment')}%%`,
    '',
    `[^1]: ${word('note')}`,
    `- [ ] ${word('task')}`,
  ].join('\n')
}

/** Where canaries are in a site: file names and, for their contents, what stands around them. */
export function findCanaries(site: string): readonly string[] {
  return readOutput(site).flatMap(({ name, texts }) => {
    const found = texts.flatMap((text) =>
      [...text.matchAll(/.{0,60}qzcanary.{0,30}/gi)].map(([cut]) => `${name}: ${cut}`),
    )
    return name.toLowerCase().includes(canary) ? [`the name ${name}`, ...found] : found
  })
}
