import type { GardenOptions } from '../../model/options.ts'
import { assetFolder } from '../../site/address.ts'

/**
 * What hosts that read a file `_headers` (Netlify, Cloudflare Pages and others) send with the garden's own files: browsers
 * take them for nothing else than they are said to be, and run nothing in them. No sandbox, in which PDFs are not shown.
 * Readers of other gardens may search this one, so pages of other sites may read its search files, which are as public as it is.
 */
export function renderHostHeaders({ base }: GardenOptions): string {
  return `${encodeURI(base)}${assetFolder}*
  X-Content-Type-Options: nosniff
  Content-Security-Policy: script-src 'none'; base-uri 'none'
${encodeURI(base)}-/search/*
  Access-Control-Allow-Origin: *
`
}
