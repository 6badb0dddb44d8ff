import type { NotePath } from '../../model/path.ts'
import type { TopicOrigin } from '../../model/topic.ts'
import type { TopicId } from '../../model/topic-id.ts'

/** A topic while its notes are being gathered. */
export interface TopicDraft {
  readonly id: TopicId
  readonly origin: TopicOrigin
  readonly title: string
  parent: TopicId | undefined
  readonly start: NotePath[]
  readonly isCurrent: boolean
}

/** Id of a topic that no note stands for. */
export function topicIdOf(origin: Exclude<TopicOrigin, { readonly kind: 'note' }>): TopicId {
  switch (origin.kind) {
    case 'name':
      return `/name/${origin.name}` as TopicId
    case 'folder':
      return `/folder/${origin.folder}` as TopicId
    case 'tag':
      return `/tag/${origin.tag}` as TopicId
  }
}
