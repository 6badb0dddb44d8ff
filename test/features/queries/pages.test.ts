import { HtmlValidate } from 'html-validate'
import { describe, expect, it } from 'vitest'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { sessionOn, snapshotOf } from '../../snapshot-of.ts'
import { validatorOptions } from '../../validator-options.ts'
import { library, pageOf } from './query-garden.ts'

/** The text of a note's page. */
async function textOf(note: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const snapshot = await snapshotOf({ ...library, ...more, 'Asks.md': note })
  const html = await pageOf(snapshot, 'asks/')
  return html.slice(html.indexOf('<article'), html.indexOf('</article>'))
}

const block = (source: string, language = 'dataview'): string => `\`\`\`${language}\n${source}\n\`\`\`\n`

describe('the page of a note that asks', () => {
  it('has the answer as a table with links to notes', async () => {
    const html = await textOf(block('TABLE rating, author FROM #book'))
    expect(html).toContain('<div class="table"><table>')
    expect(html).toContain('<td><a href="/books/dune/">Dune</a></td>')
    expect(html).toContain('<a href="/people/frank-herbert/">Frank Herbert</a>')
    expect(html).not.toContain('Hidden')
  })

  it('has wanted notes as text, and private ones not', async () => {
    const html = await textOf(block('LIST file.outlinks WHERE file.name = "Shelf"'), {
      'Shelf.md': 'To [[Hidden]], [[Wanted]] and [[Emma]].',
    })
    expect(html).toContain('<li>Wanted</li><li><a href="/books/emma/">Emma</a></li>')
    expect(html).not.toContain('Hidden')
  })

  it('says nothing of notes that are in no list, though the page of a note links to them', async () => {
    const secret =
      '---\npublish: unlisted\nrating: 9\ntags: [book]\nsecret: murmured\n---\n# Murmur\n\n- [ ] murmured\n\n[[Shelf]]\n'
    const html = await textOf(
      [
        block('TABLE secret, file.tags'),
        block('TASK'),
        block('TABLE file.outlinks, file.inlinks, [[Quiet]].secret FROM "Shelf"'),
        block('LIST FROM outgoing([[Shelf]])'),
        block('filters: rating > 8 || file.hasLink("Shelf")', 'base'),
        '`= [[Quiet]].secret` and `= [[Quiet]].file.path`',
      ].join('\n'),
      { 'rooms/Quiet.md': secret, 'Shelf.md': 'To [[Quiet]] and [[Emma]].' },
    )
    expect(html).toContain('Emma')
    expect(html).not.toMatch(/murmur|rooms/i)
  })

  it('is valid HTML, whatever is in the answers', async () => {
    const snapshot = await snapshotOf({
      ...library,
      'Books.base':
        'views:\n  - {type: cards, order: [file.name, tags, author], groupBy: tags}\n  - {type: list, order: [file.name, file.tags]}\n',
      'Asks.md': [
        block('TABLE file.tags, author, file.tasks, file.frontmatter, {a: [1, [2, 3]]}'),
        block('LIST rows.file.tags GROUP BY file.tags'),
        block('TASK GROUP BY file.tags'),
        'A `= this.file.tags` and `= [1, [2, [3]]]` and `= [[Shelf]].file.outlinks`.',
        '# `= this.file.name`',
        '- ![[Books.base]]',
        '> ![[Books.base#x]]',
        '**a ![[Books.base]]**',
      ].join('\n\n'),
    })
    const report = await new HtmlValidate(validatorOptions).validateString(await pageOf(snapshot, 'asks/'))
    expect(report.results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([])
  })

  it('has tasks in the order and depth that they have', async () => {
    const html = await textOf(block('TASK'))
    expect(html).toMatch(/<p class="query-group"><a href="\/books\/dune\/">Dune<\/a><\/p>/)
    expect(html).toMatch(
      /<strong>again<\/strong>[^<]*<ul><li class="task-list-item"><input type="checkbox" checked disabled/,
    )
  })

  it('says in a table what a block of the Tasks plugin finds', async () => {
    const html = await textOf(block('not done\ndue before 2026-01-20\nsort by due', 'tasks'))
    expect(html).toContain('<strong>again</strong>')
    expect(html).not.toContain('find it')
    expect(html).not.toContain('lend it')
  })

  it('has the value of an expression among text, and leaves other code alone', async () => {
    const html = await textOf(
      'Opened `= [[Shelf]].opened`, rated `=this.missing` and `= [[Dune]].rating + 1`; `=> x`, `= 5`, `= nope(this)`. `dv: [[Dune]].rating + 2`, `dv: x`.',
    )
    expect(html).toContain('<span class="query-value">11</span>, <code>dv: x</code>')
    expect(html).toContain(
      'Opened <span class="query-value"><time datetime="2024-03-01">2024-03-01</time></span>',
    )
    expect(html).toContain('<span class="query-value">10</span>')
    expect(html).toContain('<code>=&gt; x</code>, <code>= 5</code>, <code>= nope(this)</code>')
  })

  it('never runs a script, and shows it in a fold', async () => {
    const html = await textOf(block('dv.el("b", "<script>")', 'dataviewjs'))
    expect(html).toContain('<details><summary>')
    expect(html).toContain('dv.el(&quot;b&quot;, &quot;&lt;script&gt;&quot;)')
  })

  it('shows what cannot be answered, and why', async () => {
    const html = await textOf(block('TABLE lenght(x)'))
    expect(html).toContain('Found “lenght”, the name of no function, expected “length”')
    expect(html).toContain('<code>TABLE lenght(x)\n</code>')
  })

  it('leaves searches of the Obsidian app as they are written', async () => {
    const html = await textOf(block('embed OR search', 'query'))
    expect(html).toContain('<pre tabindex="0"><code>embed OR search\n</code></pre>')
    expect(html).not.toContain('class="query"')
  })

  it('reads the simplest of what a query puts together', async () => {
    const values =
      '"one<br>two", "<progress value=\'3\' max=\'7\'></progress>", "<span style=\'x\'>in</span>", "![c](https://e.example/c.png)"'
    const html = await textOf(block(`TABLE WITHOUT ID ${values}\nWHERE file.name = this.file.name`))
    expect(html).toContain('<td>one<br>two</td><td><progress value="3" max="7"></progress></td><td>in</td>')
    expect(html).toContain('<td><a href="https://e.example/c.png">c</a></td>')
  })

  it('escapes what notes say', async () => {
    const html = await textOf(block('TABLE evil, "<i>" + evil AS "<u>"\nWHERE evil'), {
      'Evil.md': "---\nevil: '<img src=x onerror=alert(1)> [x](javascript:alert(1)) [[<b>|<s>]]'\n---\n",
    })
    expect(html).toContain('&lt;img src=x')
    expect(html).not.toMatch(/<(?:img|i|u|b|s)\b/)
    expect(html).not.toMatch(/href="javascript/)
  })

  it('has the views of an embedded base, or the one that is named', async () => {
    const base =
      'views:\n  - {type: table, name: All, order: [file.name]}\n  - {type: list, name: Rated, filters: rating > 8}\n'
    const html = await textOf('![[Books.base]]\n\n![[Books.base#Rated]]\n', { 'Books.base': base })
    expect(html).toContain('<p class="query-title">All</p>')
    expect(html).toContain('<details><summary>Rated</summary>')
    expect(html.slice(html.lastIndexOf('<div class="query">'))).toContain(
      '<ul>\n<li><a href="/books/dune/">Dune</a></li>\n</ul>',
    )
  })

  it('is asked for the note that an embed shows', async () => {
    const html = await textOf('![[Asked]]\n', { 'Asked.md': block('LIST WHERE file.link = this.file.link') })
    expect(html).toContain('<li><a href="/asked/">Asked</a></li>')
  })
})

describe('a garden that changes', () => {
  it('makes the page anew when the answer changes, and only then', async () => {
    const store = createMemoryStore({ ...library, 'Asks.md': block('TABLE rating FROM #book') })
    const session = sessionOn(store)
    const keyOf = async (): Promise<string> => {
      const snapshot = await session.update()
      return snapshot.keyOf(
        snapshot.plan.pages.find((page) => page.kind === 'note' && page.path === 'Asks.md')!,
      )
    }
    const first = await keyOf()
    const dune = library['books/Dune.md']!
    store.write('books/Dune.md', `${dune}\nMore.\n`)
    expect(await keyOf()).toBe(first)
    store.write('books/Dune.md', dune.replace('rating: 9', 'rating: 8'))
    expect(await keyOf()).not.toBe(first)
  })
})

describe('a file that is a base', () => {
  it('is told of at the place that is wrong, though no note shows it', async () => {
    const source = 'filters:\n  and:\n    - file.inFoldr("x")\n'
    const diagnostics = await (await snapshotOf({ 'a.md': 'x', 'Wrong.base': source })).diagnostics()
    const found = diagnostics.filter(({ code }) => code === 'invalid-query')
    expect(found.map(({ path, range }) => [path, range && source.slice(range.start, range.end)])).toEqual([
      ['Wrong.base', 'inFoldr'],
    ])
  })
})
