import { parseArgs } from 'node:util'

/** Shown by `--help`. */
export const usage = `npm run bench -- [options]

  --quick           only the two real gardens, one run each
  --runs N          builds per tool and garden; the median counts (default 3)
  --only NAMES      only gardens with one of these names, apart by commas: obsidian-help, obsidian-hub,
                    hub-1000, hub-3000, hub-10000, hub-30000 (made-small and made-large without real gardens)
                    search measures search instead, beside Pagefind: of the named gardens, else of garden,
                    obsidian-help and obsidian-hub
                    map measures the map in a browser instead, on the large garden; map-100000 on one of
                    100,000 notes too, which takes minutes to build
                    writing measures the editor in a browser and hortus lsp instead, in the large garden
                    simulations measures what those of garden cost the page that shows them
  --without NAMES   beside builds with one of these features switched off each, instead of beside peers: what each costs;
                    feeds+sitemap are switched off together
  --settings JSON   with --without, the settings that all of them have (default: {})
  --docs            writes the tables to docs/measured.md too
  --json FILE       every single measurement too
  --scratch DIR     where gardens and sites are written (default: the system's temporary folder)
  --hortus "CMD"    another command in place of dist/hortus.js
  --eleventy DIR    a folder whose node_modules hold Eleventy

Exit code 1 when a bar is missed or Hortus failed, 2 for wrong use.`

/** Reads the command line; throws with a message for the user when it is wrong. */
export function readRequest(parameters) {
  const { values } = parseArgs({
    args: parameters,
    options: {
      quick: { type: 'boolean', default: false },
      runs: { type: 'string' },
      only: { type: 'string' },
      without: { type: 'string' },
      settings: { type: 'string' },
      docs: { type: 'boolean', default: false },
      json: { type: 'string' },
      scratch: { type: 'string' },
      hortus: { type: 'string' },
      eleventy: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  const runs = Number(values.runs ?? (values.quick ? 1 : 3))
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs ${values.runs}: expected a number from 1`)
  return {
    ...values,
    runs,
    only: values.only?.split(','),
    without: values.without?.split(',').map((names) => names.split('+')) ?? [],
    settings: JSON.parse(values.settings ?? '{}'),
  }
}
