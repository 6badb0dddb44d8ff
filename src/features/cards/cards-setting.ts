import { defineSetting, settingOf } from '../../define/setting.ts'
import type { GardenOptions } from '../../model/options.ts'
import { describeValue } from '../../text/describe-value.ts'

/** Which pages have a card of their own: all, none, or topics, series and the notes that ask for one. */
type CardChoice = boolean | 'some'

/** What a garden's config may say about cards. */
export interface CardConfig {
  /** Which pages have a picture of their own for links to them; default: all in a garden of fewer than 2,000 notes, else some. */
  readonly cards?: CardChoice
}

export const cardsSetting = defineSetting<CardChoice | undefined>({
  name: 'cards',
  about: 'Which pages have a picture of their own for links to them.',
  usual: undefined,
  read: (value) =>
    typeof value === 'boolean' || value === 'some'
      ? { value }
      : [{ problem: `found ${describeValue(value)}, expected true, false or "some"` }],
})

/** Notes from which on only some have a card of their own: a thousand take half a minute. */
const manyNotes = 2_000

/** Which pages of a site have a card. None has where nobody said where the site will live: a card's address has to be whole. */
export function cardChoiceOf(
  options: Pick<GardenOptions, 'settings' | 'baseUrl'>,
  notes: number,
): 'all' | 'some' | 'none' {
  if (options.baseUrl === '') return 'none'
  const choice = settingOf(options, cardsSetting) ?? (notes < manyNotes ? true : 'some')
  return choice === 'some' ? 'some' : choice ? 'all' : 'none'
}
