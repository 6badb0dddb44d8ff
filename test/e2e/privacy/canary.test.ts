import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type PrivacyWord, privacyWords } from '../../../src/parse/privacy-words.ts'
import { runGit } from '../../run-git.ts'
import { runHortus } from '../cli/run-hortus.ts'
import { scratchFolder, writeFiles } from '../cli/scratch.ts'
import { canary, findCanaries, privateNote } from './find-canaries.ts'
import { readOutput } from './read-output.ts'

/** In the names of files beside the garden; a public note may say them, so only what is in the files is a canary. */
const outside = 'beside-'

/** Every known word, with a value that asks. */
const everyWord = privacyWords
  .filter(({ kind }) => kind !== 'unlisted')
  .flatMap(({ word, values }: PrivacyWord): readonly string[] => {
    const write = (value: string): string => word.replace('.', ':\n  ').concat(`: ${value}`)
    if (typeof values === 'object') return values.map(write)
    const example = {
      yes: 'true',
      no: 'false',
      value: `${canary}value`,
      before: '2999-01-01',
      from: '2001-01-01',
    }
    return [write(example[values])]
  })

/** Ways to keep a note to oneself, as its frontmatter. */
const waysToHide: readonly string[] = [
  ...everyWord,
  'private: [“True”]',
  'DG_Publish: "No"',
  'private：true',
  'password: x\nbroken: [unclosed',
  'x: y\n---\npublic:: false',
  'x: y\n---\n- private:: true\n  type:: note',
  'x: y\n---\n# Logseq\n\nvisibility:: [[private]]',
  'draft: true',
  'publish: false',
  'draft: "true"',
  'draft: yes',
  'publish: "false"',
  'publish: no',
  'draft: true\npublish: true',
  'draft: true\nbroken: [unclosed',
  'publish: false\nbroken: "unclosed',
  `draft: true\nlarge: ${'x'.repeat(70_000)}`,
]

function privateGarden(): Record<string, string> {
  const files: Record<string, string> = {}
  const ids: string[] = []
  for (const [i, hiding] of waysToHide.entries()) {
    for (const place of ['', 'mixed/', `${canary}folder${i}/`]) {
      const id = `n${i}${place === '' ? 'a' : place === 'mixed/' ? 'b' : 'c'}`
      ids.push(id)
      files[`${place}${id}.md`] = privateNote(id, hiding)
      files[`${place}${id}-picture.png`] = `${canary}picture${id}`
    }
  }
  // Below a name that starts with a dot, in what the config leaves out, and a folder's own note.
  // What the settings of other programs keep back, with what is beside it.
  for (const folder of ['excluded', 'deep/secret', '_drafts']) {
    files[`${folder}/${canary}note.md`] = privateNote(folder.replace(/\W/g, ''), 'x: y')
    files[`${folder}/picture.png`] = `${canary}picture`
  }
  delete files['_drafts/picture.png']
  files['.obsidian/publish.json'] = '{ "excluded": ["excluded/"] }'
  files['quartz.config.ts'] = 'throw 1\nexport default { ignorePatterns: ["**/secret"] }'
  files['toml.md'] = `+++\ntitle = "${canary}"\nprivate = true\n+++\n${canary}`
  files['private.canvas'] = JSON.stringify({
    nodes: [{ id: 'a', type: 'text', text: canary, x: 0, y: 0, width: 9, height: 9 }],
    edges: [],
    metadata: { frontmatter: { 'dg-publish': false } },
  })
  // A private page of a folder that others see.
  files['mixed/index.md'] = privateNote('mixedindex', 'hidden: true')
  files[`.${canary}dot/note.md`] = privateNote('dot', 'x: y')
  files['ignored/note.md'] = privateNote('ignored', 'x: y')
  files[`${canary}whole/${canary}whole.md`] = privateNote('whole', 'draft: true')
  files[`${canary}whole/index.md`] = privateNote('index', 'draft: true')
  // A namesake in the root would be chosen, if it were public.
  files['twin.md'] = privateNote('twin', 'draft: true')
  files['mixed/twin.md'] = 'The public twin, see [[Public]].'
  // An asset that nobody shows; those of private notes are beside them.
  files['unused.png'] = `${canary}unused`
  // A canvas that a public note shows, and that shows private ones.
  files['shown.canvas'] = JSON.stringify({
    nodes: [...ids.slice(0, 6), `${canary}whole/${canary}whole`].map((id, i) => ({
      id,
      type: 'file',
      file: `${id}.md`,
      x: i,
      y: 0,
      width: 9,
      height: 9,
    })),
    edges: [],
  })
  const all = [...ids, 'twin']
  files['Public.md'] = [
    '# Public',
    ...all.map(
      (id) => `See [[${id}]], [x](${id}.md) and ![[${id}]].\n\n![[${id}#Part]]\n\n![[${id}#^block]]\n`,
    ),
    `Comments are for oneself: %%${canary}inline%% and so are these.`,
    `%%\n${canary}blockcomment [[${canary}commentlink]] #${canary}commenttag\n%%`,
    `<!-- ${canary}htmlcomment -->`,
    '![[shown.canvas]] [[shown.canvas]] ![[private.canvas]] [[toml]]',
    '![[excluded/picture.png]] [[excluded/picture.png]] ![x](deep/secret/picture.png) [[mixed/index]]',
    // What lies beside the garden, by every way there.
    `![x](../${outside}outside.png) ![[../${outside}outside]] [x](../${outside}outside.md) ![[../${outside}folder/inner]]`,
    '![[link-out]] ![[linked/inner]] ![](linked/inner.png) [[linked/inner]]',
  ].join('\n\n')
  files['mixed/neighbour.md'] =
    '---\nup: "[[n0a]]"\nrequires: ["[[n1a]]"]\n---\nText of a public neighbour of [[n0b]].'
  files['hortus.config.json'] = JSON.stringify({
    ignore: ['ignored/**'],
    baseUrl: 'https://e.example',
    author: 'A. Gardener',
    feeds: 'full',
    offline: true,
  })
  return files
}

/** Public notes of before, by path: with fewer words, another name, and one that is private today. */
const before = {
  'Earlier.md': '# Public\n\nIt was short.\n',
  'mixed/neighbour.md': 'Text of a neighbour.\n',
  'n0a.md': `# ${canary} title\n\n${canary} text, public then. [[Earlier]]\n`,
}

/** Two commits of a garden: as it was, with notes that all could read, and as it is. */
function commitTwice(folder: string, files: Readonly<Record<string, string>>): void {
  const commit = (day: string): void => {
    runGit(folder, day, 'add', '-A')
    runGit(folder, day, 'commit', '-q', '-m', day)
  }
  writeFiles(folder, { ...before, 'hortus.config.json': files['hortus.config.json']! })
  runGit(folder, '2025-01-01', 'init', '-q')
  commit('2025-01-02')
  runGit(folder, '2025-01-03', 'mv', 'Earlier.md', 'Public.md')
  commit('2025-01-03')
  writeFiles(folder, files)
  commit('2025-02-04')
}

/** Every kind of file that a site can have, each of which is there to be searched. */
const kinds: readonly RegExp[] = [
  /^index\.html$/,
  /^public\.md$/,
  /^llms\.txt$/,
  /^llms-full\.txt$/,
  /^garden\.json$/,
  /^-\/garden\/\d+\.json$/,
  /^sitemap\.xml$/,
  /^feed\.xml$/,
  /^feed\.json$/,
  /^_redirects$/,
  /^-\/redirects\.map$/,
  /^-\/inventory\//,
  /^-\/since\//,
  /^-\/versions\/mixed\//,
  /^-\/offline\//,
  /^manifest\.webmanifest$/,
  /^-\/map\//,
  /^-\/search\//,
  /^garden-history\//,
  /canvas/,
]

/** That the parsers read alike is tested elsewhere (`test/contract/parsers`); the second one is asked here in the long run. */
const parsers = process.env['HORTUS_FULL'] === '1' ? ['native', 'remark'] : ['native']

describe.each(parsers)('what nobody may see, with the %s parser', (parser) => {
  it('leaves no trace in any file of the site', { timeout: 900_000 }, async () => {
    const folder = scratchFolder()
    const files = privateGarden()
    commitTwice(join(folder, 'garden'), files)
    // Cards are drawn once: they take most of the time, and no parser.
    const config = { ...JSON.parse(files['hortus.config.json']!), parser, cards: parser === 'native' }
    writeFileSync(join(folder, 'garden/hortus.config.json'), JSON.stringify(config))
    writeFiles(folder, {
      [`${outside}outside.md`]: `# ${canary}\n\nbeside the garden`,
      [`${outside}outside.png`]: canary,
      [`${outside}folder/inner.md`]: `# ${canary}\n\nbehind a link`,
      [`${outside}folder/inner.png`]: canary,
    })
    symlinkSync(`../${outside}outside.md`, join(folder, 'garden/link-out.md'))
    symlinkSync(`../${outside}folder`, join(folder, 'garden/linked'))
    const run = await runHortus(['build'], { cwd: folder })
    expect(run.stdout).toMatch(/ notes?, /)
    expect(findCanaries(join(folder, 'site'))).toEqual([])
    const output = readOutput(join(folder, 'site'))
    const names = output.map(({ name }) => name)
    // Every kind of file was there to be searched, and none says where the garden lies.
    for (const kind of [...kinds, ...(parser === 'native' ? [/^-\/cards\/[\da-f]+\.png$/] : [])])
      expect(
        names.some((name) => kind.test(name)),
        `${kind}: ${names.join(' ')}`,
      ).toBe(true)
    const tells = output.filter(({ texts }) => texts.some((text) => text.includes(folder)))
    expect(tells.map(({ name }) => name)).toEqual([])

    // What is taken along by other programs has none either.
    for (const form of ['commonmark', 'single-html']) {
      const { code, stderr } = await runHortus(['export', `${form}-out`, '--as', form], { cwd: folder })
      expect([form, code, stderr]).toEqual([form, 0, ''])
      expect(findCanaries(join(folder, `${form}-out`))).toEqual([])
    }

    // The same garden with its drafts shows them all over: the search finds what is there. Without cards, which take a minute.
    writeFiles(join(folder, 'garden'), {
      'hortus.config.json': JSON.stringify({ ...config, cards: false }),
    })
    await runHortus(['build', '--drafts', '--out', 'drafts'], { cwd: folder })
    const shown = findCanaries(join(folder, 'drafts')).join('\n')
    for (const what of [
      'title',
      'tag',
      'permalink',
      'moved',
      'text',
      'picture',
      'h',
      'note',
      'wanted',
      'folder',
      'note',
      'value',
    ])
      expect(shown).toContain(canary + what)
    expect(shown).not.toMatch(/qzcanary(?:inline|blockcomment|htmlcomment|dot|unused)|ignored/)
  })

  it('is found again when a note is withdrawn', { timeout: 900_000 }, async () => {
    const folder = scratchFolder()
    writeFiles(join(folder, 'garden'), {
      'a.md': `[[b]] ![[b]]`,
      'b.md': `# ${canary}\n\ntext`,
      'hortus.config.json': JSON.stringify({ parser }),
    })
    await runHortus(['build'], { cwd: folder })
    expect(findCanaries(join(folder, 'site')).length).toBeGreaterThan(2)
    writeFiles(join(folder, 'garden'), { 'b.md': `---\ndraft: true\n---\n# ${canary}\n\ntext` })
    await runHortus(['build'], { cwd: folder })
    expect(findCanaries(join(folder, 'site'))).toEqual([])
  })

  it('is gone where it was public before, by each word, whatever is kept between', {
    timeout: 900_000,
  }, async () => {
    const folder = scratchFolder()
    const garden = join(folder, 'garden')
    // From 100 notes on they are kept prepared; the notes of each way link to one another, so that a region is named after them.
    const others = Array.from({ length: 500 }, (_, i) => [
      `other/${i}.md`,
      `Plain text [[${(i * 7) % 500}]].`,
    ])
    writeFiles(garden, Object.fromEntries(others))
    writeFiles(garden, { 'hortus.config.json': JSON.stringify({ parser }) })
    const tell = (hiding: (i: number) => string): void => {
      const note = (i: number): string =>
        `---\ntags: [${canary}tag]\n${hiding(i)}\n---\n# ${canary} word ${i}\n\ntext [[w${i + 1}]] [[w0]] [[${canary}wanted]] ![[p.png]]\n`
      writeFiles(garden, Object.fromEntries(waysToHide.map((_, i) => [`w${i}.md`, note(i)])))
    }
    writeFiles(garden, {
      'Public.md': waysToHide.map((_, i) => `[[w${i}]] ![[w${i}]]`).join(' '),
      'p.png': canary,
    })
    tell(() => 'x: y')
    await runHortus(['build'], { cwd: folder })
    expect(findCanaries(join(folder, 'site')).length).toBeGreaterThan(waysToHide.length)
    tell((i) => waysToHide[i]!)
    await runHortus(['build', '--drafts', '--out', 'drafts'], { cwd: folder })
    const { stdout } = await runHortus(['build'], { cwd: folder })
    expect(stdout).toContain(`${waysToHide.length} notes not published`)
    expect(findCanaries(join(folder, 'site'))).toEqual([])
    for (const command of [['graph'], ['search', 'word']])
      expect((await runHortus(command, { cwd: folder })).stdout).not.toContain(canary)
  })
})

it('reads packed files as what they hold', () => {
  const folder = scratchFolder()
  mkdirSync(join(folder, 'deep'))
  writeFileSync(join(folder, 'deep/a.gz'), gzipSync(gzipSync(`x ${canary}`)))
  writeFileSync(join(folder, '.b.br'), brotliCompressSync(Buffer.from(canary)))
  writeFileSync(join(folder, 'c.pf_index'), gzipSync(canary))
  const names = findCanaries(folder).map((found) => found.split(':', 1)[0])
  expect(new Set(names)).toEqual(new Set(['deep/a.gz', '.b.br', 'c.pf_index']))
})
