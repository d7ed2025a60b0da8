import { grammarOf } from '../../syntax/code/grammars';

/** One of these stands in every file that declares a route of a framework that is read, or that may pass one on. */
const hints: readonly string[] = [
  '.get(',
  '.post(',
  '.put(',
  '.patch(',
  '.delete(',
  '.all(',
  '.use(',
  '.route(',
  '.register',
  '.on(',
  '@Controller',
  '@Resolver',
  '@Get',
  '@Post',
  'Procedure',
  'procedure',
  'urlpatterns',
  'router',
  'Router',
  'APIView',
  'ViewSet',
  'Resource',
  'MethodView',
  'add_url_rule',
  '_request',
  'ROOT_URLCONF',
  'Route(',
  'Mount(',
  'use server',
  'NextRe',
  'handler',
  'export const GET',
  'export async function',
  'export function',
];

/** A cheap look at a text: may it declare a route? */
export function mayHoldRoutes(path: string, text: string): boolean {
  return grammarOf(path) !== undefined && hints.some((hint) => text.includes(hint));
}
