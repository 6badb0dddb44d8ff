/**
 * Resolving wiki-links, by itself: `import { buildNameIndex, resolveLink } from 'hortus/link'`.
 *
 * It needs no parser, no disk and no Node: give it the notes' paths, aliases, headings and blocks and the assets'
 * paths, then ask what a link means. What is written between `[[` and `]]` is cut at the first `#` (fragment) and the
 * first `|` (display text) before, and trimmed; names are compared lower-cased and in NFC.
 *
 * 1. An empty target is the note itself: `[[#Why]]`.
 * 2. The last path segment is looked up among file names: as written if it has a dot, then with `.md`. So `[[Tree]]` is
 *    `Tree.md`, `[[v1.2]]` is `v1.2.md`, `[[007.jpg]]` is the image `007.jpg`, else the note `007.jpg.md`; an asset needs
 *    its extension.
 * 3. One file of that name and a bare name: that one. `[[tree]]` is `plants/Tree.md`, from every folder.
 * 4. `./` and `../` start at the source's folder, `/` at the garden's root, and say exactly where: `[[../Tree]]` in
 *    `plants/oak/Leaf.md` is `plants/Tree.md` or nothing.
 * 5. Otherwise (a) the exact path from the root wins, even over a neighbour: `[[Tree]]` is `Tree.md` before
 *    `plants/Tree.md`; (b) else files whose path ends with the target in whole segments: `[[oak/Leaf]]` is
 *    `plants/oak/Leaf.md`; one in the source's own folder is taken; (c) else those below the source's folder, then the
 *    shortest path, then the alphabet decide, and the link is `ambiguous`.
 * 6. Nothing so far: aliases, the whole target first, then its last segment. `[[Baum]]` is `plants/Tree.md` where that
 *    has `aliases: [Baum]`; the resolution says `via: 'alias'`. Two notes with one alias are `ambiguous`.
 * 7. Still nothing: `missing`, with the name that is wanted; {@link suggestNames} knows the nearest ones.
 *
 * A Markdown link (`syntax: 'markdown'`, percent-decoded) is looked up beside its source first, then by these rules;
 * with a scheme (`https:`) it is `external`. `[[https://…]]` is a missing note.
 *
 * `#A#B` is heading B somewhere below heading A; `#^id` is a block. What is not found leaves the link on its note with
 * `fragmentFound: false`.
 *
 * @module
 */

export type { Backlink } from '../model/backlink.ts'
export { normalizeHeading } from '../model/heading-key.ts'
export type { FoundVia, Fragment, Link, Resolution } from '../model/link.ts'
export { resolvedPath } from '../model/link.ts'
export type { LinkedNotes, WantedNote } from '../model/linked-notes.ts'
export type { Block, Heading } from '../model/note.ts'
export type { AssetPath, GardenPath, NameKey, NotePath } from '../model/path.ts'
export { toNameKey } from '../model/path.ts'
export { type LinkingNote, type LinkMemo, linkNotes } from './link-notes.ts'
export type { LinkableNote } from './linkable-note.ts'
export { buildNameIndex, type NameIndex } from './name-index.ts'
export { type LinkAddress, resolveLink } from './resolve-link.ts'
export { suggestNames } from './suggest-names.ts'
