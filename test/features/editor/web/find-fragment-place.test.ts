import { describe, expect, it } from 'vitest'
import { findFragmentPlace } from '../../../../src/features/editor/web/find-fragment-place.ts'

describe('the place of a fragment', () => {
  const text = [
    '# Trees',
    '## Oak',
    '### Why',
    '```',
    '## Elm',
    '```',
    '## **Elm**, [[ash|ash trees]]',
    '### Why ##',
    'Red. ^red',
  ].join('\n')
  const lineAt = (fragment: string): string | undefined => {
    const at = findFragmentPlace(text, fragment)
    return at === undefined ? undefined : text.slice(at).split('\n')[0]
  }
  it('is a heading, however it is written, below those that are named before it', () => {
    expect(['Oak', 'oak', 'Elm, ash trees', 'elm-ash-trees', 'Why'].map(lineAt)).toEqual([
      '## Oak',
      '## Oak',
      '## **Elm**, [[ash|ash trees]]',
      '## **Elm**, [[ash|ash trees]]',
      '### Why',
    ])
    expect(lineAt('Elm, ash trees#Why')).toBe('### Why ##')
  })
  it('is the line of a block, and none in code or where nothing has the name', () => {
    expect(['^red', '^RED', '^blue', 'Elm', '', '#'].map(lineAt)).toEqual([
      'Red. ^red',
      'Red. ^red',
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})
