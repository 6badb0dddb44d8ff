import type { Change } from '../../model/change.ts'
import { stemOf } from '../../model/path.ts'
import type { ChangeRemark, PlannedFile } from '../../model/planned-change.ts'
import { countOf, formatCount } from '../../text/count-of.ts'

/** What a change does, in a few words, for whoever undoes it later. */
export function describeChange(change: Change): string {
  switch (change.kind) {
    case 'move-file':
    case 'move-folder':
      return `rename "${change.from}" to "${change.to}"`
    case 'move-files':
      return `move ${formatCount(change.moves.length)} files`
    case 'rename-note':
      return `call "${change.path}" "${change.title}"`
    case 'rename-heading':
      return `call a heading of "${change.path}" "${change.to}"`
    case 'rename-block':
      return `call the block ^${change.from} of "${change.path}" ^${change.to}`
    case 'rename-tag':
      return `rename the tag #${change.from} to #${change.to}`
    case 'rename-alias':
      return `call the alias "${change.from}" of "${change.path}" "${change.to}"`
    case 'merge-notes':
      return `merge "${change.from}" into "${change.into}"`
    case 'extract-note':
      return `make "${change.to}" of a part of "${change.path}"`
    case 'split-note':
      return `split "${change.path}" by its headings`
    case 'move-part':
      return `move a part of "${change.path}" to "${change.to}"`
    case 'make-series':
      return `make the series "${change.title}"`
    case 'set-properties':
      return `write properties of ${countOf(change.notes.length, 'note')}`
    case 'replace-text':
      return `replace "${change.find}" by "${change.replacement}"`
    case 'link-mentions':
      return `link ${change.mentions.length === 1 ? `"${stemOf(change.mentions[0]?.target ?? change.path)}"` : 'names'} in "${change.path}"`
  }
}

/** The first of some notes, and how many more there are. */
function listed(notes: readonly string[]): string {
  const rest = notes.length - maxNamed
  return notes.slice(0, maxNamed).join(', ') + (rest > 0 ? ` and ${formatCount(rest)} more` : '')
}

/** How many notes a remark names. */
const maxNamed = 5

/** A remark for people at a terminal or in an editor. */
export function describeRemark(remark: ChangeRemark): string {
  switch (remark.kind) {
    case 'unread': {
      const named = remark.notes
        .slice(0, maxNamed)
        .map(({ path, why, namesIt }) => `${path} (${why}${namesIt ? '; it seems to have such links' : ''})`)
      const rest = remark.notes.length - named.length
      const more = rest > 0 ? ` and ${formatCount(rest)} more` : ''
      return `Links stay as they are in what could not be read: ${named.join(', ')}${more}`
    }
    case 'links-left':
      return `${countOf(remark.count, 'place')} left alone, because links lead by ${remark.count === 1 ? 'it' : 'them'}: a rename changes those`
    case 'unsearched':
      return `Not looked through, because they could not be read: ${listed(remark.notes)}`
    case 'canvases':
      return `Canvases have it too, and stay as they are: ${listed(remark.notes)}`
    case 'emptied':
      return `No note is left in ${remark.folder}/, so links to it lead nowhere then: ${listed(remark.notes)}`
    case 'symlinks':
      return `Symbolic links in what the settings ignore stay as they are, and lead nowhere then: ${listed(remark.notes)}`
    case 'changed':
      return `Not looked through, because they have just been changed: ${listed(remark.notes)}`
  }
}

/** What is said where somebody else moves the files, who leads no symbolic link on; undefined where there is none to. */
export function describeSymlinksLeft(files: readonly PlannedFile[]): string | undefined {
  const links = files.flatMap(({ path, link, after }) =>
    link === undefined || after === undefined ? [] : [path],
  )
  return links.length === 0
    ? undefined
    : `An editor leads no symbolic links on, so these lead nowhere then: ${listed(links)}. "hortus mv" at a terminal moves them along`
}
