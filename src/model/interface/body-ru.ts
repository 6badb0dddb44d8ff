import type { BodyText } from './interface-text.ts'

const callouts: Readonly<Record<string, string>> = {
  note: 'Заметка',
  abstract: 'Обзор',
  summary: 'Итог',
  tldr: 'Коротко',
  info: 'Сведения',
  todo: 'Сделать',
  tip: 'Совет',
  hint: 'Подсказка',
  important: 'Важно',
  success: 'Успех',
  check: 'Проверено',
  done: 'Сделано',
  question: 'Вопрос',
  help: 'Помощь',
  faq: 'Частые вопросы',
  warning: 'Предупреждение',
  caution: 'Осторожно',
  attention: 'Внимание',
  failure: 'Неудача',
  fail: 'Не удалось',
  missing: 'Отсутствует',
  danger: 'Опасно',
  error: 'Ошибка',
  bug: 'Дефект',
  example: 'Пример',
  quote: 'Цитата',
  cite: 'Цитата',
}

/** Words that stand within a note's text, in Russian. */
export const bodyText: BodyText = {
  footnotes: () => 'Сноски',
  footnote: (of) => `Сноска ${of}`,
  backToCall: (of, place) => (place === '' ? `Назад к сноске ${of}` : `Назад к сноске ${of}, место ${place}`),
  noSuchPart: (of) => `В «${of}» нет такой части`,
  data: () => 'Данные',
  task: (of) => (of === ' ' ? 'не сделано' : of === 'x' || of === 'X' ? 'сделано' : `отмечено знаком ${of}`),
  callout: (of) => callouts[of] ?? of,
}
