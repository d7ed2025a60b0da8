import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decide } from '../../../server/src/evaluation/policy/decide';
import type { Decision, LayerName } from '../../../server/src/model/decision';
import {
  type KnownKey,
  keys,
  layersOf,
  requestOf,
  statementOf,
  type WrittenLayers,
  type WrittenRequest,
  type WrittenStatement,
  writtenLayers,
  writtenRequest,
} from '../../support/policy-cases';

const layerNames: readonly (keyof WrittenLayers)[] = ['identity', 'boundary', 'session', 'resource', 'scp', 'endpoint'];

suite('what holds of every decision', () => {
  test('adding a Deny never lets anything through that was denied, nor turns it unknown', () => {
    const added = fc
      .constantFrom(...layerNames)
      .chain((layer) => statementOf(layer, 'Deny').map((deny) => ({ layer, deny })));
    fc.assert(
      fc.property(writtenRequest, writtenLayers, added, (request, layers, { layer, deny }) => {
        const before = decided(request, layers);
        const after = decided(request, add(layers, layer, deny));
        if (before.decision === 'denied' && layers[layer] !== 'none') assert.equal(after.decision, 'denied');
        if (before.decision === 'unknown' && layers[layer] !== 'none') assert.notEqual(after.decision, 'allowed');
      }),
      { numRuns: 2000 },
    );
  });

  test('adding an Allow to a layer never turns what that layer allows into a denial', () => {
    const added = fc
      .constantFrom(...layerNames)
      .chain((layer) => statementOf(layer, 'Allow').map((allow) => ({ layer, allow })));
    fc.assert(
      fc.property(writtenRequest, writtenLayers, added, (request, layers, { layer, allow }) => {
        if (layers[layer] === 'none') return;
        const before = decided(request, layers);
        const after = decided(request, add(layers, layer, allow));
        if (stateOf(before, layer) === 'allow') assert.equal(stateOf(after, layer), 'allow');
        if (before.decision === 'allowed') assert.equal(after.decision, 'allowed');
      }),
      { numRuns: 2000 },
    );
  });

  test('the order of statements does not matter', () => {
    fc.assert(
      fc.property(writtenRequest, writtenLayers, (request, layers) => {
        const turned = mapLayers(layers, (statements) => [...statements].reverse());
        assert.deepEqual(told(decided(request, turned)), told(decided(request, layers)));
      }),
      { numRuns: 1000 },
    );
  });

  test('a statement says the same as one statement for each of its actions and resources', () => {
    const list = fc.array(fc.constantFrom('s3:GetObject', 's3:Get*', 'sqs:*', '*'), { minLength: 1, maxLength: 3 });
    const places = fc.array(fc.constantFrom('*', 'arn:aws:s3:::ledger/*', 'arn:aws:s3:::vault/*'), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(
        writtenRequest,
        writtenLayers,
        statementOf('identity'),
        list,
        places,
        (request, layers, base, actions, resources) => {
          const whole = { ...base, Action: actions, Resource: resources };
          const parts = actions.flatMap((Action) => resources.map((Resource) => ({ ...base, Action, Resource })));
          const withWhole = decided(request, { ...layers, identity: [...layers.identity, whole] });
          const withParts = decided(request, { ...layers, identity: [...layers.identity, ...parts] });
          assert.deepEqual(told(withParts), told(withWhole));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('what becomes known never turns a decision that was certain', () => {
    const values = fc.record(
      Object.fromEntries(
        Object.entries(keys).map(([key, some]) => [key, fc.constantFrom<KnownKey>('missing', ...some)]),
      ),
    );
    const others = fc.record({
      resourceAccount: fc.constantFrom('111122223333', '444455556666'),
      viaEndpoint: fc.boolean(),
    });
    fc.assert(
      fc.property(
        writtenRequest,
        writtenLayers,
        values,
        others,
        (request, layers, learnt, { resourceAccount, viaEndpoint }) => {
          const before = decided(request, layers);
          const context = Object.fromEntries(
            Object.keys(keys).map((key) => [key, request.context[key] ?? learnt[key]]),
          );
          const after = decided(
            {
              ...request,
              context,
              resourceAccount: request.resourceAccount ?? resourceAccount,
              viaEndpoint: request.viaEndpoint ?? viaEndpoint,
            },
            layers,
          );
          assert.notEqual(after.decision, 'unknown');
          if (before.decision !== 'unknown') assert.equal(after.decision, before.decision);
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('a decision that is not certain names what is missing, and one that is certain misses nothing', () => {
    fc.assert(
      fc.property(writtenRequest, writtenLayers, (request, layers) => {
        const { decision, missing, blockers } = decided(request, layers);
        assert.equal(missing.length > 0, decision === 'unknown');
        assert.equal(blockers.length > 0, decision !== 'allowed');
      }),
      { numRuns: 2000 },
    );
  });
});

function decided(request: WrittenRequest, layers: WrittenLayers): Decision {
  return decide(requestOf(request), layersOf(layers));
}

function add(layers: WrittenLayers, layer: keyof WrittenLayers, statement: WrittenStatement): WrittenLayers {
  const before = layers[layer];
  return { ...layers, [layer]: before === 'none' ? [statement] : [...before, statement] };
}

function mapLayers(
  layers: WrittenLayers,
  change: (statements: readonly WrittenStatement[]) => readonly WrittenStatement[],
): WrittenLayers {
  const of = <T>(layer: T | readonly WrittenStatement[]) => (Array.isArray(layer) ? change(layer) : layer);
  return {
    identity: change(layers.identity),
    boundary: of(layers.boundary),
    session: of(layers.session),
    resource: of(layers.resource),
    scp: of(layers.scp),
    endpoint: of(layers.endpoint),
  } as WrittenLayers;
}

function stateOf({ layers }: Decision, layer: LayerName): string | undefined {
  return layers.find((one) => one.layer === layer)?.state;
}

/** What a decision says, but for which of the statements said it first. */
function told({ decision, layers, missing }: Decision): unknown {
  return {
    decision,
    states: layers.map(({ layer, state, counts }) => [layer, state, counts]),
    missing: [...missing].sort(),
  };
}
