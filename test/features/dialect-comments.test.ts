import { expect, it } from 'vitest'
import { notesOf } from './dialect-garden.ts'

/** Notes of other programs, with comments of each kind that these have. */
const commented: readonly (readonly [dialect: string, path: string, text: string])[] = [
  [
    'mdx',
    'a.mdx',
    'Text {/* canary */} goes on.\n\n{/*\ncanary\n\n## canary\n*/}\n\n```jsx\n{/* code */}\n```\n',
  ],
  ['manuals', 'a.md', 'Text {--canary--} goes {>>canary<<} on.\n'],
  ['manuals', 'a.md', 'Text goes on.\n\n{--\n\ncanary\n\n- canary\n\n--}\n\nMore.\n\n{--\n\ncanary\n'],
  ['manuals', 'a.md', '<!-- canary -->\n\nText goes on.\n\n<!-- canary, canary and canary -->\n'],
  [
    'hugo',
    'a.md',
    '{{< comment >}}canary{{< /comment >}} Text {{% comment %}}canary{{% /comment %}} goes on.\n',
  ],
  ['hugo', 'a.md', 'Text goes on.\n\n{{< comment >}}\n\ncanary\n\n{{< /comment >}}\n'],
  ['jekyll', 'a.md', '{% comment %}canary{% endcomment %} Text {::comment}canary{:/comment} goes on.\n'],
  [
    'org',
    'a.org',
    'Text @@comment:canary@@ goes on. @@html:<b>canary</b>@@\n# canary\n* Part :noexport:\ncanary\n',
  ],
]

it.each(commented)('a comment of %s in %s is in no file of the site: %j', async (dialect, path, text) => {
  const snapshot = await notesOf(dialect, {
    [path]: text,
    'index.md': `# Home\n\n[[${path}]] ![[${path}]]\n`,
  })
  const pages = await Promise.all(snapshot.plan.pages.map((page) => snapshot.render(page)))
  const files = await Promise.all(
    snapshot.files().map(async ({ address, make }) => [address, String(await make())] as const),
  )
  const telling = files.filter(([, made]) => /canary/.test(made)).map(([address]) => address)
  expect([telling, pages.filter((html) => /canary/.test(html))]).toEqual([[], []])
  expect(files.find(([address]) => address === 'a.md')?.[1]).toMatch(/Text[\s\S]*goes[\s\S]*on/)
})
