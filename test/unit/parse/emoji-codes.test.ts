import { gemoji } from 'gemoji'
import { expect, it } from 'vitest'
import { emojiOf, listEmoji } from '../../../src/parse/emoji-codes.ts'

it('has the names of emoji that GitHub has', () => {
  expect(listEmoji()).toEqual(gemoji.map(({ emoji, names }) => ({ emoji, names })))
  expect([emojiOf('tada'), emojiOf('+1'), emojiOf('constructor')]).toEqual(['🎉', '👍', undefined])
})
