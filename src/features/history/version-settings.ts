import { defineSetting } from '../../define/setting.ts'
import { describeValue } from '../../text/describe-value.ts'

/** What a garden's config may say of the earlier versions of its notes. */
export interface VersionConfig {
  /**
   * How many notes have a page of their earlier versions, those that were changed last; default: 200. With 0 the site tells
   * nothing of earlier versions, in feeds neither.
   */
  readonly versions?: number
}

/** More would be a site of histories. */
const most = 10_000

export const versionsSetting = defineSetting<number>({
  name: 'versions',
  about: 'How many notes have a page of their earlier versions; 0: nothing is told of earlier versions.',
  usual: 200,
  read: (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most
      ? { value }
      : [{ problem: `found ${describeValue(value)}, expected a whole number from 0 to ${most}` }],
})
