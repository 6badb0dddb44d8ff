/** Words by which people mark how far a note is, who may see it or what it is for, folded. No topic is called so. */
const stateWords: ReadonlySet<string> = new Set(
  (
    'archived,budding,daily,daily-note,done,draft,drafts,evergreen,fixme,fleeting,in-progress,inbox,incubator,moc,' +
    'monthly,permanent,pinned,placeholder,planned,private,public,published,sapling,seedling,someday,stage,' +
    'status,stub,to-do,todo,unpublished,weekly,wip,yearly'
  ).split(','),
)

/** Whether a folded tag, or one above it, says what state a note is in (`seedling`, `status/draft`) and not what it is about. */
export function isStateTag(tag: string): boolean {
  return tag.split('/').some((word) => stateWords.has(word))
}
