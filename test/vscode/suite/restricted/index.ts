import { runMocha } from '../run-mocha';

/** VS Code calls this in the extension host, in a window whose folder nobody has trusted. */
export function run(): Promise<void> {
  return runMocha(__dirname);
}
