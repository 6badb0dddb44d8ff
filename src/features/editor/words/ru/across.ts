import { countIn } from '../../../../model/interface/count-in.ts'
import type { AcrossText } from '../across-text.ts'

const count = countIn('ru')
const sections = count({ one: '# раздел', few: '# раздела', other: '# разделов' })
const places = count({ one: '# место', few: '# места', other: '# мест' })

/** What changes across notes ask, in Russian. */
export const acrossText: AcrossText = {
  split: {
    title: 'Разделить по заголовкам',
    level: 'Заметка для каждого раздела',
    levelOf: (level, n, formatted) => `уровень ${level} (${sections(n, formatted)})`,
    none: 'В этой заметке нет заголовка, по которому её можно разделить.',
    folder: 'Папка новых заметок',
  },
  movePart: {
    title: 'Переместить в другую заметку',
    what: 'Что',
    selection: 'выделенное',
    block: 'абзац у курсора',
    section: (heading) => `раздел «${heading}»`,
    to: 'Другая заметка',
    under: 'Куда',
    atEnd: 'в конец',
    underHeading: (heading) => `под «${heading}»`,
    leave: 'На этом месте',
    leaveNothing: 'ничего',
  },
  series: {
    title: 'Сделать из этой папки серию',
    name: 'Как называется серия',
    by: 'Чем она задана',
    byProperties: 'свойствами каждой заметки',
    byIndex: 'списком в отдельной заметке',
    order: 'Её части по порядку',
    up: (name) => `${name}: раньше`,
    down: (name) => `${name}: позже`,
    few: 'В этой папке нет двух заметок.',
  },
  replace: {
    title: 'Найти и заменить в саду',
    find: 'Найти',
    replacement: 'Заменить на',
    regexp: 'Регулярное выражение',
    matchCase: 'Учитывать регистр',
    word: 'Слова целиком',
    within: 'Где',
    text: 'текст',
    properties: 'свойства',
    code: 'код, формулы, HTML и комментарии',
    links: 'адреса ссылок',
    folder: 'Только в папке',
    tag: 'Только с меткой',
    line: (line) => `Строка ${line}`,
    all: (path, n, formatted) => `${path} · ${places(n, formatted)}`,
    apply: 'Заменить отмеченное',
    nothing: 'Ничего не отмечено.',
    skipped: (names) => `Оставлены как есть, потому что тем временем изменились: ${names}`,
  },
}
