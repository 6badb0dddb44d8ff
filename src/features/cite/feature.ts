import { escapeText } from '../../body/escape-html.ts'
import { defineFeature } from '../../define/feature.ts'
import { definePart } from '../../define/part.ts'
import { citationOf } from './citation.ts'
import { citeCommand } from './command.ts'
import { toBibtex, toCsl } from './write-citation.ts'

/** How to cite a note: on its page where somebody says who wrote it, and the garden where it lives, and on the command line. */
export const cite = defineFeature({
  name: 'cite',
  about: 'How to cite a note, for BibTeX and as CSL-JSON.',
  style: './cite.css',
  commands: [citeCommand],
  slots: {
    'note.after': definePart({
      collect: (view, { note }) => {
        const citation = note && citationOf(view, note)
        return citation === undefined || citation.authors.length === 0 || citation.url === undefined
          ? undefined
          : citation
      },
      render: (citation, { words }) =>
        `<details class="cite">
<summary>${words.citeThis}</summary>
<p>BibTeX</p>
<pre dir="ltr" tabindex="0"><code>${escapeText(toBibtex(citation))}</code></pre>
<p>CSL-JSON</p>
<pre dir="ltr" tabindex="0"><code>${escapeText(JSON.stringify(toCsl(citation)))}</code></pre>
</details>`,
    }),
  },
})
