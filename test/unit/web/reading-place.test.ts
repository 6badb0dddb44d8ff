import { describe, expect, it } from 'vitest'
import { findReadingPlace } from '../../../src/features/editor/web/preview/reading-place.ts'

const source = [
  '---',
  'tags: [pond]',
  '---',
  '# Ponds',
  '',
  'Water stands still.',
  '',
  'A [[Frog|frog]] waits for **every** fly that comes.',
  '',
  '- Water stands still.',
  '',
  '池の水は静かです。',
].join('\n')

const place = (text: string, share: number) => ({ words: text.split(' '), share })
const lineAt = (offset: number): string => source.slice(offset).split('\n')[0]!

describe('the place in a note that somebody was reading', () => {
  it('is the line with the words of the block in view, whatever marks stand between them', () => {
    expect(lineAt(findReadingPlace(source, place('waits for every fly that comes', 0)))).toContain('A [[Frog')
    expect(lineAt(findReadingPlace(source, place('池の水は静かです', 0.9)))).toBe('池の水は静かです。')
  })

  it('is the one nearest to where the page was scrolled to', () => {
    expect(lineAt(findReadingPlace(source, place('Water stands still', 0.2)))).toBe('Water stands still.')
    expect(lineAt(findReadingPlace(source, place('Water stands still', 0.8)))).toBe('- Water stands still.')
  })

  it('is as far down where no words are the same, and fewer words count where a link hides some', () => {
    expect(findReadingPlace(source, place('nothing of this', 1))).toBe(source.lastIndexOf('\n') + 1)
    expect(lineAt(findReadingPlace(source, place('A frog waits for', 0.5)))).toContain('A [[Frog')
    expect(findReadingPlace('', place('x', 1))).toBe(0)
  })

  it('reads signs of expressions as they are', () => {
    expect(findReadingPlace('a\nb (x+ c', { words: ['(x+', 'c'], share: 0 })).toBe(2)
  })
})
