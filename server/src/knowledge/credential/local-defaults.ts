/** Defaults that everybody knows and that servers at home have. */
const localDefaults = new Set([
  'changeit',
  'minioadmin',
  'guest',
  'postgres',
  'admin',
  'root',
  'admin123',
  'password1',
  'password123',
  'root123',
  'postgres123',
  '123456',
  '12345678',
]);

/** True for a password that servers come with. */
export function isLocalDefault(value: string): boolean {
  return localDefaults.has(value.toLowerCase());
}
