import type { Anchor } from '../../../text/automaton';
import { aiShapes } from './ai';
import { awsShapes } from './aws';
import { azureShapes } from './azure';
import { cloudShapes } from './clouds';
import { dataShapes } from './data';
import { hostingShapes } from './hosting';
import { infrastructureShapes } from './infrastructure';
import { messagingShapes } from './messaging';
import { paymentShapes } from './payments';
import type { Shape } from './shape';
import { structuralShapes } from './structural';

/** Every shape of a token or key. */
export const shapes: readonly Shape[] = [
  ...awsShapes,
  ...azureShapes,
  ...cloudShapes,
  ...hostingShapes,
  ...messagingShapes,
  ...paymentShapes,
  ...aiShapes,
  ...dataShapes,
  ...infrastructureShapes,
  ...structuralShapes,
];

const byId = new Map(shapes.map((shape) => [shape.id, shape]));

/** The shape of that id. */
export function findShape(id: string): Shape | undefined {
  return byId.get(id);
}

/** What the shapes are found by. */
export const shapeAnchors: readonly Anchor[] = shapes.flatMap(({ id, anchors = [], words = [] }) => [
  ...anchors.map((text) => ({ text, caseless: false, of: id })),
  ...words.map((text) => ({ text, caseless: true, of: id })),
]);
