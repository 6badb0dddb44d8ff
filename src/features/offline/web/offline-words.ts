const words = {
  en: {
    keep: (size: string) => `Keep this garden on this device (${size})`,
    keeping: 'Keeping this garden on this device',
    cancel: 'Cancel',
    kept: (size: string) => `This garden is kept on this device (${size}).`,
    remove: 'Remove from this device',
    removed: 'Removed from this device.',
    away: 'The connection was lost. What has come so far is kept.',
    other: 'The host changes files on the way, so they cannot be kept.',
    full: 'This browser has no room for the whole garden.',
    newer: 'A newer version of this garden is ready.',
    reload: 'Reload',
    atHand: 'Kept on this device',
  },
  ar: {
    keep: (size: string) => `احفظ هذه الحديقة على هذا الجهاز (${size})`,
    keeping: 'يجري حفظ هذه الحديقة على هذا الجهاز',
    cancel: 'إلغاء',
    kept: (size: string) => `هذه الحديقة محفوظة على هذا الجهاز (${size}).`,
    remove: 'احذفها من هذا الجهاز',
    removed: 'حُذفت من هذا الجهاز.',
    away: 'انقطع الاتصال. ما وصل حتى الآن محفوظ.',
    other: 'يغيّر المضيف الملفات في الطريق، فلا يمكن حفظها.',
    full: 'لا يتّسع هذا المتصفح للحديقة كلها.',
    newer: 'صدرت نسخة أحدث من هذه الحديقة.',
    reload: 'إعادة التحميل',
    atHand: 'محفوظ على هذا الجهاز',
  },
}

const language = (): 'en' | 'ar' => (document.documentElement.dataset['ui'] === 'ar' ? 'ar' : 'en')

/** The texts in the language of the interface. */
export function offlineWords() {
  return words[language()]
}

/** `1.4 MB`. */
export function inMegabytes(bytes: number): string {
  const digits = bytes < 10_000_000 ? 1 : 0
  return new Intl.NumberFormat(language(), {
    style: 'unit',
    unit: 'megabyte',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(bytes / 1_000_000)
}
