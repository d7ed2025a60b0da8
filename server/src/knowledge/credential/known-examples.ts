/** How the key of the Azure storage emulator begins, which is the same on every machine and documented. */
const emulatorKeyStart = ['Eby8', 'vdM0'].join('');

/** True if the value is the key of the Azure storage emulator. */
export function isEmulatorKey(value: string): boolean {
  return value.length === 88 && value.startsWith(emulatorKeyStart);
}

/** The tokens and secrets in the examples of RFC 5849, 6749 and 6750, which manuals of clients repeat. */
const documented: ReadonlySet<string> = new Set([
  'kkk9d7dh3k39sjv7',
  'dpf43f3p2l4k3l03',
  'kd94hf93k423kf44',
  'nnch734d00sl2jdk',
  'pfkkdhi9sl3r4s00',
  'hh5s93j4hdidpola',
  'hdhd0244k9j7ao03',
  'ad180jjd733klru7',
  'jjd999tj88uiths3',
  '2YotnFZFEjr1zCsicMWpAA',
  'tGzv3JOkF0XG5Qx2TlKWIA',
  'SplxlOBeZQQYbYS6WxSbIA',
  '7Fjfp0ZBr1KtDRbnfVdmIw',
  'gX1fBat3bV',
  'mF_9.B5f-4.1JqM',
]);

/** True for a value that a standard shows as an example. */
export function isDocumentedExample(value: string): boolean {
  return documented.has(value);
}
