import { lines, sources } from './vectors.ts'

/** The ways a stranger's text gets into a page: each makes the files that carry one attack, below a folder of its own. */
type Channel = (attack: string, folder: string) => Readonly<Record<string, string>>

const yaml = (text: string): string => JSON.stringify(text)

/** As a file's name: without what Linux refuses, and short enough. */
const asName = (text: string): string => text.replace(/[/\u0000]/g, '∕').slice(0, 60)

/** By name, in the order in which a sample takes them. */
const channels: Readonly<Record<string, Channel>> = {
  body: (x, at) => ({ [`${at}.md`]: x }),
  'in text': (x, at) => ({ [`${at}.md`]: `a **b ${x} c** ~~${x}~~ d\n\n> - ${x}\n>   1. ${x}\n` }),
  heading: (x, at) => ({ [`${at}.md`]: `# ${x}\n\n## ${x}\n\n${x}\n===\n\n[[#${x}]] ![[#${x}]]\n` }),
  'display text': (x, at) => ({
    [`${at}.md`]: `[[hub|${x}]] ![[hub|${x}]] ![[none.png|${x}]] [${x}](hub.md)\n`,
  }),
  target: (x, at) => ({ [`${at}.md`]: `[[${x}]] ![[${x}]] [[hub#${x}]] ![[hub#${x}]] [[hub#^${x}]]\n` }),
  address: (x, at) => ({
    [`${at}.md`]: `[a](<${x}> "${x}") ![a](<${x}>) [b](${x}) ![${x}](${x} '${x}') <${x}> [c][r] ![d][r]\n\n[r]: <${x}> "${x}"\n`,
  }),
  title: (x, at) => ({
    [`${at}.md`]: `---\ntitle: ${yaml(x)}\n---\n[[hub]]\n`,
    [`${at}/up.md`]: `[[${at}]]\n`,
  }),
  alias: (x, at) => ({
    [`${at}.md`]: `---\naliases: [${yaml(x)}, ${yaml(`old/${x}`)}]\n---\ntext\n`,
    [`${at}/from.md`]: `[[${x}]] ![[${x}]]\n`,
  }),
  tag: (x, at) => ({ [`${at}.md`]: `---\ntags: [${yaml(x)}, ${yaml(`a/${x}`)}]\n---\n#${x} #a/${x}\n` }),
  property: (x, at) => ({
    [`${at}.md`]: `---\n${yaml(x)}: ${yaml(x)}\n${['description', 'matters', 'lang', 'dir', 'permalink', 'redirects', 'image', 'cssclasses', 'stage', 'basis', 'topics', 'series', 'requires', 'date', 'author'].map((key) => `${key}: ${yaml(x)}`).join('\n')}\nup: ${yaml(`[[${x}|${x}]]`)}\nlist: [${yaml(x)}, {${yaml(x)}: ${yaml(x)}}]\n---\ntext\n`,
  }),
  'file name': (x, at) => ({
    [`${at}/${asName(x)}.md`]: `text [[${asName(x)}]]\n\n![[${asName(x)}.png]]\n`,
    [`${at}/${asName(x)}.png`]: 'png',
    [`${at}/${asName(`d${x}`)}/note.md`]: `[[${asName(x)}]] [x](<../${asName(x)}.png>)\n`,
  }),
  footnote: (x, at) => ({ [`${at}.md`]: `a[^1] b^[${x}] c[^${x}]\n\n[^1]: ${x}\n\n[^${x}]: d\n` }),
  callout: (x, at) => ({
    [`${at}.md`]: `> [!tip] ${x}\n> ${x}\n\n> [!${x}]- ${x}\n> > [!note]+ ${x}\n> > a\n`,
  }),
  'backlink context': (x, at) => ({
    [`${at}.md`]: `## ${x}\n\n${x} [[hub|${x}]] ${x}\n\n- ${x} [[hub]] ${x}\n`,
    [`${at}/hub-of.md`]: `[[${at}]]\n`,
  }),
  embed: (x, at) => ({
    [`${at}.md`]: `![[${at}/shown]]\n\n![[${at}/shown#Part]]\n\n![[${at}/shown#^id]]\n\n- ![[${at}/shown]]\n`,
    [`${at}/shown.md`]: `${x}\n\n## Part\n\n${x}\n\n> ${x}\n\n^id\n`,
  }),
  table: (x, at) => ({
    [`${at}.md`]: `| a | ${x.replaceAll('|', '\\|')} |\n| :- | -: |\n| ${x.replaceAll('|', '\\|')} | [[hub\\|${x.replaceAll('|', '\\|')}]] |\n`,
  }),
  code: (x, at) => ({
    [`${at}.md`]: `\`${x}\` ==${x}== %%${x}%% $${x}$\n\n\`\`\`${x}\n${x}\n\`\`\`\n\n$$\n${x}\n$$\n\n\`\`\`mermaid\ngraph TD\nA["${x}"] --> B\n\`\`\`\n`,
  }),
  task: (x, at) => ({ [`${at}.md`]: `- [${x.slice(0, 1)}] ${x}\n- [ ] [[hub|${x}]] ^${x}\n` }),
  canvas: (x, at) => ({
    [`${at}.canvas`]: JSON.stringify({
      nodes: [
        { id: x, type: 'text', text: x, x: 0, y: 0, width: 99, height: 99, color: x },
        { id: 'b', type: 'link', url: x, x: 0, y: 99, width: 99, height: 99 },
        { id: 'c', type: 'file', file: x, subpath: `#${x}`, x: 0, y: 99, width: 99, height: 99 },
        {
          id: 'd',
          type: 'group',
          label: x,
          background: x,
          backgroundStyle: x,
          x: 0,
          y: 0,
          width: 9,
          height: 9,
        },
      ],
      edges: [{ id: 'e', fromNode: x, toNode: 'b', label: x, color: x, fromSide: x, toEnd: x }],
    }),
    [`${at}.md`]: `![[${at}.canvas]] [[${at}.canvas]]\n`,
  }),
  drawing: (x, at) => ({
    [`${at}/pic.svg`]: `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script>${x}</svg>`,
    [`${at}/page.html`]: `<!doctype html><script>alert(1)</script>${x}`,
    [`${at}.md`]: `![[${at}/pic.svg]] [[${at}/pic.svg]] ![[${at}/page.html]] [[${at}/page.html]] [a](<${at}/page.html>)\n`,
  }),
}

/** What the attacks link to and show. */
const common: Readonly<Record<string, string>> = {
  'hub.md': '# Hub\n\ntext\n',
  'drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>',
  'page.html': '<script>alert(1)</script>',
  'feed.xml': '<x xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></x>',
  'script.js': 'alert(1)',
  'paper.pdf': '%PDF-1.4',
}

/**
 * The files of a garden full of attacks. A sample sends every fourth attack through one channel, in turn, so that every
 * channel is met; otherwise each attack goes through all.
 */
export function hostileGarden(isSample: boolean): ReadonlyMap<string, string> {
  const files = new Map(Object.entries(common))
  const put = (attack: string, name: string, number: number): void => {
    const made = channels[name]!(attack, `${name.replace(' ', '-')}/n${number}`)
    for (const [path, text] of Object.entries(made)) files.set(path, text)
  }
  const names = Object.keys(channels)
  for (const [i, line] of lines.entries()) {
    if (isSample && i % 4 !== 0) continue
    const taken = isSample ? [names[((7 * i) / 4 + 3) % names.length]!] : names
    for (const name of new Set(taken)) put(line, name, i)
  }
  for (const [i, source] of sources.entries()) {
    if (isSample && i % 4 !== 0) continue
    put(source, 'body', lines.length + i)
    if (!isSample) put(source, 'embed', lines.length + i)
  }
  return files
}
