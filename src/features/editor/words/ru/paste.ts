import type { EditorText } from '../editor-text.ts'

/** What is said in Russian of what is pasted and dropped. */
export const pasteText: EditorText['paste'] = {
  large: 'Большой файл',
  largeText: (names) => `${names}: попав в сад, он войдёт в каждую его копию.`,
  store: 'Добавить',
  leave: 'Не добавлять',
  tooLarge: (name, size, most) =>
    `${name} занимает ${size} и не добавлен: сад принимает файлы не больше ${most}.`,
  storing: (name, percent) => `Добавляется ${name}: ${percent}`,
  gone: 'сервер не отвечает; ничего не добавлено',
  unreadable: (name) => `Не удаётся прочесть ${name}`,
  address: 'Вставлен адрес',
  titled: 'Сделать ссылку с названием',
  asking: 'Узнаём название страницы…',
  noTitle: 'Страница не сообщила названия: ссылка названа по адресу',
  noAddress: 'У курсора нет адреса',
}
