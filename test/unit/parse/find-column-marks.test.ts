import { expect, it } from 'vitest'
import type { Address } from '../../../src/model/page.ts'
import { snapshotOf } from '../../snapshot-of.ts'

// github.com/ckRobinson/multi-column-markdown
it.each(['native', 'remark'] as const)('shows no marks of columns by the %s parser', async (parser) => {
  const source = [
    '--- start-multi-column: ID_a',
    '```column-settings',
    'Number of Columns: 2',
    '```',
    '',
    'One',
    '--- column-break ---',
    'Two [[b]]',
    '',
    '--- end-multi-column',
    '',
    '> === start-multi-column: x',
    '> three',
    '> === end-column ===',
    '',
    '```md',
    '--- column-break ---',
    '```',
    '',
    'A --- column-break --- in text.',
  ].join('\n')
  const snapshot = await snapshotOf({ 'a.md': source, 'b.md': '# B\n' }, { parser })
  const html = await snapshot.render(snapshot.pageByAddress.get('a/' as Address)!)
  const text = html.slice(html.indexOf('<div class="text'))
  expect(text).not.toMatch(/multi-column|column-settings|Number of|end-column/)
  expect(text.match(/column-break/g)).toHaveLength(2)
  expect(text).toMatch(/<p>One(?:<br>)?\s*Two <a /)
  expect(text).toContain('three')
})
