import { topicFacts } from '../features/topics/facts.ts'
import { askGarden, type GardenQuestion } from './ask-garden.ts'
import { describeSeries, describeTopics } from './describe-topics.ts'
import { renderSeriesText, renderTopicsText } from './render-topics-text.ts'

/** Prints the topics of a garden. */
export async function runTopics(question: GardenQuestion): Promise<void> {
  const { terminal } = question
  await askGarden(question, ({ snapshot: { garden } }) => {
    const topics = describeTopics(garden)
    const hasDeclaredTopics = garden.read(topicFacts).isDeclared
    terminal.out(
      question.json
        ? JSON.stringify({ hasDeclaredTopics, topics }, null, 2)
        : renderTopicsText(topics, hasDeclaredTopics, terminal.colors),
    )
  })
}

/** Prints the series of a garden. */
export async function runSeries(question: GardenQuestion): Promise<void> {
  const { terminal } = question
  await askGarden(question, ({ snapshot: { garden } }) => {
    const series = describeSeries(garden)
    terminal.out(
      question.json ? JSON.stringify({ series }, null, 2) : renderSeriesText(series, terminal.colors),
    )
  })
}
