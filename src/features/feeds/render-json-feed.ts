import type { FeedText } from './collect-entries.ts'

/** The feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function renderJsonFeed(feed: FeedText): string {
  const whole = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.page,
    feed_url: feed.json,
    language: feed.lang,
    authors: [feed.author],
    items: feed.entries.map(
      ({ id, url, title, summary, content, published, updated, topics, authors, lang }) => ({
        id,
        url,
        title,
        // An item has to have content; a feed reader shows the summary until it is opened.
        ...(content === undefined ? { content_text: summary } : { content_html: content }),
        summary,
        ...(published !== undefined && { date_published: published }),
        date_modified: updated,
        ...(topics.length > 0 && { tags: topics }),
        ...(lang !== feed.lang && { language: lang }),
        ...(authors.length > 0 && { authors }),
      }),
    ),
  }
  return `${JSON.stringify(whole, undefined, 1)}\n`
}
