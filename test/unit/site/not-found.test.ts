import { describe, expect, it } from 'vitest'
import { ownFiles } from '../../../src/model/own-address.ts'
import { snapshotOf } from '../../snapshot-of.ts'

async function notFound(): Promise<string> {
  const snapshot = await snapshotOf({ 'A.md': 'See [[B]]. #tag' }, { base: '/garden/' })
  const html = await snapshot.render(snapshot.pageByAddress.get(ownFiles.notFound)!)
  return html.slice(html.indexOf('<main'), html.indexOf('</main'))
}

describe('the page for what is not there', () => {
  it('leads on without any script, from wherever it is shown', async () => {
    const html = await notFound()
    for (const href of ['/garden/', '/garden/map/', '/garden/all-notes/', '/garden/tags/', '/garden/wanted/'])
      expect(html).toContain(`href="${href}"`)
    expect(html).toContain('data-do="search"')
  })
})
