import type { Feature } from '../define/feature.ts'
import type { Look } from '../define/look.ts'
import type { AnyOverview, AnyPageKind } from '../define/page-kind.ts'
import type { AnyPart, PartContext } from '../define/part.ts'
import type { Finding, Rule } from '../define/rule.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Facts } from '../model/facts.ts'
import { findNotJson } from '../model/find-not-json.ts'
import type { AnyFinish } from '../model/finish.ts'
import type { Address } from '../model/page.ts'
import type { GardenPath } from '../model/path.ts'
import type { SiteFile } from '../model/site.ts'
import type { SlotName } from '../model/slot.ts'
import { guardedCall, NeverEnds } from './guarded-call.ts'

/** What a feature of a garden failed at. */
export interface FeatureFailure {
  readonly feature: string
  /** What it was making: `its part in note.after`. */
  readonly making: string
  /** The address of the page that it was making that for. */
  readonly page?: Address
  readonly reason: string
}

/** Failures of one kind: the first, and on how many other pages the same happened. */
export interface FailureCount extends FeatureFailure {
  readonly more: number
}

/** What a feature of a garden's own failed at, in one line. */
export function describeFailure({ feature, making, page, reason }: FeatureFailure, more = 0): string {
  const where = page === undefined ? '' : ` of /${page}`
  const others = more === 0 ? '' : ` and of ${more} more ${more === 1 ? 'page' : 'pages'}`
  return `the feature "${feature}" failed at ${making}${where}${others}: ${reason}`
}

/** Failures of one kind as a problem of the garden, found in its config. */
export function featureFailed(failure: FailureCount): Diagnostic {
  const message = describeFailure(failure, failure.more)
  return {
    code: 'feature-failed',
    severity: 'error',
    path: configPath,
    message: message.replace(/^t/, 'T'),
  }
}

/** Where features of a garden's own are. */
const configPath = 'hortus.config.ts' as GardenPath

/** Milliseconds that one call of a garden's feature may take. */
const patience = 2_000

/**
 * A garden's feature whose errors cost what it makes and nothing else: what throws, never ends or gives what is not JSON
 * is left out, and `tell` hears of it. One that does not end is asked for nothing any more.
 */
export function guardFeature(
  feature: Feature,
  tell: (failure: FeatureFailure) => void,
  milliseconds = patience,
): Feature {
  let isStopped = false
  function attempt<Value>(making: string, instead: Value, call: () => Value, page?: Address): Value {
    if (isStopped) return instead
    try {
      return guardedCall(call, milliseconds)
    } catch (error) {
      isStopped = error instanceof NeverEnds
      tell({ feature: feature.name, making, reason: reasonOf(error), ...(page !== undefined && { page }) })
      return instead
    }
  }
  const json = asJson
  const guard = { attempt, json }
  return {
    ...feature,
    ...(feature.facts && { facts: feature.facts.map((facts) => guardFacts(facts, guard)) }),
    ...(feature.namedKinds && {
      namedKinds: (read) => attempt('the kinds of notes', [], () => [...(feature.namedKinds?.(read) ?? [])]),
    }),
    ...(feature.intended && {
      intended: (read) => attempt('the names of plans', [], () => [...(feature.intended?.(read) ?? [])]),
    }),
    ...(feature.earlierAddresses && {
      earlierAddresses: (garden) =>
        attempt('the earlier addresses of notes', [], () => [...(feature.earlierAddresses?.(garden) ?? [])]),
    }),
    ...(feature.above && {
      above: (view, note) =>
        attempt('the pages above a note', [], () => json([...(feature.above?.(view, note) ?? [])])),
    }),
    ...(feature.pages && { pages: feature.pages.map((kind) => guardPages(kind, guard)) }),
    ...(feature.overviews && { overviews: feature.overviews.map((one) => guardOverview(one, guard)) }),
    ...(feature.slots && { slots: guardSlots(feature.slots, guard) }),
    ...(feature.rules && { rules: feature.rules.map((rule) => guardRule(rule, guard)) }),
    ...(feature.uses && {
      uses: (options) =>
        attempt('the files that it uses', [], () => [...(feature.uses?.(options) ?? [])].map(String)),
    }),
    ...(feature.look && {
      look: (options) => attempt('its look', noLook, () => json(feature.look?.(options) ?? noLook)),
    }),
    ...(feature.answerQuery && {
      answerQuery: (view, note, query) =>
        attempt(`the queries of ${note.path}`, undefined, () => {
          const html = feature.answerQuery?.(view, note, query)
          return html === undefined ? undefined : textOf(html)
        }),
    }),
    ...(feature.finish && { finish: guardFinish(feature.finish, guard) }),
    ...(feature.files && {
      files: (view) =>
        attempt('its files', [], () => [...(feature.files?.(view) ?? [])]).map((file) =>
          guardFile(file, guard),
        ),
    }),
  }
}

const noLook: Look = { css: '', replaces: [] }

interface Guard {
  readonly attempt: <Value>(making: string, instead: Value, call: () => Value, page?: Address) => Value
  readonly json: <Value>(value: Value) => Value
}

/** Throws for what is not JSON, because pages are compared by it; nothing is given for nothing. */
function asJson<Value>(value: Value): Value {
  const found = value === undefined ? undefined : findNotJson(value)
  if (found !== undefined) throw new Error(`it gave what is not JSON: ${found}`)
  return value
}

/** Others hold the token, so it stays the same object. */
function guardFacts(facts: Facts<unknown>, { attempt, json }: Guard): Facts<unknown> {
  const { collect } = facts
  Object.assign(facts, {
    collect: ((source, previous) =>
      attempt(`its facts "${facts.name}"`, facts.none, () =>
        json(collect.call(facts, source, previous)),
      )) satisfies typeof collect,
  })
  return facts
}

function guardSlots(
  slots: NonNullable<Feature['slots']>,
  { attempt, json }: Guard,
): NonNullable<Feature['slots']> {
  const entries = Object.entries(slots).map(([slot, part]): [string, AnyPart] => {
    const making = `its part in ${slot}`
    return [
      slot,
      {
        collect: (view, page) =>
          attempt(making, undefined, () => json(part.collect(view, page)), page.address),
        render: (input, context) =>
          attempt(making, '', () => textOf(part.render(input, context)), context.frame.address),
        ...(part.place && {
          place: (input: unknown, text: string, context: PartContext) =>
            attempt(
              making,
              undefined,
              () => {
                const placed = part.place?.(input, text, context)
                if (placed === undefined) return undefined
                const { before, html, after } = placed
                return { before: textOf(before), html: textOf(html), after: textOf(after) }
              },
              context.frame.address,
            ),
        }),
        ...(part.links && {
          links: (input: unknown) =>
            attempt(`its links in ${slot}`, [], () => [...(part.links?.(input) ?? [])]),
        }),
      },
    ]
  })
  return Object.fromEntries(entries) as Partial<Record<SlotName, AnyPart>>
}

function guardPages(kind: AnyPageKind, { attempt, json }: Guard): AnyPageKind {
  const name = `pages of the kind "${kind.name}"`
  return {
    ...kind,
    plan: (garden) => attempt(name, [], () => [...kind.plan(garden)]),
    title: (view, key) => attempt(`the title of "${key}"`, key, () => textOf(kind.title(view, key))),
    ...(kind.trail && {
      trail: (view, key) => attempt(`the way to "${key}"`, [], () => [...(kind.trail?.(view, key) ?? [])]),
    }),
    collect: (view, page) => attempt(name, undefined, () => json(kind.collect(view, page)), page.address),
    render: (input, context) => {
      const title = { content: `<h1>${escapeTitle(context.frame.title)}</h1>` }
      // What could not be collected has been told of.
      if (input === undefined) return title
      const render = (): ReturnType<AnyPageKind['render']> => {
        const made = kind.render(input, context)
        textOf(made.content)
        return made
      }
      return attempt(name, title, render, context.frame.address)
    },
  }
}

function guardOverview(overview: AnyOverview, { attempt, json }: Guard): AnyOverview {
  const name = `its overview "${overview.name}"`
  return {
    ...overview,
    title: (words) => attempt(name, overview.name, () => textOf(overview.title(words))),
    exists: (garden) => attempt(name, false, () => overview.exists(garden)),
    ...(overview.countPages && {
      countPages: (garden) => attempt(name, 1, () => overview.countPages?.(garden) ?? 1),
    }),
    collect: (view, part) => attempt(name, undefined, () => json(overview.collect(view, part))),
    render: (input, context, isAlone) =>
      input === undefined ? '' : attempt(name, '', () => textOf(overview.render(input, context, isAlone))),
    ...(overview.links && {
      links: (input: unknown) => attempt(name, [], () => [...(overview.links?.(input) ?? [])]),
    }),
  }
}

function guardFinish(finish: AnyFinish, { attempt, json }: Guard): AnyFinish {
  return {
    collect: (lang, note) => attempt('its finish', undefined, () => json(finish.collect(lang, note))),
    findEdits: (text, input) => attempt('its finish', [], () => [...finish.findEdits(text, input)]),
  }
}

function guardRule(rule: Rule, { attempt }: Guard): Rule {
  return {
    ...rule,
    find: (context) =>
      attempt(`its rule "${rule.code}"`, [], (): readonly Finding[] => [...rule.find(context)]),
  }
}

function guardFile({ address, make, parts }: SiteFile, { attempt }: Guard): SiteFile {
  const making = `its file /${address}`
  const failed = (error: unknown): string =>
    attempt(making, '', () => {
      throw error
    })
  return {
    address,
    make(beside) {
      const made = attempt(making, '', () => make(beside))
      return made instanceof Promise ? made.catch(failed) : made
    },
    ...(parts && {
      parts: {
        folder: parts.folder,
        async *make(beside) {
          try {
            yield* parts.make(beside)
          } catch (error) {
            failed(error)
          }
        },
      },
    }),
  }
}

function textOf(value: string): string {
  if (typeof value !== 'string') throw new Error(`it gave ${typeof value}, expected text`)
  return value
}

function escapeTitle(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
