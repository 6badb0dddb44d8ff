import { defineFeature } from '../../define/feature.ts'
import { ownFiles } from '../../model/own-address.ts'
import { renderHostHeaders } from './host-headers.ts'

/** What hosts send with the garden's own files. */
export const hostHeaders = defineFeature({
  name: 'host-headers',
  about: '_headers: what hosts send with the files of the garden, so that browsers run nothing in them.',
  files: ({ options }) => [{ address: ownFiles.hostHeaders, make: () => renderHostHeaders(options) }],
})
