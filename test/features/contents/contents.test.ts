import { expect, it } from 'vitest'
import { snapshotOf } from '../../snapshot-of.ts'

it('has a button for its headings where these are on the page, which is not at home', async () => {
  const text = 'Text.\n\n## One\n\nText.\n\n## Two\n\nText.\n'
  const site = await snapshotOf({ 'index.md': `# Home\n\n${text}`, 'note.md': `# Note\n\n${text}` })
  const parts = async (address: string): Promise<readonly boolean[]> => {
    const html = await site.render(site.plan.pages.find((page) => page.address === address)!)
    return [html.includes('popovertarget="-contents"'), html.includes('id="-contents"')]
  }
  expect(await parts('note/')).toEqual([true, true])
  expect(await parts('')).toEqual([false, false])
})

it('says what the queries in headings say', async () => {
  const source = '---\nwho: "A & [[B]]"\n---\n# Note\n\n## Of `= this.who`\n\n## Two `= 5`\n'
  const site = await snapshotOf({ 'note.md': source })
  const html = await site.render(site.plan.pages.find((page) => page.address === 'note/')!)
  const contents = html.slice(html.indexOf('id="-contents"'))
  expect(contents).toMatch(/<a href="#[^"]*">Of A &amp; B<\/a>/)
  expect(contents).toContain('>Two = 5</a>')
})
