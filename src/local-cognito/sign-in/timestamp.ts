/** The client's clock may be this far off. */
const TOLERANCE = 5 * 60_000;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const FORM = /^([A-Z][a-z]{2}) ([A-Z][a-z]{2}) ([1-9]|[12]\d|3[01]) (\d{2}):(\d{2}):(\d{2}) UTC (\d{4})$/;

/** Whether a TIMESTAMP such as `Mon Jan 5 03:04:05 UTC 2026` is about now. Another weekday than the date's makes it none. */
export function isTimely(timestamp: string, now: number): boolean {
  const time = parseTimestamp(timestamp);
  return time !== undefined && Math.abs(time - now) <= TOLERANCE;
}

/** Milliseconds since the epoch, or undefined when the text has another form. */
export function parseTimestamp(timestamp: string): number | undefined {
  const [, dayName, monthName = '', day, hours, minutes, seconds, year] = FORM.exec(timestamp) ?? [];
  const month = MONTHS.indexOf(monthName);
  if (month < 0) return undefined;
  const time = Date.UTC(Number(year), month, Number(day), Number(hours), Number(minutes), Number(seconds));
  return DAYS[new Date(time).getUTCDay()] === dayName ? time : undefined;
}
