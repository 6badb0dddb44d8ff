import { html, nothing, type TemplateResult } from 'lit'
import type { FacetCount, mapKinds, mapStages } from '../files/map-data.ts'
import type { MapApp } from './map-app.ts'
import { colorScale, kindMark, markLegend, stageMark } from './map-legend.ts'
import { isOpen, type MapFilter, openFilter } from './map-state.ts'
import { regionCount } from './region-size.ts'
import type { MapWords } from './words/en.ts'

/** One thing to filter by. */
interface Choice {
  readonly value: string
  readonly name: string
  readonly count: number
  /** As it is on the map. */
  readonly mark?: TemplateResult | typeof nothing
}

/** Choices of what is shown, each with how many notes it has. */
export function filterPanel(app: MapApp, words: MapWords, language: string): TemplateResult {
  const { facets, regions } = app.source.overview
  const { filter } = app
  const tops = regions.filter(({ parent }) => parent < 0)
  const number = new Intl.NumberFormat(language)
  const change = (part: Partial<MapFilter>): void => app.setFilter({ ...filter, ...part })
  const choice = (title: string, list: ChoiceList, items: readonly Choice[]) =>
    choices(app, number, { title, list, items })
  const named = (
    list: readonly FacetCount[],
    nameOf: (name: string) => string,
    markOf: (name: string) => TemplateResult | typeof nothing = () => nothing,
  ): readonly Choice[] =>
    list.map((facet) => ({
      value: facet.name,
      name: nameOf(facet.name),
      count: sum(facet),
      mark: markOf(facet.name),
    }))
  return html`
    ${markLegend(app, words)} ${lookChoices(app, words)}
    ${colorScale(app, words)}
    <label
      ><input
        type="checkbox"
        name="hide"
        .checked=${filter.isHiding}
        @change=${(event: Event) => change({ isHiding: (event.target as HTMLInputElement).checked })}
      />${words.hide}</label
    >
    <button type="button" ?disabled=${isOpen(filter)} @click=${() => app.setFilter({ ...openFilter, isHiding: filter.isHiding })}>
      ${words.reset}
    </button>
    <p class="map-hits" role="status">${isOpen(filter) ? nothing : hitsInAll(app, words, number)}</p>
    ${choice(
      words.kinds,
      'kinds',
      named(facets.kinds, (name) => words.kindNames[name as (typeof mapKinds)[number]] ?? name, kindMark),
    )}
    ${choice(
      words.stages,
      'stages',
      named(facets.stages, (name) => words.stageNames[name as (typeof mapStages)[number]] ?? name, stageMark),
    )}
    ${
      sum(facets.orphans) === 0
        ? nothing
        : html`<label
            ><input
              type="checkbox"
              name="orphans"
              .checked=${filter.onlyOrphans}
              @change=${(event: Event) => change({ onlyOrphans: (event.target as HTMLInputElement).checked })}
            />${words.orphans} <span class="count">${number.format(sum(facets.orphans))}</span></label
          >`
    }
    ${choice(words.years, 'years', countYears(facets.months))}
    ${choice(
      words.regions,
      'regions',
      [...tops]
        .map((region) => ({ region, count: regionCount(region, app.source.overview) }))
        .sort((a, b) => b.region.notes - a.region.notes || b.count - a.count)
        .map(({ region: { id, name, hue }, count }) => ({
          value: id,
          name,
          count,
          mark: html`<i class="map-hue" data-hue=${hue}></i>`,
        })),
    )}
    ${choice(
      words.tags,
      'tags',
      named(facets.tags, (name) => `#${name}`),
    )}
  `
}

type ChoiceList = 'kinds' | 'stages' | 'tags' | 'years' | 'regions'

/** A list to choose from. Of a single kind there is nothing to choose; one tag tells some notes from the others. */
function choices(
  app: MapApp,
  number: Intl.NumberFormat,
  {
    title,
    list,
    items,
  }: { readonly title: string; readonly list: ChoiceList; readonly items: readonly Choice[] },
): TemplateResult | typeof nothing {
  if (items.length < (list === 'tags' ? 1 : 2)) return nothing
  const { filter } = app
  const toggle = (value: string, isChosen: boolean): void => {
    const others = filter[list].filter((other) => other !== value)
    app.setFilter({ ...filter, [list]: isChosen ? [...others, value] : others })
  }
  return html`<fieldset>
    <legend>${title}</legend>
    ${items.map(
      ({ value, name, count, mark = nothing }) => html`<label
        ><input
          type="checkbox"
          name=${list}
          .checked=${filter[list].includes(value)}
          @change=${(event: Event) => toggle(value, (event.target as HTMLInputElement).checked)}
        />${mark}<span dir="auto">${name}</span> <span class="count">${number.format(count)}</span></label
      >`,
    )}
  </fieldset>`
}

/** What colours and sizes tell. */
function lookChoices(app: MapApp, words: MapWords): TemplateResult {
  return html`<div class="map-choices">
      <label
        >${words.colorBy}
        <select @change=${(event: Event) => app.setColor((event.target as HTMLSelectElement).value as MapApp['color'])}>
          ${Object.entries(words.colors).map(
            ([value, name]) => html`<option value=${value} ?selected=${app.color === value}>${name}</option>`,
          )}
        </select></label
      >
      <label
        >${words.sizeBy}
        <select @change=${(event: Event) => app.setSize((event.target as HTMLSelectElement).value as MapApp['size'])}>
          ${Object.entries(words.sizes).map(
            ([value, name]) => html`<option value=${value} ?selected=${app.size === value}>${name}</option>`,
          )}
        </select></label
      >
    </div>`
}

function sum({ byRegion }: FacetCount): number {
  return byRegion.reduce((all, count) => all + count, 0)
}

/** How many notes pass the filter, where that is known. */
function hitsInAll(app: MapApp, words: MapWords, number: Intl.NumberFormat): string | typeof nothing {
  const tops = app.source.overview.regions.filter(({ parent }) => parent < 0)
  let all = 0
  for (const region of tops) {
    const hits = app.hitsIn(region)
    if (hits === undefined) return nothing
    all += hits
  }
  return words.found(all, number.format(all))
}

/** Notes by the year they were planted in, the newest first. */
function countYears(months: readonly FacetCount[]): readonly Choice[] {
  const counts = new Map<string, number>()
  for (const month of months) {
    const year = month.name.slice(0, 4)
    counts.set(year, (counts.get(year) ?? 0) + sum(month))
  }
  return [...counts].map(([name, count]) => ({ value: name, name, count })).reverse()
}
