import { describe, expect, it } from 'vitest'
import { snapshotOf } from '../../snapshot-of.ts'

/** The text of a note's page, a line for each. */
async function textOf(source: string): Promise<string> {
  const snapshot = await snapshotOf({ 'a.md': source, 'b.md': '# B\n' })
  const html = await snapshot.render(snapshot.plan.pages.find(({ address }) => address === 'a/')!)
  return /<div class="text">([\s\S]*?)<\/article>/.exec(html)![1]!
}

describe('what other programs would run', () => {
  it('is in a closed box that says whose it is, over empty lines too', async () => {
    const html = await textOf('<%*\nconst a = 1\n\ntR += a\n%>\n\nAfter.\n')
    expect(html).toMatch(/<details class="callout"[^>]*>\s*<summary[^>]*>Templater<\/summary>/)
    expect(html).toMatch(/const a = 1\n\ntR \+= a\n%&gt;[\s\S]*<p>After\.<\/p>/)
    expect(html).not.toMatch(/<p>[^<]*&lt;%/)
  })

  it('is code among text, and code that speaks of it stays what it is', async () => {
    expect(await textOf('Today <% tp.date.now() %> and {{< ref "x" >}}.\n')).toContain(
      '<p>Today <code>&lt;% tp.date.now() %&gt;</code> and <code>{{&lt; ref "x" &gt;}}</code>.</p>',
    )
    expect(await textOf('`<% a %>` and 5 <% b.\n')).toContain(
      '<p><code>&lt;% a %&gt;</code> and 5 &lt;% b.</p>',
    )
  })

  it('is code with the brackets of a link that it names', async () => {
    expect(await textOf('On [[<% today %>]] and ![[<% x %>|b]].\n')).toContain(
      '<p>On <code>[[&lt;% today %&gt;]]</code> and <code>![[&lt;% x %&gt;|b]]</code>.</p>',
    )
  })

  it('is code in the title of a box, in braces within braces, and as a link alone', async () => {
    expect(await textOf('> [!note] {{title}} x\n> Text.\n')).toContain(
      '<p class="callout-title"><code>{{title}}</code> x</p>',
    )
    expect(await textOf('{{#each {task where done}}} [[{{ref}}]]\n')).toContain(
      '<code>{{#each {task where done}}}</code> <code>[[{{ref}}]]</code>',
    )
  })

  it('leaves links beside it as they are, and is told of', async () => {
    expect(await textOf('{% x %} [[b]]\n')).toContain('<code>{% x %}</code> <a href="/b/">')
    const problems = await (await snapshotOf({ 'a.md': '{% x %}\n' })).diagnostics()
    expect(problems.map(({ code }) => code)).toContain('foreign-syntax')
  })

  it('that does not end takes nothing else with it', async () => {
    expect(await textOf('<%*\nconst a = 1\n\nWords.\n')).toContain('<p>Words.</p>')
  })
})
