import type { Address } from './page-link.ts'

/** Where the local server says what to tend; no site has this page. */
export const tendAddress = '-/tend/' as Address

/** Folder of the files by which the table of all notes is sorted; they are named by column and number, from 0. */
export const noteTableFolder = '-/notes/'
