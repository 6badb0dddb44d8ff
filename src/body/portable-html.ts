import { fromHtml } from 'hast-util-from-html'
import type { ParseFragment } from './parse-fragment.ts'

/** Parses HTML in plain JavaScript: for browsers, and wherever native code cannot be loaded. */
export const parsePortableFragment: ParseFragment = (html) => fromHtml(html, { fragment: true })
