import { enhanceWith } from '../../../../web/controllers/enhance.ts'
import { followContents } from './follow-contents.ts'

enhanceWith(followContents)
