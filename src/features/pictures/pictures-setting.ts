import { defineSetting } from '../../define/setting.ts'
import { describeValue } from '../../text/describe-value.ts'

/** What pictures become besides what they are. */
export type PictureFormat = 'avif' | 'webp'

/** What a garden's config may say of its pictures. */
export interface PictureConfig {
  /** In which format pictures are offered in several widths, by the package sharp; default: WebP where sharp is installed. */
  readonly pictures?: PictureFormat | false
}

/** Undefined where the config says nothing: WebP where it can be made. */
export const picturesSetting = defineSetting<PictureFormat | false | undefined>({
  name: 'pictures',
  about: 'In which format pictures are offered in several widths.',
  usual: undefined,
  read: (value) =>
    value === 'avif' || value === 'webp' || value === false
      ? { value }
      : [{ problem: `found ${describeValue(value)}, expected "webp", "avif" or false` }],
})
