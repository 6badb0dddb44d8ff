import { escapeAttribute } from '../../body/escape-html.ts'
import type { PageWords } from '../../model/interface/page-words.ts'
import { renderLink } from '../../site/note-lists.ts'
import type { FolderBranch, FolderTree } from './folder-tree.ts'

/** The folders in the column; each with folders in it can be unfolded. */
export function renderFolderTree({ folders, more }: FolderTree, isFolded: boolean, words: PageWords): string {
  const all =
    more === undefined ? '' : `<li class="more">${renderLink({ title: words.more, href: more })}</li>\n`
  const tree = `<ul class="tree">\n${folders.map((one) => renderBranch(one, words)).join('')}${all}</ul>\n`
  return isFolded
    ? `<details class="in-tree">\n<summary>${words.folders}</summary>\n${tree}</details>\n`
    : `<h2>${words.folders}</h2>\n${tree}`
}

function renderBranch(branch: FolderBranch, words: PageWords): string {
  const { title, folders } = branch
  const inside =
    folders.length === 0
      ? ''
      : `<details>\n<summary aria-label="${escapeAttribute(`${words.folders}: ${title}`)}"></summary>\n<ul>\n${folders.map((one) => renderBranch(one, words)).join('')}</ul>\n</details>`
  return `<li>${renderLink(branch)}${inside}</li>\n`
}
