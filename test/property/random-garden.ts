import { constructNames, randomConstructs } from './random-constructs.ts'

/** The files of a garden, by path. */
export type GardenFiles = Readonly<Record<string, string | Uint8Array>>

/** A garden with every construct, in files as other programs write them too: other line ends, a mark in front, no text. */
export function randomGarden(random: () => number, word: () => string): GardenFiles {
  const note = (): string => {
    const text = randomConstructs(random, word)
    const ended = random() < 0.2 ? text.replaceAll('\n', '\r\n') : text
    return random() < 0.2 ? `\uFEFF${ended}` : ended
  }
  const card = (id: string, rest: string): string => `{"id":"${id}","x":0,"y":0,"width":9,"height":9,${rest}}`
  const cards = [
    card('a', '"type":"file","file":"Alpha.md"'),
    card('b', `"type":"text","text":"${word()} [[Beta]] [[Gamma#Why]]"`),
    card('c', '"type":"file","file":"x/Delta.md","subpath":"#Why"'),
    card('d', '"type":"group","background":"pic.png"'),
  ]
  return {
    ...Object.fromEntries(constructNames.map((name) => [`${name}.md`, note()])),
    'x/c.canvas': `{"nodes":[${cards.join()}]}`,
    'all.base': `filters: file.inFolder("x") && file.path != "Alpha.md" # ${word()}\nup: link("Beta")\n`,
    'pic.png': new Uint8Array([0x89, 0x50, 0, 0xff]),
    'rows.csv': 'a,b\n1,2\n',
    'x/grow.sim.ts': `export default {} // ${word()}\n`,
  }
}
