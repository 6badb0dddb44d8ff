import { countIn } from '../../../../model/interface/count-in.ts'
import type { EditorText } from '../editor-text.ts'
import { commandText } from './commands.ts'
import { findText, footText, reloadText } from './find.ts'
import { pasteText } from './paste.ts'
import { propertyText } from './properties.ts'
import { proposalText } from './proposals.ts'

const count = countIn('ru')
const words = count({ one: '# слово', few: '# слова', other: '# слов' })
const notes = count({ one: '# заметка', few: '# заметки', other: '# заметок' })

/** Names, and how many there are besides. */
function list(names: readonly string[], more: number, formatted: string): string {
  return `${names.join(', ')}${more > 0 ? ` и ещё ${formatted}` : ''}`
}

/** What writing says in Russian. */
export const editorText: EditorText = {
  edit: 'Править',
  editHint: 'Править эту заметку (e)',
  write: 'Написать',
  done: 'Готово',
  save: 'Сохранить',
  preview: 'Просмотр',
  text: 'Текст',
  mode: {
    title: 'Как показывать текст',
    next: 'Показать текст иначе',
    source: 'Исходный текст',
    live: 'Живой просмотр',
    side: 'Рядом',
  },
  vim: 'Клавиши Vim',
  close: 'Закрыть',
  cancel: 'Отмена',
  more: 'Ещё',
  label: (title) => `Текст: ${title}`,
  words,
  stored: (name) => `${name} теперь в саду`,
  failed: (reason) => `Не получилось: ${reason}`,
  withoutPlugins: 'Плагины этого сада работают на сервере, а он не отвечает: просмотр показан без них.',
  state: {
    saved: 'Сохранено',
    unsaved: 'Ещё не сохранено',
    saving: 'Сохраняется…',
    offline:
      'Сервер не отвечает. То, что вы пишете, хранится в этом браузере и будет сохранено, когда он вернётся.',
    refused: (reason) => `Не сохранено: ${reason}. То, что вы пишете, хранится в этом браузере.`,
    conflict: 'Кто-то другой изменил те же слова. Ничего не сохраняется, пока вы не выберете.',
  },
  link: {
    ambiguous: 'Так называются несколько заметок',
    wanted: 'Ещё не написана',
  },
  draft: {
    title: 'Остался черновик',
    text: (when) => `Он от ${when} и не был сохранён. Слева — файл, какой он сейчас.`,
    take: 'Продолжить черновик',
    keep: 'Оставить файл',
    onDisk: 'Файл',
    inDraft: 'Черновик',
  },
  conflict: {
    title: 'Две версии',
    text: 'Пока вы писали, файл изменили в тех же словах. Перенесите отдельные изменения стрелками или выберите.',
    removed: 'Пока вы писали, файл удалили.',
    mine: 'Оставить мою',
    theirs: 'Взять другую',
    both: 'Оставить обе',
    asShown: 'Сохранить правую сторону',
    takeOver: 'Перенести это изменение',
    onDisk: 'Файл (другая)',
    here: 'Здесь (моя)',
    writeAgain: 'Записать снова',
    letGo: 'Отказаться',
    later: 'Решить позже',
    settle: 'Выбрать…',
  },
  key: {
    title: 'Чтобы писать, нужен ключ',
    text: 'Откройте ссылку, которую сервер показал при запуске, или вставьте её ключ сюда.',
    label: 'Ключ',
    enter: 'Продолжить',
  },
  past: {
    title: 'Прежние версии',
    none: 'Их пока нет: текст сохраняется здесь, когда его место занимает другой.',
    restore: 'Вернуть',
    before: 'Тогда',
    now: 'Сейчас',
    setAside: 'отложена в этом браузере',
  },
  change: {
    rename: 'Переименовать или переместить',
    what: 'Что',
    note: 'Эту заметку',
    folder: 'Её папку',
    heading: 'Заголовки',
    block: 'Блоки',
    tag: 'Метки во всём саду',
    alias: 'Другие названия',
    newName: 'Новое название или путь',
    merge: 'Объединить с другой заметкой',
    mergeText:
      'Текст этой заметки переходит в конец другой, ссылки на неё ведут туда, а эта заметка удаляется.',
    mergeInto: 'Другая заметка',
    extract: 'Сделать заметку из выделенного',
    extractTo: 'Путь новой заметки',
    leave: 'На её месте',
    leaveLink: 'ссылка',
    leaveEmbed: 'вложение, чтобы её можно было читать и здесь',
    nothingSelected: 'Сначала выделите то, что должно стать отдельной заметкой.',
    show: 'Показать, что изменится',
    created: 'новый',
    removed: 'удалён',
    symlink: 'символическая ссылка, ведёт на новое место',
    moved: 'меняется только имя',
    rest: count({ one: 'и ещё # файл', few: 'и ещё # файла', other: 'и ещё # файлов' }),
    links: count({
      one: 'Переписывается # ссылка.',
      few: 'Переписываются # ссылки.',
      other: 'Переписывается # ссылок.',
    }),
    byAlias: count({
      one: '# из них вела бы сюда только по другому названию, а его другие программы не понимают.',
      other: '# из них вели бы сюда только по другому названию, а его другие программы не понимают.',
    }),
    unread: (names, more, formatted) =>
      `Эти файлы не удалось прочесть, поэтому ссылки в них остаются как есть: ${list(names, more, formatted)}`,
    linksLeft: count({
      one: '# место оставлено как есть, потому что через него идут ссылки: его меняет переименование.',
      few: '# места оставлены как есть, потому что через них идут ссылки: их меняет переименование.',
      other: '# мест оставлено как есть, потому что через них идут ссылки: их меняет переименование.',
    }),
    unsearched: (names, more, formatted) =>
      `Не просмотрены, потому что их не удалось прочесть: ${list(names, more, formatted)}`,
    changed: (names, more, formatted) =>
      `Оставлены как есть, потому что их только что изменили: ${list(names, more, formatted)}`,
    canvases: (names, more, formatted) =>
      `Есть и на холстах, они остаются как есть: ${list(names, more, formatted)}`,
    emptied: (folder, names, more, formatted) =>
      `В ${folder}/ не остаётся заметок, и ссылки на эту папку никуда не поведут: ${list(names, more, formatted)}`,
    symlinks: (names, more, formatted) =>
      `Символические ссылки в том, что настройки пропускают, остаются как есть и никуда не поведут: ${list(names, more, formatted)}`,
    seemsToLink: (path) => `${path} (похоже, там есть такие ссылки)`,
    apply: count({ one: 'Изменить # файл', few: 'Изменить # файла', other: 'Изменить # файлов' }),
    done: count({ one: 'Изменён # файл', few: 'Изменено # файла', other: 'Изменено # файлов' }),
    undo: 'Отменить',
    undoLast: (title) => `Отменить: ${title}`,
    undone: 'Отменено: каждый файл стал таким, каким был',
  },
  block: {
    title: 'Пометить блок',
    text: (path, id) => `Ссылке нужно ^${id} в конце этого абзаца в ${path}:`,
    add: 'Добавить',
    gone: (path) => `${path}: абзац уже не на прежнем месте, ничего не записано.`,
  },
  removal: {
    title: 'Удалить эту заметку',
    text: (path) => `${path} перейдёт в папку .trash сада.`,
    remove: 'Удалить',
  },
  task: {
    done: 'Выполнена',
    open: 'Снова открыта',
    changed: 'Заметку тем временем изменили; ничего не записано. Нажмите ещё раз.',
  },
  beside: {
    title: 'Рядом с текстом',
    close: 'Закрыть панель',
    outline: 'Структура',
    links: 'Ссылки',
    backlinks: 'Обратные ссылки',
    mentions: 'Упоминания',
    problems: 'Проблемы',
    line: (number) => `Строка ${number}:`,
    none: {
      outline: 'Заголовков пока нет.',
      links: 'Ссылок пока нет.',
      backlinks: 'Сюда пока ничто не ссылается.',
      mentions: 'Ни одна другая заметка не называет её без ссылки.',
      problems: 'Проблем нет.',
    },
  },
  creation: {
    title: 'Новая заметка',
    name: 'Название, перед ним папки, если нужно',
    create: 'Написать',
    template: 'Шаблон',
    noTemplate: 'Без шаблона: только название',
  },
  template: {
    title: 'Вставить шаблон',
    which: 'Шаблон',
    insert: 'Вставить',
    none: 'В этом саду нет шаблонов: их папку называет настройка «templates».',
  },
  mentions: {
    title: 'Названия, которые могли бы стать ссылками',
    none: 'Здесь ни одна заметка не названа без ссылки.',
    link: 'Сделать отмеченные ссылками',
    hint: (title) => `Называет «${title}» без ссылки. Alt L сделает ссылку`,
  },
  complete: {
    newFootnote: 'новая сноска',
    today: 'сегодня',
    tomorrow: 'завтра',
    yesterday: 'вчера',
    uses: notes,
    wanted: count({
      one: 'ещё не написана; её ждёт # ссылка',
      few: 'ещё не написана; её ждут # ссылки',
      other: 'ещё не написана; её ждут # ссылок',
    }),
    adds: (id) => `добавит туда ^${id}`,
    like: (callout) => `как ${callout}`,
  },
  desk: {
    title: 'Стол садовника',
    loading: 'Осматриваем сад…',
    nothing: 'Здесь вас ничто не ждёт.',
    problems: 'Ссылки, которые ведут в никуда или не туда',
    wanted: 'Ненаписанные заметки',
    tend: 'За чем ухаживать',
    orphans: 'Заметки без входящих и исходящих ссылок',
    sprouting: count({
      one: 'росток, на который ссылается # заметка',
      few: 'росток, на который ссылаются # заметки',
      other: 'росток, на который ссылаются # заметок',
    }),
    stale: (day, newer) => `изменена ${day}, раньше, чем ${newer}`,
    unchecked: (since) =>
      since === ''
        ? 'никто не запускал то, что она утверждает'
        : `то, что она утверждает, последний раз запускали ${since}`,
    bridge: (shared) => `обе о том же: ${shared}`,
    short: words,
    stub: (count, leading) => `${count}, хотя ${leading}`,
    leading: count({
      one: 'туда ведёт # заметка',
      few: 'туда ведут # заметки',
      other: 'туда ведут # заметок',
    }),
    noTopic: 'без темы',
    mentions: 'Названия без ссылок',
    open: 'Открыть',
    link: 'Сделать ссылками',
    use: (name) => `Взять «${name}»`,
    asks: count({ one: 'её ждёт # заметка', few: 'её ждут # заметки', other: 'её ждут # заметок' }),
    names: count({ one: '# название', few: '# названия', other: '# названий' }),
    more: (_, formatted) => `ещё ${formatted}`,
    mended: (title) => `Исправлено: ${title}`,
    notMended: 'Заметку тем временем изменили; ничего не записано.',
  },
  commands: commandText,
  paste: pasteText,
  properties: propertyText,
  proposals: proposalText,
  find: findText,
  foot: footText,
  reload: reloadText,
  phrases: {
    Completions: 'Варианты',
    Diagnostics: 'Проблемы',
    'No diagnostics': 'Проблем нет',
    'Go to line': 'Перейти к строке',
    go: 'Перейти',
    'folded code': 'свёрнутый текст',
    unfold: 'развернуть',
    '$ unchanged lines': 'Строк без изменений: $',
    'Revert this chunk': 'Перенести это изменение',
    'Control character': 'Управляющий символ',
    'Selection deleted': 'Выделенное удалено',
    to: 'до',
  },
}
