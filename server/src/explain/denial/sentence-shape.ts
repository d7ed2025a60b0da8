import type { ShapeLayer } from '../../knowledge/cloud-errors/shape';
import type { Denial } from '../../model/denial';
import type { AwsSentence } from './aws-sentence';

/** The numbers of the shapes by layer: without a Deny, with one. */
const byLayer: Readonly<Partial<Record<ShapeLayer, readonly [implicit: number, explicit: number]>>> = {
  identity: [1, 2],
  resource: [4, 5],
  key: [4, 5],
  scp: [6, 7],
  rcp: [9, 8],
  boundary: [10, 11],
  session: [12, 13],
  endpoint: [14, 15],
  trust: [17, 17],
};

const assuming = /^sts:(?:AssumeRole|TagSession|SetSourceIdentity)$/i;

/**
 * Which shape of the catalogue a sentence has, and which layer it names: the policy of a KMS key and of a role are called
 * by names of their own. `around` is the text around the sentence.
 */
export function shapeOfSentence(sentence: AwsSentence, around: string): Pick<Denial, 'shape' | 'layer' | 'denyType'> {
  const { action = '', denyType } = sentence;
  const isOfKey = /^kms:/i.test(action);
  const layer = sentence.layer === 'resource' ? layerOfResource(action, isOfKey) : sentence.layer;
  const told = { layer, denyType };
  if (sentence.isOfOtherAccount) return { ...told, shape: 20 };
  if (sentence.publicSetting) return { ...told, shape: /acl/i.test(sentence.publicSetting) ? 32 : 31 };
  if (sentence.isTransitive) return { ...told, shape: 16 };
  if (/Lambda was unable to decrypt/i.test(around) && isOfKey) return { ...told, shape: 41 };
  if (sentence.layer === 'resource' && denyType === 'unknown') return { ...told, shape: 39 };
  if (isOfKey && sentence.isOfCiphertext && layer === 'identity') {
    return { ...told, shape: /^kms:GenerateDataKey/i.test(action) ? 38 : 37 };
  }
  if (/^iam:PassRole$/i.test(action) && layer === 'identity' && denyType === 'implicit') return { ...told, shape: 45 };
  if (/^iam:PassRole$/i.test(action) && layer === 'unknown' && denyType === 'unknown') return { ...told, shape: 45 };
  if (/^lambda:InvokeFunction$/i.test(action) && layer === 'resource' && denyType === 'implicit') {
    return { ...told, shape: 44 };
  }
  if (assuming.test(action) && (layer === 'unknown' || layer === 'trust')) {
    return { ...told, shape: layer === 'trust' ? 17 : 46 };
  }
  if (/^anonymous$/i.test(sentence.principal ?? '') && /^execute-api:/i.test(action)) return { ...told, shape: 83 };
  const numbers = byLayer[layer];
  if (!numbers) return { ...told, shape: denyType === 'explicit' ? 19 : 18 };
  const shape = numbers[denyType === 'explicit' ? 1 : 0];
  return { ...told, shape: shape === 2 && sentence.policyArn ? 3 : shape };
}

function layerOfResource(action: string, isOfKey: boolean): ShapeLayer {
  if (isOfKey) return 'key';
  return assuming.test(action) ? 'trust' : 'resource';
}
