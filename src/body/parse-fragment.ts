import type { Root } from 'hast'

/** An HTML parser that follows the standard: any text in, the fragment's tree out. It never throws. */
export type ParseFragment = (html: string) => Root
