// What the clock says, without a document: tested by node.
const digits = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' };

export function formatsFor(timeZone) {
  return {
    time: new Intl.DateTimeFormat('en-GB', { ...digits, timeZone }),
    beijing: new Intl.DateTimeFormat('en-GB', { ...digits, timeZone: 'Asia/Shanghai' }),
    dates: {
      vi: new Intl.DateTimeFormat('vi-VN', { ...day, timeZone }),
      en: new Intl.DateTimeFormat('en-GB', { ...day, timeZone }),
      zh: new Intl.DateTimeFormat('zh-CN', { ...day, timeZone }),
    },
  };
}

export function clockFace(formats, nowMs) {
  const dates = Object.fromEntries(Object.entries(formats.dates).map(([key, format]) => [key, format.format(nowMs)]));
  return {
    time: formats.time.format(nowMs),
    // Zones with odd minutes exist, with odd seconds none is left.
    seconds: String(Math.floor(nowMs / 1000) % 60).padStart(2, '0'),
    beijing: formats.beijing.format(nowMs),
    dates,
  };
}
