/** The day of a time in seconds since 1970, as `2026-01-31`, or undefined if it lies outside of the years of four digits. */
export function dayOf(seconds: number): string | undefined {
  if (!Number.isFinite(seconds)) return undefined;
  // Days are counted from 1 March of the year 0 of the Gregorian calendar, so that the leap day ends a year.
  const days = Math.floor(seconds / 86_400) + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const month = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * month + 2) / 5) + 1;
  const year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0);
  if (year < 1000 || year > 9999) return undefined;
  return [year, month < 10 ? month + 3 : month - 9, day].map((part) => String(part).padStart(2, '0')).join('-');
}
