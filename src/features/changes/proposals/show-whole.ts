import type { PlannedFile } from '../../../model/planned-change.ts'
import type { Proposal } from '../../../model/proposal.ts'

/** Characters that show nothing, or turn text around, but for those that join letters and emoji. */
const unseen = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu

/** No line of a proposal is cut: what is accepted was seen. */
export const wholeLine = Number.POSITIVE_INFINITY

/** The files of a proposal with a mark in place of each character that nobody would see in their diff. */
export function showWhole({ planned }: Proposal): readonly PlannedFile[] {
  return planned.files.map((file) => {
    const { before, after } = file
    return {
      ...file,
      ...(before !== undefined && { before: showUnseen(before) }),
      ...(after !== undefined && { after: showUnseen(after) }),
    }
  })
}

/** A text with `⟨U+202E⟩` for a character that is not seen. */
export function showUnseen(text: string): string {
  return text.replace(
    unseen,
    (character) => `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  )
}
