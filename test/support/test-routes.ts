import assert from 'node:assert/strict';
import { printRoute, routesOf } from './routes-of';

/** The files of a program, and its routes, one line each. */
export type Program = readonly [files: Readonly<Record<string, string>>, routes: readonly string[]];

/** Shows which routes are read from small programs of a framework. */
export function testRoutes(framework: string, programs: Readonly<Record<string, Program>>): void {
  suite(`Routes of ${framework}`, () => {
    for (const [name, [files, routes]] of Object.entries(programs)) {
      test(name, async () => assert.deepEqual((await routesOf(files)).map(printRoute), routes));
    }
  });
}
