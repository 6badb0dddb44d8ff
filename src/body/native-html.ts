import type { Root } from 'hast'
import { htmlToHast } from 'satteri'
import type { ParseFragment } from './parse-fragment.ts'

/** Parses HTML with native code: for Node. */
export const parseNativeFragment: ParseFragment = (html) => htmlToHast(html, { fragment: true }) as Root
