/** How often and how long; gardens and readers are in none of it. */
export interface Metrics {
  /** One answer: its status, and how long it took in seconds. */
  answered(status: number, seconds: number): void
  /** A push that somebody told of, by what became of that. */
  told(outcome: 'noted' | 'known' | 'refused'): void
  /** All of it as OpenMetrics has it. */
  render(gauges: Readonly<Record<string, number>>): string
}

/** What such a text is, for who asks for it. */
export const metricsType = 'application/openmetrics-text; version=1.0.0; charset=utf-8'

/** Upper ends in seconds, of what is counted together. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

/** Counts from when it is made. */
export function createMetrics(): Metrics {
  const answers = new Map<string, number>()
  const hooks = new Map<string, number>()
  const counts = buckets.map(() => 0)
  let [sum, all] = [0, 0]
  return {
    answered(status, seconds) {
      const kind = `${Math.floor(status / 100)}xx`
      answers.set(kind, (answers.get(kind) ?? 0) + 1)
      sum += seconds
      all++
      const at = buckets.findIndex((end) => seconds <= end)
      if (at >= 0) counts[at]!++
    },
    told(outcome) {
      hooks.set(outcome, (hooks.get(outcome) ?? 0) + 1)
    },
    render(gauges) {
      const below = buckets.map((_, i) => counts.slice(0, i + 1).reduce((all, count) => all + count))
      return [
        '# TYPE hortus_hub_answers counter',
        '# HELP hortus_hub_answers Answers to readers.',
        ...linesOf('hortus_hub_answers_total', 'status', answers),
        '# TYPE hortus_hub_pushes counter',
        '# HELP hortus_hub_pushes Notices of pushes.',
        ...linesOf('hortus_hub_pushes_total', 'outcome', hooks),
        '# TYPE hortus_hub_answer_seconds histogram',
        '# UNIT hortus_hub_answer_seconds seconds',
        '# HELP hortus_hub_answer_seconds How long answers take.',
        ...buckets.map((end, i) => `hortus_hub_answer_seconds_bucket{le="${end}"} ${below[i]}`),
        `hortus_hub_answer_seconds_bucket{le="+Inf"} ${all}`,
        `hortus_hub_answer_seconds_sum ${sum}`,
        `hortus_hub_answer_seconds_count ${all}`,
        ...Object.entries(gauges).flatMap(([name, value]) => [
          `# TYPE hortus_hub_${name} gauge`,
          `hortus_hub_${name} ${value}`,
        ]),
        '# EOF',
        '',
      ].join('\n')
    },
  }
}

function linesOf(name: string, label: string, counts: ReadonlyMap<string, number>): readonly string[] {
  return [...counts].sort().map(([value, count]) => `${name}{${label}="${value}"} ${count}`)
}
