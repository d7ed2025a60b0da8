/** Colours and sizes are those of the editor, so that every theme fits. */
export const denialStyle = `
body { background: var(--vscode-editor-background); color: var(--vscode-editor-foreground); font-family: var(--vscode-font-family); font-size: var(--vscode-font-size); line-height: 1.5; padding: 0 20px 40px; max-width: 76em; }
h1 { font-size: 1.5em; margin: 0.6em 0; }
h2, h3 { font-size: 1.1em; margin: 1.4em 0 0.4em; }
p { margin: 0.4em 0; }
ul { margin: 0.3em 0; padding-left: 1.4em; }
article + article { border-top: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder)); margin-top: 2em; padding-top: 0.5em; }
.status:empty { display: none; }
.status { border-left: 3px solid var(--vscode-focusBorder); padding: 0.3em 0.8em; }
.says { font-size: 1.15em; }
pre, code { font-family: var(--vscode-editor-font-family); font-size: var(--vscode-editor-font-size, 1em); color: inherit; background: none; }
pre { border: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder)); margin: 0.6em 0; max-height: 18em; overflow: auto; padding: 0.6em 0.8em; white-space: pre-wrap; overflow-wrap: anywhere; }
code { overflow-wrap: anywhere; padding: 0; }
dl { display: grid; gap: 0.15em 1.2em; grid-template-columns: max-content minmax(0, 1fr); margin: 0.8em 0; }
dt { font-weight: 600; }
dd { margin: 0; }
.gates { display: flex; flex-wrap: wrap; gap: 12px; list-style: none; margin: 0.8em 0; padding: 0; }
.gate { border: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder)); border-left-width: 5px; display: grid; grid-template-columns: 2em auto; column-gap: 0.4em; min-width: 15em; padding: 0.6em 1em; }
.gate .mark { font-size: 1.6em; grid-row: 1 / 4; align-self: center; }
.gate .name { font-weight: 600; }
.gate.failed { border-color: var(--vscode-errorForeground); border-width: 2px 2px 2px 5px; }
.gate.passed { border-left-color: var(--vscode-charts-green, var(--vscode-foreground)); }
.gate.failed .state { font-weight: 700; }
.layers { list-style: none; margin: 0.4em 0; padding: 0; }
.layer { border-left: 4px solid var(--vscode-panel-border, var(--vscode-contrastBorder)); display: grid; grid-template-columns: 1.8em 15em 9em minmax(0, 1fr); gap: 0 0.4em; margin: 0.25em 0; padding: 0.1em 0.6em; align-items: baseline; }
.layer .name, .layer .state { font-weight: 600; }
.layer.implicitDeny, .layer.explicitDeny { border-left-color: var(--vscode-errorForeground); }
.layer.allow { border-left-color: var(--vscode-charts-green, var(--vscode-foreground)); }
@media (max-width: 700px) { .layer { grid-template-columns: 1.8em minmax(0, 1fr); } .layer .state, .layer .why { grid-column: 2; } }
.evidence { border: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder)); border-radius: 3px; font-size: 0.85em; padding: 0 0.4em; white-space: nowrap; }
.not li::marker { content: "✗  "; }
.diff .added { background: var(--vscode-diffEditor-insertedLineBackground, transparent); display: inline-block; width: 100%; }
.diff .removed { background: var(--vscode-diffEditor-removedLineBackground, transparent); display: inline-block; width: 100%; }
button { background: none; border: 1px solid transparent; color: var(--vscode-textLink-foreground); cursor: pointer; font: inherit; padding: 0 0.2em; text-decoration: underline; }
button.primary { background: var(--vscode-button-background); border: 1px solid var(--vscode-button-border, var(--vscode-contrastBorder, transparent)); color: var(--vscode-button-foreground); padding: 0.35em 1em; text-decoration: none; }
button:focus-visible, a:focus-visible, pre:focus-visible { outline: 2px solid var(--vscode-focusBorder); outline-offset: 1px; }
a { color: var(--vscode-textLink-foreground); }
`;
