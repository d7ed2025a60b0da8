/** How the key of the Azure storage emulator begins, which is the same on every machine and documented. */
const emulatorKeyStart = ['Eby8', 'vdM0'].join('');

/** True if the value is the key of the Azure storage emulator. */
export function isEmulatorKey(value: string): boolean {
  return value.length === 88 && value.startsWith(emulatorKeyStart);
}
