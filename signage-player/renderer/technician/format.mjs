// Numbers, times and sizes as each language writes them. Times are Vietnam time wherever the machine thinks it is.
const LOCALES = { vi: 'vi-VN', en: 'en-GB', zh: 'zh-CN' };
const ZONE = 'Asia/Ho_Chi_Minh';

const UNITS = {
  vi: { d: 'ngày', h: 'giờ', m: 'phút', s: 'giây' },
  en: { d: 'd', h: 'h', m: 'min', s: 's' },
  zh: { d: '天', h: '小时', m: '分', s: '秒' },
};

export function durationIn(language, ms) {
  const unit = UNITS[language];
  const space = language === 'zh' ? '' : ' ';
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts = [[Math.floor(seconds / 86_400), unit.d], [Math.floor(seconds / 3600) % 24, unit.h], [Math.floor(seconds / 60) % 60, unit.m], [seconds % 60, unit.s]];
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return `0${space}${unit.s}`;
  return parts.slice(first, first + 2).filter(([count], i) => i === 0 || count > 0).map(([count, name]) => `${count}${space}${name}`).join(' ');
}

/** Date and time; a time that no calendar has is said as the number it is. */
export function momentIn(language, ms, { zone = ZONE, seconds = false } = {}) {
  if (!Number.isFinite(ms) || Math.abs(ms) > 8.64e15) return String(ms);
  return new Intl.DateTimeFormat(LOCALES[language], {
    timeZone: zone, day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', ...(seconds ? { second: '2-digit' } : {}), hourCycle: 'h23',
  }).format(ms);
}

export function bytesIn(language, bytes) {
  const [size, unit] = [[1024 ** 4, 'TB'], [1024 ** 3, 'GB'], [1024 ** 2, 'MB'], [1024, 'kB']].find(([least]) => bytes >= least) ?? [1, 'B'];
  const value = bytes / size;
  return `${new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: value < 10 && size > 1 ? 1 : 0 }).format(value)} ${unit}`;
}

export function numberIn(language, value, digits = 0) {
  return new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: digits }).format(value);
}

/** Milliseconds, or more readable when they are many. */
export function gapIn(language, ms) {
  const size = Math.abs(ms);
  const sign = ms < 0 ? '−' : '+';
  return size < 10_000 ? `${sign}${numberIn(language, size)} ms` : `${sign}${durationIn(language, size)}`;
}
