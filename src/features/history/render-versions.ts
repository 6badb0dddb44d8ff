import { escapeAttribute, escapeText } from '../../body/escape-html.ts'
import type { PartContext } from '../../define/part.ts'
import type { PageWords } from '../../model/interface/page-words.ts'
import { joinParts } from '../../site/note-lists.ts'
import type { BlockDiff } from './diff-blocks.ts'
import { stageName } from './stage-name.ts'
import { versionWords } from './version-words.ts'
import type { VersionsOfNote } from './versions-of-note.ts'

/** How a note changed, the newest day first: complete without script. */
export function renderVersions(
  { note, lang, dir, days, planted }: VersionsOfNote,
  { words, frame }: Pick<PartContext, 'words' | 'frame'>,
): string {
  const own = versionWords(words)
  const sections = days.map(({ day, stage, blocks, more }) =>
    joinParts(
      `<section class="version" id="d${escapeAttribute(day)}">`,
      `<h2><time datetime="${escapeAttribute(day)}">${escapeText(words.day(day))}</time></h2>`,
      stage === undefined
        ? ''
        : `<p class="quiet">${escapeText(own.stage(stageName(stage.old, words), stageName(stage.new, words)))}</p>`,
      blocks.length === 0
        ? ''
        : `<div class="diff" lang="${escapeAttribute(lang)}" dir="${dir}">\n${blocks.map((block) => renderDiff(block, words)).join('\n')}\n</div>`,
      more > 0 ? `<p class="quiet">${own.more(more, words.number(more))}</p>` : '',
      '</section>',
    ),
  )
  const first =
    planted === undefined
      ? ''
      : `<section class="version" id="d${escapeAttribute(planted)}">\n<h2><time datetime="${escapeAttribute(planted)}">${escapeText(words.day(planted))}</time></h2>\n<p class="quiet">${own.planted}</p>\n</section>`
  return joinParts(
    `<h1>${escapeText(frame.title)}</h1>`,
    `<p class="quiet">${own.about} <a href="${escapeAttribute(note.href)}">${own.back}</a></p>`,
    ...sections,
    first,
  )
}

/** A block with what went and what came, which is said to those who do not see it, too. */
function renderDiff(block: BlockDiff, words: PageWords): string {
  const own = versionWords(words)
  const runs = block.map(({ kind, text }) => {
    if (kind === 'same') return escapeText(text)
    const [tag, said] = kind === 'gone' ? ['del', own.gone] : ['ins', own.come]
    return `<${tag}>${unseen(said, words)}${escapeText(text)}</${tag}>`
  })
  return `<p>${runs.join('')}</p>`
}

/** Words in the page's language, for those who hear it, in a text that may be in another. */
function unseen(text: string, { language }: PageWords): string {
  return `<span class="unseen" lang="${language}">${escapeText(text)} </span>`
}
