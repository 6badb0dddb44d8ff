/** What is counted; gardens and readers are in none of it. */
type CounterName = 'answers' | 'pushes' | 'makings'
type DurationName = 'answer' | 'making'

/** How often and how long. */
export interface Metrics {
  /** Counts one, by what became of it. */
  count(name: CounterName, outcome: string): void
  /** One that took so many seconds. */
  took(name: DurationName, seconds: number): void
  /** All of it as OpenMetrics has it, with values of this moment. */
  render(gauges: Readonly<Record<string, number>>): string
}

/** What such a text is, for who asks for it. */
export const metricsType = 'application/openmetrics-text; version=1.0.0; charset=utf-8'

const counters: Readonly<Record<CounterName, string>> = {
  answers: 'Answers to readers, by the first digit of their status.',
  pushes: 'Notices of pushes.',
  makings: 'Gardens that were made, that cannot be made, and that are tried again.',
}

const durations: Readonly<Record<DurationName, string>> = {
  answer: 'How long answers take.',
  making: 'How long it takes to make a garden, all views of it together.',
}

/** Upper ends in seconds, of what is counted together. */
const ends = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300]

/** Counts from when it is made. */
export function createMetrics(): Metrics {
  const counts = new Map<CounterName, Map<string, number>>()
  const seconds = new Map<DurationName, number[]>()
  return {
    count(name, outcome) {
      const byOutcome = counts.get(name) ?? new Map<string, number>()
      counts.set(name, byOutcome.set(outcome, (byOutcome.get(outcome) ?? 0) + 1))
    },
    took(name, took) {
      // The last two are all of them, and their sum.
      const counted = seconds.get(name) ?? [...ends.map(() => 0), 0, 0]
      seconds.set(
        name,
        counted.map(
          (value, i) => value + (i === ends.length + 1 ? took : took <= (ends[i] ?? Infinity) ? 1 : 0),
        ),
      )
    },
    render(gauges) {
      return [
        ...[...counts].flatMap(([name, byOutcome]) => [
          `# TYPE hortus_hub_${name} counter`,
          `# HELP hortus_hub_${name} ${counters[name]}`,
          ...[...byOutcome]
            .sort()
            .map(([outcome, count]) => `hortus_hub_${name}_total{outcome="${outcome}"} ${count}`),
        ]),
        ...[...seconds].flatMap(([name, counted]) => renderDurations(name, counted)),
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

function renderDurations(name: DurationName, counted: readonly number[]): readonly string[] {
  const family = `hortus_hub_${name}_seconds`
  return [
    `# TYPE ${family} histogram`,
    `# UNIT ${family} seconds`,
    `# HELP ${family} ${durations[name]}`,
    ...[...ends, '+Inf'].map((end, i) => `${family}_bucket{le="${end}"} ${counted[i]}`),
    `${family}_sum ${counted.at(-1)}`,
    `${family}_count ${counted.at(-2)}`,
  ]
}
