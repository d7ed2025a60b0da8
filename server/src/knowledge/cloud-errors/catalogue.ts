import { awsCredentialMarks, awsCredentialShapes } from './aws-credentials';
import { awsReasons } from './aws-layers';
import { awsServiceMarks, awsServiceShapes, signInPermission } from './aws-services';
import { azureMarks, azureNetwork, azureNetworkCodes, azureShapes, entraCodes } from './azure';
import { containerMarks, containerShapes } from './containers';
import { gcpMarks, gcpShapes } from './gcp';
import type { Mark, Shape } from './shape';

/** Every shape of message that is known. */
export const shapes: readonly Shape[] = [
  ...awsReasons,
  ...awsServiceShapes,
  ...awsCredentialShapes,
  ...containerShapes,
  ...gcpShapes,
  ...azureShapes,
];

/** How they are found, the more particular marks of one anchor first. */
export const marks: readonly Mark[] = [
  ...awsServiceMarks,
  ...awsCredentialMarks,
  ...containerMarks,
  ...gcpMarks,
  ...azureMarks,
];

const byNumber = new Map(shapes.map((shape) => [shape.number, shape]));
const byEntraCode = new Map(
  entraCodes.flatMap(([codes, says, fix]) => codes.split(' ').map((code) => [code, { says, fix }] as const)),
);

/** What is known of a shape, in the light of the code that the message has. */
export function shapeOf(number: number, code?: string): Shape {
  const shape = byNumber.get(number);
  if (!shape) throw new RangeError(`There is no shape ${number}.`);
  if (number === 97 && code && azureNetworkCodes.has(code)) return azureNetwork;
  if (number === 55 && code === 'AccessDenied') return signInPermission;
  const entra = number === 99 && code ? byEntraCode.get(code.replace(/^AADSTS/i, '')) : undefined;
  return entra ? { ...shape, ...entra } : shape;
}
