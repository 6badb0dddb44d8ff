import { defineFeature } from '../../define/feature.ts'
import { picturesSetting } from './pictures-setting.ts'

/** Pictures in the widths that screens need. What makes them is beside `hortus build`: see `scale-pictures.ts`. */
export const pictures = defineFeature({
  name: 'pictures',
  about: 'Pictures of notes in several widths as WebP or AVIF, where the package sharp is installed.',
  settings: [picturesSetting],
})
