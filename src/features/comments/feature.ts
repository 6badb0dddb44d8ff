import { escapeAttribute, escapeText } from '../../body/escape-html.ts'
import { defineFeature } from '../../define/feature.ts'
import { definePart } from '../../define/part.ts'
import { settingOf } from '../../define/setting.ts'
import { originOf } from '../../site/address.ts'
import { commentsHost, commentsSetting } from './comments-setting.ts'
import { commentsWords } from './comments-words.ts'
import { frameOf, talkOf } from './frame-of.ts'

/**
 * What readers write about a note, on another host: nothing is asked of it before a reader asks, and pages allow its frames
 * and no script of it.
 */
export const comments = defineFeature({
  name: 'comments',
  about:
    'What readers write about a note, by GitHub’s discussions or a page of one’s own; fetched when asked for.',
  style: './comments.css',
  settings: [commentsSetting],
  foreign: (options) => ({ frames: [commentsHost(options) ?? []].flat() }),
  slots: {
    'note.after': definePart({
      collect: ({ options, lang }, { note, address }) => {
        const setting = settingOf(options, commentsSetting)
        if (note === undefined || setting === undefined || note.properties['comments'] === false)
          return undefined
        return {
          frame: frameOf(setting, address, {
            lang,
            origin: originOf(options) + (options.baseUrl === '' ? '' : options.base),
          }),
          talk: talkOf(setting, address),
          host: commentsHost(options) ?? '',
        }
      },
      render: ({ frame, talk, host }, { words }) => {
        const own = commentsWords(words)
        return `<section class="comments" aria-labelledby="-comments">
<h2 id="-comments">${own.comments}</h2>
<p class="remote"><a class="external" rel="noopener" href="${escapeAttribute(talk)}">${escapeText(own.on(host))}</a><template><iframe src="${escapeAttribute(frame)}" title="${escapeAttribute(own.comments)}" referrerpolicy="origin" loading="lazy"></iframe></template></p>
</section>`
      },
    }),
  },
})
