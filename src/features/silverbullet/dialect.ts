import { defineDialect, type NoteDialect } from '../../define/dialect.ts'
import { textProperty } from '../../model/properties.ts'
import { blindRanges } from '../../parse/refill.ts'
import { findExpressions } from './find-expressions.ts'
import { hideDollars } from './hide-dollars.ts'
import { readSpace } from './read-space.ts'

/** SilverBullet: spaces of pages, in which Lua computes. */
export const dialect = defineDialect({
  name: 'silverbullet',
  tool: 'SilverBullet',
  signs: [
    '.silverbullet.db',
    '.silverbullet.db.json',
    '.silverbullet.auth.json',
    '_plug',
    'CONFIG.md',
    'SETTINGS.md',
  ],
  // Other programs have pages of these names, too.
  isSign: (folder, sign) =>
    !sign.endsWith('.md') ||
    /```(?:space-lua|space-config|yaml)\b[^`]*?(?:config\.set|indexPage|plugOverrides|libraries|plugs)/.test(
      folder.read(sign) ?? '',
    ),
  read: (folder) => ({
    settings: { hasLibrary: folder.has('Library/Std') || folder.has('Library/Std.md') },
    // What its programs hold.
    options: { ignore: ['_plug/**', '.silverbullet*', '*.plug.js', '**/*.plug.js'] },
  }),
  open: (settings): NoteDialect => ({
    hasComments: false,
    mask: (source) => blindRanges(hideDollars(source), findExpressions(source)),
    read: (note) => readSpace(note, settings['hasLibrary'] === true),
    nameNote(_, properties) {
      const title = textProperty(properties, 'displayName')
      return title === undefined ? undefined : { title, names: [title] }
    },
  }),
})
