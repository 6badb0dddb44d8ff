import { escapeText } from '../../body/escape-html.ts'
import { defineFeature } from '../../define/feature.ts'
import { definePageKind } from '../../define/page-kind.ts'
import { definePart } from '../../define/part.ts'
import { tendAddress } from '../../model/own-address.ts'
import { hrefOf } from '../../site/address.ts'
import { renderColumnPlace } from '../../site/render-column.ts'
import { collectTend } from './collect-tend.ts'
import { tendCommand } from './command.ts'
import { tendFacts } from './facts.ts'
import { renderTend } from './render-tend.ts'

/** What a gardener could do next. */
export const tend = defineFeature({
  name: 'tend',
  about: 'What to tend: notes that could do with their gardener, told by the local server alone.',
  commands: [tendCommand],
  style: './tend.css',
  facts: [tendFacts],
  pages: [
    definePageKind({
      name: 'tend',
      // No site has it, only the local server.
      plan: () => [],
      title: ({ words }) => words.tend,
      collect: collectTend,
      render: (groups, { frame, words }) => ({
        content: `<h1>${escapeText(frame.title)}</h1>\n${renderTend(groups, words)}`,
      }),
    }),
  ],
  data: { garden: ({ garden }) => ({ tend: garden.read(tendFacts) }) },
  slots: {
    'column.local': definePart({
      collect: ({ assets, options }) =>
        assets.live === undefined ? undefined : hrefOf(options.base, tendAddress),
      render: (href, { words }) => renderColumnPlace('tend', { title: words.tend, href }),
    }),
  },
})
