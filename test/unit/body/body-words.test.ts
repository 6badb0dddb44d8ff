import { describe, expect, it } from 'vitest'
import { everyFeature } from '../../../src/features/shipped.ts'
import { defaultGardenOptions } from '../../../src/model/options.ts'
import type { Href } from '../../../src/model/page.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { noPlugins } from '../../../src/session/prepare/load-plugins.ts'
import { createPreparePool } from '../../../src/session/prepare/prepare-pool.ts'
import { createSession } from '../../../src/session/session.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'

/** The page of `a.md` in a garden that says nothing about its language. */
async function pageOf(files: Record<string, string>, lang = ''): Promise<string> {
  const options = { ...defaultGardenOptions, lang }
  const pool = createPreparePool({ options, plugins: noPlugins })
  const session = createSession({
    features: everyFeature,
    store: createMemoryStore(files),
    options,
    pool,
    assets: { stylesheet: '/site.css' as Href },
  })
  const snapshot = await session.update()
  const page = snapshot.pageByAddress.get(snapshot.plan.addressByNote.get('a.md' as NotePath)!)!
  const html = await snapshot.render(page)
  await session.close()
  return html
}

const text = [
  'هذا نص من الحديقة، وفيه رابط إلى [[ملاحظة غائبة]] وحاشية[^1] ومرة أخرى[^1].',
  '- [ ] مهمة\n- [x] مهمة',
  '> [!warning]\n> انتبه.',
  '> [!custom]\n> نص.',
  '![[غير موجودة]]',
  '![[b#لا شيء]]',
  '[^1]: نص.',
].join('\n\n')

describe('a page of an Arabic garden', () => {
  it('says in Arabic what the interface says within a text', async () => {
    const html = await pageOf({ 'a.md': text, 'b.md': 'نص آخر من الحديقة.' })
    expect(html).toContain('<html lang="ar" dir="rtl" data-ui="ar">')
    for (const said of [
      'لم تُكتب بعد: تطلبها ملاحظة واحدة',
      'aria-label="لم تُنجز"',
      'aria-label="أُنجزت"',
      '>تحذير</p>',
      '>custom</p>',
      '«غير موجودة» ليست في هذه الحديقة',
      'لا جزء كهذا في',
      'aria-label="الحواشي"',
      'aria-label="الحاشية 1"',
      'aria-label="العودة إلى موضع الحاشية 1، المرة 2"',
    ])
      expect(html).toContain(said)
    for (const english of ['Not written', 'asks for', 'to do', 'done"', 'Warning', 'Footnote', 'Back to'])
      expect(html).not.toContain(english)
  })

  it('speaks as the config says all the same', async () => {
    const html = await pageOf({ 'a.md': text, 'b.md': '' }, 'en')
    expect(html).toContain('<html lang="ar" dir="rtl" data-ui="en">')
    expect(html).toContain('>Warning</p>')
  })

  it('lists by the separators of the page’s language', async () => {
    const series = 'هذه سلسلة من الملاحظات:\n\n1. [[a]]\n2. [[b]]'
    const arabic = await pageOf({ 'a.md': text, 'b.md': 'نص.', 's.md': `---\ntype: series\n---\n${series}` })
    expect(arabic).toMatch(/<p class="in-series">الجزء [^<]*<a [^>]*>[^<]*<\/a><\/p>/)
    const japanese = await pageOf({
      'a.md': 'これは庭です。',
      'b.md': 'これもです。',
      's.md': '---\ntype: series\n---\n庭の話。\n\n1. [[a]]\n2. [[b]]',
    })
    expect(japanese).toMatch(/共通の語： <em>[^<]*<\/em>、<em>/)
  })
})
