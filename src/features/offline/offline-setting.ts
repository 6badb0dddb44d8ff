import { defineSetting } from '../../define/setting.ts'
import { describeValue } from '../../text/describe-value.ts'

/** What a garden's config may say about being kept by browsers. */
export interface OfflineConfig {
  /** Whether browsers keep what was read, can keep the whole garden, and can install it; default: false. */
  readonly offline?: boolean
}

export const offlineSetting = defineSetting<boolean>({
  name: 'offline',
  about: 'Whether browsers keep the garden for reading without a connection, and can install it.',
  usual: false,
  read: (value) =>
    typeof value === 'boolean'
      ? { value }
      : [{ problem: `found ${describeValue(value)}, expected true or false` }],
})
