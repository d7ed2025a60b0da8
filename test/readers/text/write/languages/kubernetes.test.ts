import assert from 'node:assert/strict';
import { rewrite, testRepairs, titles } from '../rewrite';

const pod = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n';
const secret = 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: web\n';

suite('a credential in a manifest of Kubernetes', () => {
  testRepairs('pod.yaml', {
    'a variable is read from a Secret': {
      before: `${pod}  containers:\n    - env:\n        - name: DB_PASSWORD\n          value: "«»"\n`,
      name: 'DB_PASSWORD',
      after: `${pod}  containers:\n    - env:\n        - name: DB_PASSWORD\n          valueFrom:\n            secretKeyRef:\n              name: web-secrets\n              key: DB_PASSWORD\n`,
    },
    'a variable whose value stands first is read from a Secret': {
      before: `${pod}  containers:\n    - env:\n        - value: «»\n          name: DB_PASSWORD\n`,
      name: 'DB_PASSWORD',
      after: `${pod}  containers:\n    - env:\n        - valueFrom:\n            secretKeyRef:\n              name: web-secrets\n              key: DB_PASSWORD\n          name: DB_PASSWORD\n`,
    },
    'a variable in a list as far to the right as its key is read from a Secret': {
      before: `${pod}  - env:\n    - name: DB_PASSWORD\n      value: «»\n`,
      name: 'DB_PASSWORD',
      after: `${pod}  - env:\n    - name: DB_PASSWORD\n      valueFrom:\n        secretKeyRef:\n          name: web-secrets\n          key: DB_PASSWORD\n`,
    },
    'a variable on one line is read from a Secret': {
      before: `${pod}  containers:\n    - env:\n        - { name: DB_PASSWORD, value: "«»" }\n`,
      name: 'DB_PASSWORD',
      after: `${pod}  containers:\n    - env:\n        - { name: DB_PASSWORD, valueFrom: { secretKeyRef: { name: web-secrets, key: DB_PASSWORD } } }\n`,
    },
    'a value that is none of a variable becomes a placeholder': {
      before: `${pod}  headers:\n  - name: Authorization\n    value: «»\n`,
      name: 'apiToken',
      after: `${pod}  headers:\n  - name: Authorization\n    value: \${API_TOKEN}\n`,
    },
    'a part of a command becomes a placeholder': {
      before: `${pod}  containers:\n    - args: ["--token=«»"]\n`,
      name: 'apiToken',
      after: `${pod}  containers:\n    - args: ["--token=\${API_TOKEN}"]\n`,
    },
    'the value of a ConfigMap, which cannot refer to a Secret, becomes a placeholder': {
      before: 'apiVersion: v1\nkind: ConfigMap\ndata:\n  DB_PASSWORD: «»\n',
      name: 'DB_PASSWORD',
      after: 'apiVersion: v1\nkind: ConfigMap\ndata:\n  DB_PASSWORD: ${DB_PASSWORD}\n',
    },
    'the text of a Secret becomes a placeholder': {
      before: `${secret}stringData:\n  password: '«»'\n`,
      name: 'DB_PASSWORD',
      after: `${secret}stringData:\n  password: '\${DB_PASSWORD}'\n`,
    },
    'the whole Secret is fetched by an ExternalSecret': {
      by: 'externalSecret',
      before: `# of the shop\n${secret}type: Opaque\ndata:\n  username: YQ==\n  password: «»\n---\n${pod}`,
      after:
        '# of the shop\napiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata:\n  name: web\nspec:\n' +
        '  refreshInterval: 1h\n  secretStoreRef:\n    kind: ClusterSecretStore\n    name: secret-store\n  target:\n    name: web\n' +
        '  data:\n    - secretKey: username\n      remoteRef:\n        key: web\n        property: username\n' +
        `    - secretKey: password\n      remoteRef:\n        key: web\n        property: password\n---\n${pod}`,
    },
    'an ExternalSecret keeps the type of its Secret': {
      by: 'externalSecret',
      before: `${secret}stringData:\r\n  tls.key: |\r\n    «»\r\ntype: kubernetes.io/tls\r\n`,
      after:
        'apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata:\n  name: web\nspec:\n' +
        '  refreshInterval: 1h\n  secretStoreRef:\n    kind: ClusterSecretStore\n    name: secret-store\n  target:\n    name: web\n' +
        '    template:\n      type: kubernetes.io/tls\n' +
        '  data:\n    - secretKey: tls.key\n      remoteRef:\n        key: web\n        property: tls.key\n',
    },
    'a Secret without a name is not fetched': {
      by: 'externalSecret',
      before: 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: "{{ .Release.Name }}"\ndata:\n  a: «»\n',
      after: 'refused: Only a Secret that has a name, and its values on lines of their own, can be fetched as a whole.',
    },
  });

  test('the placeholder of an encoded value is base64 and says its name', () => {
    const text = rewrite({ path: 'a.yaml', before: `${secret}data:\n  password: "«»"\n`, name: 'DB_PASSWORD' });
    const [, value = ''] = /password: "(.*)"/.exec(text) ?? [];
    assert.equal(atob(value), '<DB_PASSWORD>');
  });

  test('a Secret can be emptied or fetched', () => {
    const one = { path: 'a.yaml', before: `${secret}data:\n  password: «»\n`, name: 'DB_PASSWORD' };
    assert.deepEqual(titles(one), [
      'Put <DB_PASSWORD>, in base64, in its place; seal the real Secret or fetch it (then rotate it)',
      'Have the whole Secret fetched from a store, by an ExternalSecret (then rotate its values)',
    ]);
  });
});
