import { defineSetting } from '../../define/setting.ts'
import { describeValue } from '../../text/describe-value.ts'

/** How much of a note its entry in a feed holds. */
const forms = ['full', 'summary', 'off'] as const

/** What a garden's config may say of its feeds. */
export interface FeedConfig {
  /** `full`: the text of notes; `summary`: what they are about, and what changed; `off`: there are no feeds. */
  readonly feeds?: (typeof forms)[number]
}

export const feedSetting = defineSetting<(typeof forms)[number]>({
  name: 'feeds',
  about: 'How much of a note its entry in a feed holds.',
  usual: 'summary',
  read(value) {
    const form = forms.find((one) => one === value)
    return form === undefined
      ? [{ problem: `found ${describeValue(value)}, expected one of ${forms.join(', ')}` }]
      : { value: form }
  },
})
