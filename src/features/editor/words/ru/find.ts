import { countIn } from '../../../../model/interface/count-in.ts'
import type { EditorText } from '../editor-text.ts'

const count = countIn('ru')

/** What finding in a note says in Russian. */
export const findText: EditorText['find'] = {
  title: 'Найти и заменить',
  search: 'Найти',
  replacement: 'Заменить на',
  showReplacing: 'Заменить',
  isCaseSensitive: 'Учитывать регистр',
  isWholeWord: 'Слова целиком',
  isRegExp: 'Регулярное выражение',
  inSelection: 'В выделенном',
  next: 'Следующее совпадение',
  previous: 'Предыдущее совпадение',
  close: 'Закрыть',
  replaceOne: 'Заменить',
  replaceAll: 'Заменить всё',
  none: 'Не найдено',
  place: (at, count) => `${at} из ${count}`,
  count: count({ one: '# совпадение', few: '# совпадения', other: '# совпадений' }),
  replaced: count({
    one: 'Заменено # совпадение',
    few: 'Заменено # совпадения',
    other: 'Заменено # совпадений',
  }),
  bad: (reason) => `Это не регулярное выражение: ${reason}`,
  tooSlow: 'Это выражение слишком долго ищется в заметке. Упростите его.',
}

/** Words and reading time in Russian. */
export const footText: EditorText['foot'] = {
  minutes: count({ one: '# минута чтения', few: '# минуты чтения', other: '# минут чтения' }),
  selected: (words) => `Выделено: ${words}`,
}

/** Said when the page was loaded anew while somebody wrote, in Russian. */
export const reloadText: EditorText['reload'] = {
  draft: 'Страница загружена заново: здесь то, что вы успели написать, и оно сохраняется.',
  file: 'Страница загружена заново: это файл со всем, что было написано.',
  noRoom: 'В этом браузере нет места для черновиков: написанное в безопасности только после сохранения.',
}
