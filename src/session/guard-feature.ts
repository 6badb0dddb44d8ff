import type { Feature } from '../define/feature.ts'
import type { AnyOverview, AnyPageKind } from '../define/page-kind.ts'
import type { AnyPart } from '../define/part.ts'
import type { Rule } from '../define/rule.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Facts } from '../model/facts.ts'
import { findNotJson } from '../model/find-not-json.ts'
import type { GardenPath } from '../model/path.ts'
import type { SiteFile } from '../model/site.ts'
import type { SlotName } from '../model/slot.ts'
import { guardedCall, NeverEnds } from './guarded-call.ts'

/** What a feature of a garden failed at. */
export interface FeatureFailure {
  readonly feature: string
  /** What it was making: `its part in note.after of linux/page-cache/`. */
  readonly making: string
  readonly reason: string
}

/** A failure as a problem of the garden, found in its config. */
export function featureFailed({ feature, making, reason }: FeatureFailure): Diagnostic {
  return {
    code: 'feature-failed',
    severity: 'error',
    path: configPath,
    message: `The feature "${feature}" failed at ${making}: ${reason}`,
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
  function attempt<Value>(making: string, instead: Value, call: () => Value): Value {
    if (isStopped) return instead
    try {
      return guardedCall(call, milliseconds)
    } catch (error) {
      isStopped = error instanceof NeverEnds
      tell({ feature: feature.name, making, reason: reasonOf(error) })
      return instead
    }
  }
  const guard = { attempt, json: asJson }
  return {
    ...feature,
    ...(feature.facts && { facts: feature.facts.map((facts) => guardFacts(facts, guard)) }),
    ...(feature.namedKinds && {
      namedKinds: (read) => attempt('the kinds of notes', [], () => [...(feature.namedKinds?.(read) ?? [])]),
    }),
    ...(feature.intended && {
      intended: (read) => attempt('the names of plans', [], () => [...(feature.intended?.(read) ?? [])]),
    }),
    ...(feature.pages && { pages: feature.pages.map((kind) => guardPages(kind, guard)) }),
    ...(feature.overviews && { overviews: feature.overviews.map((one) => guardOverview(one, guard)) }),
    ...(feature.slots && { slots: guardSlots(feature.slots, guard) }),
    ...(feature.rules && { rules: feature.rules.map((rule) => guardRule(rule, guard)) }),
    ...(feature.files && {
      files: (view) =>
        attempt('its files', [], () => [...(feature.files?.(view) ?? [])]).map((file) =>
          guardFile(file, guard),
        ),
    }),
  }
}

interface Guard {
  readonly attempt: <Value>(making: string, instead: Value, call: () => Value) => Value
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
    const making = (address: string): string => `its part in ${slot} of /${address}`
    return [
      slot,
      {
        collect: (view, page) =>
          attempt(making(page.address), undefined, () => json(part.collect(view, page))),
        render: (input, context) =>
          attempt(making(context.frame.address), '', () => textOf(part.render(input, context))),
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
    collect: (view, page) =>
      attempt(`its page /${page.address}`, undefined, () => json(kind.collect(view, page))),
    render: (input, context) => {
      const title = { content: `<h1>${escapeTitle(context.frame.title)}</h1>` }
      // What could not be collected has been told of.
      if (input === undefined) return title
      return attempt(`its page /${context.frame.address}`, title, () => {
        const made = kind.render(input, context)
        textOf(made.content)
        return made
      })
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

function guardRule(rule: Rule, { attempt }: Guard): Rule {
  return {
    ...rule,
    run: (context) =>
      attempt(`its rule "${rule.code}"`, [], (): readonly Diagnostic[] => [...rule.run(context)]),
  }
}

function guardFile({ address, make }: SiteFile, { attempt }: Guard): SiteFile {
  return { address, make: () => attempt(`its file /${address}`, '', make) }
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
