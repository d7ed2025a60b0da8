import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Failure } from '../disk/find-files';
import { slashed } from '../disk/paths';
import { readTextFile } from '../disk/text-file';
import { catalogue } from '../engine/catalogue';
import { makeIgnore } from '../engine/ignore';
import { projectFileName, readProjectFile } from '../settings/project-file';
import { resolveRule, resolveSettings, type Settings } from '../settings/resolve';
import { parseSettings } from '../syntax/settings';
import { LineIndex } from '../text/line-index';

/** What the files of one folder are reviewed with. */
export interface FolderSettings {
  readonly settings: Settings;
  /** True if the settings leave out the file with this absolute path. */
  readonly ignores: (path: string) => boolean;
}

/** The settings of each folder, from the nearest project file upward. Each project file is read once. */
export class ProjectSettings {
  readonly #folders = new Map<string, FolderSettings>();
  readonly #only: readonly string[];
  readonly #report: (failure: Failure) => void;

  /** Runs the rules `only`, or all that the settings switch on if it is empty; tells `report` what is wrong in a project file. */
  constructor(only: readonly string[], report: (failure: Failure) => void) {
    this.#only = only;
    this.#report = report;
  }

  of(folder: string): FolderSettings {
    const known = this.#folders.get(folder);
    if (known) return known;
    const found = this.#find(folder);
    this.#folders.set(folder, found);
    return found;
  }

  #find(folder: string): FolderSettings {
    const file = join(folder, projectFileName);
    if (existsSync(file)) return this.#read(folder, file);
    // Settings of somebody else's folders have no say in a repository.
    const above = dirname(folder);
    if (above === folder || existsSync(join(folder, '.git')))
      return this.#toFolderSettings(resolveSettings([], catalogue));
    return this.of(above);
  }

  #read(folder: string, file: string): FolderSettings {
    const content = readTextFile(file);
    if (content.kind !== 'text') {
      this.#report({ path: file, message: content.message });
      return this.#toFolderSettings(resolveSettings([], catalogue));
    }
    const origin = { name: projectFileName, folder: slashed(folder) };
    const { layer, problems } = readProjectFile(parseSettings(content.text), origin, catalogue);
    const lines = new LineIndex(content.text);
    for (const { message, span } of problems) {
      const { line, character } = lines.toLineColumn(span.start);
      this.#report({ path: file, message: `${line + 1}:${character + 1} ${message}` });
    }
    return this.#toFolderSettings(resolveSettings([layer], catalogue));
  }

  #toFolderSettings(settings: Settings): FolderSettings {
    const ignores = makeIgnore(settings);
    return { settings: onlyRules(settings, this.#only), ignores: (path) => ignores(slashed(path)) };
  }
}

/** The same settings with every other rule off. Who asks for a rule by name gets it, also where it is off. */
function onlyRules(settings: Settings, ids: readonly string[]): Settings {
  if (ids.length === 0) return settings;
  const rules = catalogue.map((rule) => {
    const setting = settings.rules.get(rule.id) ?? resolveRule(rule);
    if (!ids.includes(rule.id)) return [rule.id, { ...setting, severity: 'off' }] as const;
    return [
      rule.id,
      setting.severity === 'off' ? { ...setting, severity: rule.severity, chosen: false } : setting,
    ] as const;
  });
  return { ...settings, rules: new Map(rules) };
}
