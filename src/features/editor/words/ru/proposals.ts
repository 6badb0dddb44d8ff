import { countIn } from '../../../../model/interface/count-in.ts'
import type { EditorText } from '../editor-text.ts'

/** What is said of what agents propose, in Russian. */
export const proposalText: EditorText['proposals'] = {
  title: 'Предложения агентов',
  look: 'Посмотреть',
  about: (by, day, files) => `${by}, ${day}, ${files}`,
  files: countIn('ru')({ one: '# файл', few: '# файла', other: '# файлов' }),
  stale: (paths) => `Изменилось после предложения, поэтому принять его уже нельзя: ${paths}`,
  isStale: 'устарело',
  added: (path, targets) => `${path} станет ссылаться на ${targets}`,
  removed: (path, targets) => `${path} больше не будет ссылаться на ${targets}`,
  appearing: 'Проблемы, которые появятся',
  solved: 'Проблемы, которые исчезнут',
  accept: 'Принять',
  reject: 'Отклонить',
  accepted: (summary) => `Принято: ${summary}`,
  rejected: (summary) => `Отклонено: ${summary}`,
}
