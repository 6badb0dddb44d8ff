import type { SiteView } from '../define/site-view.ts'
import { interfaceLanguageOf } from '../model/interface/interface-text.ts'
import type { Note } from '../model/note.ts'
import type { Address, PageFrame, PageLink } from '../model/page.ts'
import { folderOf } from '../model/path.ts'
import { hrefOf, originOf } from './address.ts'
import { describeNote } from './describe-note.ts'
import { pageDirection, pageLanguage } from './page-language.ts'
import { titleOfFolder } from './title-of-folder.ts'

/** Folders that a page's breadcrumbs name. All of a path's on each page of it would grow with the third power of its depth. */
const maxFolders = 12

/**
 * What stands around a page's content. `of` says what the page is about: a note, the folder it stands for, or neither;
 * `trail` are pages above it that are no folders.
 */
export function createFrame(
  view: SiteView,
  address: Address,
  title: string,
  of: { readonly note?: Note; readonly folder?: string; readonly trail?: readonly PageLink[] },
): PageFrame {
  const { options, assets } = view
  const foreign = of.note ? view.foreign.notes : view.foreign.others
  const columnHere = view.collectSlot('column.here', { address, ...of })
  return {
    address,
    title,
    siteTitle: options.title,
    description: of.note ? describeNote(of.note) : address === '' ? options.description : '',
    ...languageOfPage(view, of.note),
    home: hrefOf(options.base, '' as Address),
    here: hrefOf(options.base, address),
    breadcrumbs: [
      ...breadcrumbsTo(
        view,
        address,
        of.folder !== undefined ? folderOf(of.folder) : folderOf(of.note?.path ?? ''),
      ),
      ...(of.trail ?? []),
    ],
    iframeHosts: options.iframeHosts,
    ...(foreign && { foreign }),
    remoteImages: options.remoteImages,
    assets,
    column: view.column,
    head: view.collectSlot('head', { address, ...of }),
    bottom: view.collectSlot('bottom', { address, ...of }),
    ...(of.note && view.garden.unlisted.notesByPath.has(of.note.path) && { isUnlisted: true }),
    ...(columnHere.length > 0 && { columnHere }),
    ...(options.baseUrl !== '' && {
      canonical: originOf(options) + hrefOf(options.base, address),
    }),
  }
}

/** What a note's own text reads of the frame around it. */
export function textFrame(
  view: SiteView,
  note: Note,
): Pick<PageFrame, 'title' | 'lang' | 'dir' | 'interface' | 'finish'> {
  return { title: note.title, ...languageOfPage(view, note) }
}

function languageOfPage(
  view: SiteView,
  note: Note | undefined,
): Pick<PageFrame, 'lang' | 'dir' | 'interface' | 'finish'> {
  const lang = note ? pageLanguage(note, view.lang, view.options.lang !== '') : view.lang
  const finish = view.collectFinish(lang, note)
  return {
    lang,
    dir: pageDirection(note, lang),
    interface: interfaceLanguageOf(view.lang),
    ...(finish && { finish }),
  }
}

/** The home page and the nearest folders above a page; where there are more, `…` leads to the next one up. */
function breadcrumbsTo(view: SiteView, address: Address, folder: string): readonly PageLink[] {
  if (address === '') return []
  const links: PageLink[] = []
  for (let at = folder; ; at = links.length > maxFolders ? '' : folderOf(at)) {
    const target = view.plan.addressByFolder.get(at)
    if (target !== undefined && target !== address) {
      const title = at === '' ? view.options.title : titleOfFolder(view, at)
      links.push({
        title: at !== '' && links.length === maxFolders ? '…' : title,
        href: hrefOf(view.options.base, target),
      })
    }
    if (at === '') break
  }
  return links.reverse()
}
