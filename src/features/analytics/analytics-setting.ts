import { defineSetting, type SettingProblem } from '../../define/setting.ts'
import { describeValue } from '../../text/describe-value.ts'

/** A script of another host that counts readers. */
export interface Analytics {
  /** Its address. */
  readonly script: string
  /** What its element says beside that, by name. */
  readonly attributes: Readonly<Record<string, string>>
  /** Hosts that it sends to. */
  readonly sendsTo: readonly string[]
}

/** What a garden's config may say of counting readers. */
export interface AnalyticsConfig {
  /**
   * A script of another host, with the attributes that it asks for (`data-…`, `id`, `integrity`, `crossorigin`) and the hosts
   * that it sends to; default: its own. Only `hortus.config.ts` may say it, since the script runs in every reader's page.
   *
   * @example
   * ```ts
   * analytics: { script: 'https://plausible.io/js/script.js', attributes: { 'data-domain': 'notes.example' } }
   * ```
   */
  readonly analytics?: {
    readonly script: string
    readonly attributes?: Readonly<Record<string, string>>
    readonly sendsTo?: readonly string[]
  }
}

const expected = 'expected { script: "https://…", attributes: { … }, sendsTo: ["host", …] }'

export const analyticsSetting = defineSetting<Analytics | undefined>({
  name: 'analytics',
  about: 'A script of another host that counts readers.',
  usual: undefined,
  read(value, isData) {
    if (isData)
      return [
        {
          problem:
            'a script of another host is taken from hortus.config.ts alone, not from JSON, which comes with the notes',
        },
      ]
    if (!isRecord(value)) return [{ problem: `found ${describeValue(value)}, ${expected}` }]
    const { script, attributes = {}, sendsTo, ...rest } = value
    const problems: SettingProblem[] = Object.keys(rest).map((at) => ({
      at,
      problem: `unknown setting, ${expected}`,
    }))
    if (!isScriptAddress(script))
      problems.push({
        at: 'script',
        problem: `found ${describeValue(script)}, expected an address that begins with https://, without a question mark`,
      })
    if (!isAttributes(attributes))
      problems.push({
        at: 'attributes',
        problem: `found ${describeValue(attributes)}, expected texts by names: data-…, id, integrity or crossorigin`,
      })
    if (sendsTo !== undefined && !isHosts(sendsTo))
      problems.push({
        at: 'sendsTo',
        problem: `found ${describeValue(sendsTo)}, expected a list of host names such as ["plausible.io"]`,
      })
    if (problems.length > 0 || !isScriptAddress(script) || !isAttributes(attributes)) return problems
    return {
      value: { script, attributes, sendsTo: isHosts(sendsTo) ? sendsTo : [new URL(script).host] },
    }
  },
})

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A policy names scripts by their path, and `;` or `,` would end it. */
function isScriptAddress(value: unknown): value is string {
  return typeof value === 'string' && /^https:\/\/[\w.-]+(?::\d+)?\/[\w./~@+-]*$/.test(value)
}

function isAttributes(value: unknown): value is Readonly<Record<string, string>> {
  return (
    isRecord(value) &&
    Object.entries(value).every(
      ([name, text]) =>
        /^(?:data-[a-z\d-]+|id|integrity|crossorigin)$/.test(name) && typeof text === 'string',
    )
  )
}

function isHosts(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length <= 8 &&
    value.every((host) => typeof host === 'string' && /^[\w-]+(?:\.[\w-]+)+(?::\d+)?$/.test(host))
  )
}
